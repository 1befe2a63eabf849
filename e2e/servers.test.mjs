// The settings that we publish, in the servers that they are for: nginx and Caddy where they are installed, Netlify's rules,
// and the page that has its policy in itself.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { test } from 'node:test';
import { absent, answers, files, holds, PAGES, PATH, POLICY, port, PUBLISHED, started } from './published.mjs';
import { open, ready, withBrowser } from './support.mjs';

withBrowser();

const SITE = join(PUBLISHED, 'site');

/** The page in a browser: it runs, a way opens, the worker keeps it, and the console has nothing to say. */
async function runs(address, sealed = true) {
  const { page, said, close } = await open(address);
  await ready(page);
  await page.getByRole('link', { name: 'Lesson' }).click();
  await page.locator('[data-panel="way"]').waitFor();
  await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.active);
  assert.deepEqual(said, []);
  assert.equal(await injected(page), sealed ? undefined : true, 'whether what was not built runs');
  await close();
}

/** Puts a script into the page, as an attacker might. */
const injected = (page) => page.evaluate(() => {
  const script = document.createElement('script');
  script.text = 'window.intruder = true';
  document.head.append(script);
  return window.intruder;
});

/** The settings for nginx with a port, a folder for what it writes, and brotli or not. */
async function nginx(brotli) {
  const folder = await mkdtemp(join(tmpdir(), 'fourway-nginx-'));
  const free = await port();
  for (const name of ['nginx.conf', 'fourway.http.conf', 'fourway.location.conf']) {
    let text = await readFile(join(PUBLISHED, name), 'utf8');
    text = text.replaceAll('/tmp/fourway-', `${folder}/`).replace('listen 8080', `listen 127.0.0.1:${free}`);
    // Its children would otherwise be of a user who may not read below the home of another one.
    text = text.replace('worker_processes auto;', `worker_processes 1;${process.getuid() ? '' : ' user root;'}`);
    await writeFile(join(folder, name), brotli ? text.replace('# brotli_static on;', 'brotli_static on;') : text);
  }
  const conf = join(folder, 'nginx.conf');
  return { conf, folder, origin: `http://127.0.0.1:${free}` };
}

const check = (conf) => spawnSync('nginx', ['-t', '-c', conf], { encoding: 'utf8' });

test('nginx serves every file as the table says', { skip: absent('nginx') }, async () => {
  const { conf, folder, origin } = await nginx(false);
  const { status, stderr } = check(conf);
  assert.equal(status, 0, stderr);
  const { stop } = await started('nginx', ['-c', conf, '-g', 'daemon off;'], origin);
  await holds(origin, SITE, ['gzip']);
  await answers(origin, SITE);
  await runs(origin + PATH);
  await stop();
  await rm(folder, { recursive: true });
});

test('nginx with its module for brotli hands out what the build compressed', { skip: absent('nginx') }, async (context) => {
  const { conf, folder, origin } = await nginx(true);
  const { status, stderr } = check(conf);
  if (/unknown directive "brotli_static"/.test(stderr)) return context.skip('nginx: found no module for brotli');
  assert.equal(status, 0, stderr);
  const { stop } = await started('nginx', ['-c', conf, '-g', 'daemon off;'], origin);
  await holds(origin, SITE, ['br', 'gzip']);
  await runs(origin + PATH);
  await stop();
  return rm(folder, { recursive: true });
});

