// Emscripten 3.1.6's loader takes Node's fetch for a browser's, and fails on a file's path.
globalThis.fetch = undefined;
