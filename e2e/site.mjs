// A server of a test's own for a copy of dist/: at a path below the root, with headers of the test's choice.
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const DIST = fileURLToPath(new URL('../dist/', import.meta.url));
const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm', '.txt': 'text/plain; charset=utf-8', '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml', '.png': 'image/png',
};

/** Serves a copy of dist/ below `path`; what other pages there are is by address in `pages`. */
export async function site({ path = '/', headers = {}, pages = {} } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'fourway-site-'));
  await cp(DIST, folder, { recursive: true });
  const asked = [];
  const server = createServer(async (request, response) => {
    const address = decodeURIComponent(request.url.split('?')[0]);
    asked.push(address);
    const answer = (status, type, body) => {
      response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-cache', ...headers });
      response.end(body);
    };
    if (address in pages) return answer(200, TYPES['.html'], pages[address]);
    const below = address.startsWith(path) && normalize(address.slice(path.length) || 'index.html');
    if (!below || below.startsWith('..')) return answer(404, TYPES['.txt'], 'not here');
    try {
      return answer(200, TYPES[extname(below)] ?? 'application/octet-stream', await readFile(join(folder, below)));
    } catch {
      return answer(404, TYPES['.txt'], 'not here');
    }
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  // A test that fails does not keep the others waiting.
  server.unref();
  const origin = `http://127.0.0.1:${server.address().port}`;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((done) => { server.close(done); });
    await rm(folder, { recursive: true });
  };
  return { folder, asked, origin, url: origin + path, close };
}
