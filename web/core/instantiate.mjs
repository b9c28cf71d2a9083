// @ts-check
// Put in front of these by web/core/assemble.py: the program that Emscripten made, and its
// WebAssembly in base64.
/* global make_core, core_wasm */

/** The bindings, ready to be called. Nothing is fetched: it works from a file, in Node, and under a
 * content security policy that allows `wasm-unsafe-eval` alone. */
export function instantiate() {
  const bytes = atob(core_wasm);
  const wasmBinary = Uint8Array.from(bytes, (c) => c.charCodeAt(0));
  return make_core({ wasmBinary });
}
