// How many visits one machine serves: the published page in nginx under wrk. Both run on this machine and share its cores.
// Needs nginx, wrk and openssl, and the folder of `cargo xtask publish` as its argument; CHROMIUM names the browser.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';

const published = resolve(process.argv[2] ?? 'target/publish');
const SECONDS = Number(process.env.FOR_SECONDS ?? 15);
const CONNECTIONS = 100;
const ENCODING = 'gzip, deflate, br, zstd';
const [PLAIN, SEALED] = [18080, 18443];

const folder = mkdtempSync(join(tmpdir(), 'fourway-load-'));
const log = join(folder, 'access.log');

/** Our settings, with brotli, a list of what was asked and, beside plain HTTP, TLS with a certificate of its own. */
function settings() {
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', '-subj', '/CN=localhost',
    '-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')], { stdio: 'ignore' });
  for (const name of ['nginx.conf', 'fourway.http.conf', 'fourway.location.conf']) {
    let text = readFileSync(join(published, name), 'utf8').replaceAll('/tmp/fourway-', `${folder}/`);
    text = text.replace('# brotli_static on;', 'brotli_static on;').replace(/alias .*;/, `alias ${join(published, 'site')}/;`);
    text = text.replaceAll('access_log off;', `access_log ${log} seen;`);
    text = text.replace('listen 8080;', `listen 127.0.0.1:${PLAIN};\n listen 127.0.0.1:${SEALED} ssl;\n ssl_certificate ${folder}/cert.pem;\n ssl_certificate_key ${folder}/key.pem;`);
    text = text.replace('\nhttp {', `\nhttp {\n log_format seen '$uri $body_bytes_sent';`);
    text = text.replace('worker_processes auto;', `worker_processes auto;${process.getuid() ? '' : ' user root;'}`);
    writeFileSync(join(folder, name), text);
  }
}

/** nginx with these settings; with or without the list, which would be written under load. */
async function nginx(listed) {
  for (const name of ['nginx.conf', 'fourway.location.conf']) {
    const file = join(folder, name);
    const text = readFileSync(file, 'utf8');
    if (!listed) writeFileSync(file, text.replaceAll(`access_log ${log} seen;`, 'access_log off;'));
  }
  const server = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-g', 'daemon off;'], { stdio: 'inherit' });
  const path = /location (\/\S*) \{/.exec(readFileSync(join(folder, 'fourway.location.conf'), 'utf8'))[1];
  for (let turn = 0; turn < 100; turn += 1) {
    if (await fetch(`http://127.0.0.1:${PLAIN}${path}`).then(({ ok }) => ok, () => false)) break;
    await new Promise((done) => { setTimeout(done, 50); });
  }
  return { path, stop: () => new Promise((done) => { server.on('exit', done); server.kill('SIGTERM'); }) };
}

/** What a browser asks for on a first visit: until the engine runs, and with what the service worker keeps afterwards. */
async function visit() {
  const { path, stop } = await nginx(true);
  writeFileSync(log, '');
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--headless', '--disable-gpu', '--disable-background-networking'] });
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${PLAIN}${path}`);
  await page.locator('.lab[data-room]').waitFor();
  await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.active);
  await page.waitForTimeout(3000);
  await browser.close();
  await stop();
  const all = readFileSync(log, 'utf8').trim().split('\n').map((line) => line.split(' ')).filter(([address]) => address !== '/favicon.ico');
  const asked = all.map(([address, bytes]) => [address.replace(/index\.html$/, ''), Number(bytes)]);
  const after = asked.findIndex(([address]) => address.endsWith('/sw.js'));
  return { first: asked.slice(0, after), whole: asked };
}

/** wrk over these addresses in their order; `anew`: each visit on a connection of its own. */
function wrk(origin, addresses, anew) {
  const script = join(folder, 'visit.lua');
  writeFileSync(script, `local paths = { ${addresses.map((one) => `"${one}"`).join(', ')} }
local at = 0
request = function()
  at = at % #paths + 1
  local headers = { ["Accept-Encoding"] = "${ENCODING}" }
  if ${anew} and at == #paths then headers["Connection"] = "close" end
  return wrk.format("GET", paths[at], headers)
end
`);
  const text = execFileSync('wrk', ['-t1', `-c${CONNECTIONS}`, `-d${SECONDS}s`, '--latency', '-s', script, origin], { encoding: 'utf8' });
  const bad = /Non-2xx[^\n]*|Socket errors[^\n]*/.exec(text)?.[0] ?? '';
  return { rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(text)[1]), late: /99%\s+(\S+)/.exec(text)[1], bad };
}

settings();
try {
  const { first, whole } = await visit();
  const bytes = (all) => all.reduce((sum, [, length]) => sum + length, 0);
  console.log(`${cpus().length} cores (${cpus()[0].model}), ${(totalmem() / 2 ** 30).toFixed(0)} GiB; nginx and wrk share them; ${CONNECTIONS} connections, ${SECONDS} s each`);
  const { path, stop } = await nginx(false);
  const page = (await fetch(`http://127.0.0.1:${PLAIN}${path}`)).status;
  console.log(`the page answers ${page}; index.html.br has ${statSync(join(published, 'site/index.html.br')).size} bytes`);
  const rows = [
    ['the page alone, connections kept', 'http', [[path, 0]], false],
    ['until the engine runs, connections kept', 'http', first, false],
    ['until the engine runs, a new TLS connection each', 'https', first, true],
    ['with what is kept for later, connections kept', 'http', whole, false],
    ['with what is kept for later, a new TLS connection each', 'https', whole, true],
  ];
  for (const [what, scheme, all, anew] of rows) {
    const { rate, late, bad } = wrk(`${scheme}://127.0.0.1:${scheme === 'http' ? PLAIN : SEALED}`, all.map(([address]) => address), anew);
    const visits = rate / all.length;
    const mbit = (bytes(all) * visits * 8) / 1e6;
    console.log(`${what.padEnd(56)} ${String(all.length).padStart(3)} requests ${(bytes(all) / 1000).toFixed(0).padStart(5)} KB  ${rate.toFixed(0).padStart(7)} requests/s ${visits.toFixed(0).padStart(6)} visits/s ${mbit.toFixed(0).padStart(6)} Mbit/s  99 %: ${late} ${bad}`);
  }
  await stop();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
