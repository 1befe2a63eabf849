// The page as `cargo xtask publish` lays it out, and what every server has to say of each of its files.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/** The folder that the chore has made for the tests, and the path of the page in these settings. */
export const PUBLISHED = fileURLToPath(new URL('../target/published/servers/', import.meta.url));
export const PAGES = fileURLToPath(new URL('../target/published/pages/', import.meta.url));
export const PATH = '/net/fourway/';
export const POLICY = readFileSync(join(PUBLISHED, 'site/policy.txt'), 'utf8').trim();

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8', '.ts': 'text/plain; charset=utf-8', '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json', '.svg': 'image/svg+xml', '.png': 'image/png', '.json': 'application/json',
  '.xml': 'application/xml', '.zip': 'application/zip',
};
const NAMED = /[-.][0-9a-f]{16}[-_./]/;
const FOREVER = 'public, max-age=31536000, immutable';
const FOR_DISKS = /^fourway(-[A-Za-z-]+)?\.html$|^packages\//;

/** The files of the site; what is compressed stands beside its file and counts with it. */
export const files = (site) => readdirSync(site, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !/\.(br|gz)$|^_headers$|^\.nojekyll$/.test(entry.name))
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(join(site, '/').length));

/** Why a program cannot be asked; false where it can. */
export const absent = (program) => (spawnSync(program, [program === 'caddy' ? 'version' : '-v']).error ? `${program}: none on PATH` : false);

/** A port that nobody listens on. */
export const port = () => new Promise((done) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});

/** Starts a server and waits until it answers; `stop` ends it. */
export async function started(program, args, origin, env = {}) {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  let told = '';
  child.stderr.on('data', (bytes) => { told += bytes; });
  const ended = new Promise((done) => { child.on('exit', done); });
  const stop = async () => { child.kill('SIGTERM'); await ended; };
  for (let turn = 0; turn < 100; turn += 1) {
    if (child.exitCode !== null) assert.fail(`${program} ended: ${told}`);
    if (await ask(`${origin}/`).then(Boolean, () => false)) return { stop, told: () => told };
    await new Promise((done) => { setTimeout(done, 50); });
  }
  await stop();
  return assert.fail(`${program} does not answer: ${told}`);
}

/** One request as it goes over the line: nothing is decompressed, nothing is followed. */
export const ask = (address, headers = {}) => new Promise((done, failed) => {
  const { hostname, port, pathname } = new URL(address);
  request({ hostname, port, path: pathname, headers }, (answer) => {
    const parts = [];
    answer.on('data', (part) => parts.push(part));
    answer.on('end', () => done({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }));
  }).on('error', failed).end();
});

const digest = (bytes) => createHash('sha256').update(bytes).digest('hex');
const plain = { br: brotliDecompressSync, gzip: gunzipSync, undefined: (bytes) => bytes };

/** Asks for every file in every way, and holds each answer to what docs/hosting.md says. `codings` is what the server has. */
export async function holds(origin, site, codings) {
  const there = new Set(readdirSync(site, { recursive: true }).map(String));
  for (const file of files(site)) {
    const expected = readFileSync(join(site, file));
    for (const wish of ['br, gzip', 'gzip', undefined]) {
      const { status, headers, body } = await ask(origin + PATH + file, wish ? { 'Accept-Encoding': wish } : {});
      const of = `${file} with ${wish}`;
      assert.equal(status, 200, of);
      assert.equal(headers['content-type'], TYPES[extname(file)], of);
      assert.equal(headers['cache-control'], NAMED.test(file) ? FOREVER : 'no-cache', of);
      assert.equal(headers['content-security-policy'], POLICY, of);
      assert.equal(headers['x-content-type-options'], 'nosniff', of);
      assert.equal(headers['referrer-policy'], 'no-referrer', of);
      assert.equal(headers['content-disposition'], FOR_DISKS.test(file) ? 'attachment' : undefined, of);
      const [best] = codings.filter((one) => wish?.includes(one) && there.has(`${file}.${one === 'br' ? 'br' : 'gz'}`));
      assert.equal(headers['content-encoding'], best, of);
      if (best) assert.match(headers.vary ?? '', /accept-encoding/i, of);
      assert.equal(digest(plain[best](body)), digest(expected), of);
    }
  }
}

/** What is no file of the page: its folder, other addresses, what the browser has already. */
export async function answers(origin, site) {
  const page = await ask(origin + PATH, { 'Accept-Encoding': 'gzip' });
  assert.equal(page.status, 200);
  assert.equal(page.headers['cache-control'], 'no-cache');
  assert.equal(digest(gunzipSync(page.body)), digest(readFileSync(join(site, 'index.html'))));
  const bare = await ask(origin + PATH.slice(0, -1));
  assert.equal(bare.status, 308);
  assert.equal(new URL(bare.headers.location, origin).href, origin + PATH);
  const gone = await ask(`${origin}${PATH}fourway-web-0000000000000000.js`);
  assert.equal(gone.status, 404);
  assert.doesNotMatch(gone.headers['cache-control'] ?? '', /immutable/, 'what is absent may come');
  for (const other of ['/', '/net/', `${PATH}../../nginx.conf`, `${PATH}%2e%2e/nginx.conf`, `${PATH}..%2fnginx.conf`, `${PATH}static/`]) {
    const { status } = await ask(origin + other);
    assert.ok(status === 404 || status === 400 || status === 403 || (other === '/' && status === 200), `${other}: ${status}`);
  }
  const again = await ask(origin + PATH, { 'If-None-Match': (await ask(origin + PATH)).headers.etag });
  assert.equal(again.status, 304);
}
