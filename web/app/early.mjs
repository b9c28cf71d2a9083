// @ts-check
// Asks for the program while the page's other scripts are still on their way.
import {knownBuild} from './builds.mjs';

/** @param {Record<string, string>} attributes */
const link = attributes => document.head.append(Object.assign(document.createElement('link'), attributes));

const build = knownBuild();
if (build) {
  link({rel: 'modulepreload', href: `app/${build}.mjs`});
  link({rel: 'preload', as: 'fetch', type: 'application/wasm', crossOrigin: 'anonymous', href: `app/${build}.wasm`});
}
