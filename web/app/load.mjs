// @ts-check
// The program's bytes, compiled as they arrive.

/**
 * @param {string} build `temper`, or `temper-labs` with every lab
 * @param {object} host what the program asks of the page
 * @param {HTMLCanvasElement} canvas
 * @param {(loaded: number, total: number) => void} progress bytes; `total` 0 where it is unknown
 * @returns {Promise<any>} the module's exports
 */
export async function load(build, host, canvas, progress) {
  const {default: temper} = await import(`./${build}.mjs`);
  return new Promise((resolve, reject) => {
    const instantiateWasm = (imports, done) => {
      instance(`${build}.wasm`, imports, progress).then(done, reject);
      return {};
    };
    temper({host, canvas, instantiateWasm}).then(resolve, reject);
  });
}

/**
 * @param {string} file
 * @param {WebAssembly.Imports} imports
 * @param {(loaded: number, total: number) => void} progress
 */
async function instance(file, imports, progress) {
  const address = new URL(file, import.meta.url);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${file} could not be fetched (${response.status})`);
  const bytes = counted(response, progress);
  try {
    return (await WebAssembly.instantiateStreaming(bytes, imports)).instance;
  } catch (fault) {
    if (fault instanceof WebAssembly.CompileError) throw fault;
    // A server that calls wasm something else; the bytes are in the browser's cache by now.
    const whole = await (await fetch(address)).arrayBuffer();
    return (await WebAssembly.instantiate(whole, imports)).instance;
  }
}

/**
 * @param {Response} response
 * @param {(loaded: number, total: number) => void} progress
 * @returns {Response} the same, told to `progress` as it passes
 */
function counted(response, progress) {
  if (!response.body || typeof TransformStream === 'undefined') return response;
  // Where the server compresses, the length on the wire is not that of the bytes that come out.
  const total = response.headers.has('Content-Encoding') ? 0 : Number(response.headers.get('Content-Length'));
  let loaded = 0;
  const counter = new TransformStream({
    transform(chunk, out) {
      loaded += chunk.byteLength;
      progress(loaded, total);
      out.enqueue(chunk);
    },
  });
  return new Response(response.body.pipeThrough(counter), {headers: response.headers});
}