test('Caddy serves every file as the table says', { skip: absent('caddy') }, async () => {
  const conf = join(PUBLISHED, 'Caddyfile');
  const free = await port();
  const folder = await mkdtemp(join(tmpdir(), 'fourway-caddy-'));
  const env = { FOURWAY_SITE: `http://127.0.0.1:${free}`, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder };
  const args = ['--config', conf, '--adapter', 'caddyfile'];
  const { status, stderr } = spawnSync('caddy', ['validate', ...args], { env: { ...process.env, ...env }, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  const origin = `http://127.0.0.1:${free}`;
  const { stop } = await started('caddy', ['run', ...args], origin, env);
  await holds(origin, SITE, ['br', 'gzip']);
  await answers(origin, SITE);
  await runs(origin + PATH);
  await stop();
  await rm(folder, { recursive: true });
});

/** What the rules of `_headers` give a path: those of every pattern that it matches. */
function rules(text) {
  const all = [];
  for (const line of text.split('\n').filter((line) => line.trim() && !line.startsWith('#'))) {
    if (!line.startsWith(' ')) all.push({ pattern: line.trim(), headers: {} });
    else all.at(-1).headers[line.slice(0, line.indexOf(':')).trim()] = line.slice(line.indexOf(':') + 1).trim();
  }
  const matches = (pattern, path) => (pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern);
  return (path) => all.filter(({ pattern }) => matches(pattern, path)).map(({ headers }) => headers);
}

test('the rules for Netlify name each header of a file once, and every file that may be kept', async () => {
  const of = rules(await readFile(join(SITE, '_headers'), 'utf8'));
  for (const file of files(SITE)) {
    const all = of(`/${file}`);
    const names = all.flatMap(Object.keys);
    assert.equal(new Set(names).size, names.length, `${file}: ${names.join(', ')}`);
    const headers = Object.assign({}, ...all);
    assert.equal(headers['Content-Security-Policy'], POLICY, file);
    assert.equal('Cache-Control' in headers, /[-.][0-9a-f]{16}[-_./]/.test(file), file);
    assert.equal('Content-Disposition' in headers, file === 'fourway.html', file);
  }
});

/** A server that sends no headers but a type, as GitHub Pages does. */
async function bare(folder, headers = {}) {
  const types = { '.html': 'text/html; charset=utf-8', '.js': 'application/javascript', '.css': 'text/css', '.wasm': 'application/wasm' };
  const server = createServer(async ({ url }, response) => {
    const file = url.split('?')[0].slice(PATH.length) || 'index.html';
    const body = await readFile(join(folder, file)).catch(() => null);
    response.writeHead(body ? 200 : 404, { 'Content-Type': types[extname(file)] ?? 'text/plain', ...headers });
    response.end(body);
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  server.unref();
  return { url: `http://127.0.0.1:${server.address().port}${PATH}`, end: () => { server.closeAllConnections(); server.close(); } };
}

test('where no header can be sent the policy in the page holds, and the worker takes the page', async () => {
  const site = join(PAGES, 'site');
  const html = await readFile(join(site, 'index.html'), 'utf8');
  assert.ok(html.indexOf(`content="${POLICY}"`) < html.indexOf('<script'), 'the policy stands before every script');
  assert.ok(html.indexOf(`content="${POLICY}"`) > 0);
  const { url, end } = await bare(site);
  await runs(url);
  end();
});

test('every script is asked with its digest: a policy that demands it finds nothing', async () => {
  const { url, end } = await bare(SITE, { 'Integrity-Policy': 'blocked-destinations=(script)' });
  await runs(url, false);
  const { page, said, close } = await open(`${url}?embed&scene=lost-fin`);
  await ready(page);
  assert.deepEqual(said, []);
  await close();
  end();
});

for (const [what, wanted] of [['module', /fourway-web-[0-9a-f]+\.js$/], ['engine', /fourway-web-[0-9a-f]+_bg\.wasm$/], ['words', /\/en\.txt$/]]) {
  test(`another ${what} than was built does not run, and the page says so`, async () => {
    const { url, end } = await bare(SITE);
    const { page, said, close } = await open('about:blank', { serviceWorkers: 'block' });
    await page.route(wanted, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: Buffer.concat([await answer.body(), Buffer.from('\n')]) });
    });
    await page.goto(url);
    await page.getByRole('alertdialog').waitFor();
    assert.ok(said.some((line) => /valid digest in the 'integrity'/.test(line)), said.join('\n'));
    await close();
    end();
  });
}

test('a style sheet and words that come later are checked too', async () => {
  const { url, end } = await bare(SITE);
  const { page, said, close } = await open('about:blank', { serviceWorkers: 'block' });
  const asked = [];
  page.on('response', (answer) => asked.push(answer.url()));
  await page.route(/fourway-reader-[0-9a-f]+\.css$|en-later\.txt$|fourway-reader-[0-9a-f]+_bg\.wasm$/, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: Buffer.concat([await answer.body(), Buffer.from('\n')]) });
  });
  await page.goto(url);
  await ready(page);
  await page.getByRole('link', { name: 'Lesson' }).click();
  const refused = (name) => said.some((line) => line.includes('valid digest') && name.test(line));
  for (let turn = 0; turn < 50 && !(refused(/\.css/) && refused(/en-later/)); turn += 1) await page.waitForTimeout(100);
  assert.ok(refused(/fourway-reader-[0-9a-f]+\.css/) && refused(/en-later\.txt/), said.join('\n'));
  await close();
  end();
});
