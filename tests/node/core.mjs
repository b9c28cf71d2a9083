// dist/temper-core.mjs, loaded as on a strict page: nothing to fetch with, no code from strings. The
// memory it runs in is caught on the way.
const code_from_strings = function () {
  throw new EvalError('the core makes no code from strings');
};
code_from_strings.prototype = Function.prototype;
Object.assign(globalThis, { eval: code_from_strings, Function: code_from_strings });

let memory;
const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (...given) => {
  const made = await instantiate(...given);
  const exports = (made.instance ?? made).exports;
  memory = Object.values(exports).find((item) => item instanceof WebAssembly.Memory);
  return made;
};
globalThis.fetch = () => {
  throw new Error('the core fetches nothing');
};

const { default: temper } = await import('../../dist/temper-core.mjs');
export const core = await temper();
export const load = temper;
export const memory_bytes = () => memory.buffer.byteLength;
