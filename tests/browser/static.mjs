// @ts-check
// A static host for dist/, as plain as they come.
import {createReadStream, existsSync, statSync} from 'node:fs';
import {createServer} from 'node:http';
import {extname, join, normalize} from 'node:path';

const types = {
  '.html': 'text/html; charset=utf-8', '.mjs': 'text/javascript', '.css': 'text/css',
  '.wasm': 'application/wasm', '.json': 'application/json', '.svg': 'image/svg+xml',
};

/**
 * @param {string} root folder that is served below `/some/where/`, as on a shared host
 * @returns {Promise<{url: string, close: () => void}>}
 */
export function serve(root) {
  const server = createServer((request, response) => {
    const {pathname} = new URL(request.url ?? '/', 'http://here');
    const path = pathname.replace(/^\/some\/where\//, '/');
    const file = join(root, normalize(decodeURIComponent(path)), path.endsWith('/') ? 'index.html' : '');
    if (path === pathname || !existsSync(file) || !statSync(file).isFile())
      return response.writeHead(404).end();
    response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
    response.setHeader('Content-Length', statSync(file).size);
    createReadStream(file).pipe(response);
  });
  return new Promise(resolve => server.listen(0, '127.0.0.1', () => {
    const {port} = /** @type {import('node:net').AddressInfo} */ (server.address());
    resolve({url: `http://127.0.0.1:${port}/some/where/`, close: () => server.close()});
  }));
}
