// The page as one file, from a disk: it asks nobody for anything, and everything works that works from a server.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { button, clientCloses, key, ready, state, URL_, visit, withBrowser } from './support.mjs';

withBrowser();

const FILE = fileURLToPath(new URL('../dist/fourway.html', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'fourway single '));
const copy = join(folder, 'on a stick.html');
await writeFile(copy, await readFile(FILE));
after(() => rm(folder, { recursive: true }));

/** The file opened from a folder of its own; `clean` also holds that it asked for nothing but itself. */
async function opened(after = '', prepare = async () => {}) {
  const address = pathToFileURL(copy).href + after;
  const { page, said, asked, close } = await visit({}, prepare, address);
  const clean = async () => {
    assert.deepEqual(said, []);
    const others = asked().filter((url) => !/^(data|blob):/.test(url) && url.split(/[?#]/)[0] !== pathToFileURL(copy).href);
    assert.deepEqual(others, [], 'no request is made');
    await close();
  };
  return { page, said, clean, close };
}

test('the file is small enough to be mailed', async () => {
  assert.ok((await readFile(FILE)).length < 1_500_000);
});

test('the Lab runs, exports a run and gives a link that works', async () => {
  const { page, clean } = await opened();
  await ready(page);
  await clientCloses(page);
  await key(page, 'ArrowRight');
  await key(page, 'ArrowRight');
  assert.equal(await state(page, 'client'), 'FIN-WAIT-2');
  await button(page, 'Take this run along').click();
  const waiting = page.waitForEvent('download');
  await button(page, 'Save SVG').click();
  assert.match((await readFile(await (await waiting).path())).toString(), /^<svg xmlns/);
  await key(page, 'Escape');
  await button(page, 'Copy a link to this moment').click();
  await page.waitForFunction(() => location.hash.startsWith('#fourway=1'));
  const link = page.url();
  assert.match(link, /^file:/);
  const other = await page.context().newPage();
  await other.goto(link);
  await other.waitForFunction(() => document.querySelector('.hosts [data-host=client] h2 .state')?.textContent === 'FIN-WAIT-2');
  await clean();
});

test('a link to a moment opens there', async () => {
  const { page, clean } = await opened('#fourway=1&scene=four-way-close&do=drop.4.0@225000&at=225000&select=4.0');
  await ready(page);
  await page.waitForFunction(() => document.querySelector('.hosts [data-host=client] h2 .state')?.textContent === 'TIME-WAIT');
  await clean();
});

test('a way opens', async () => {
  const { page, clean } = await opened('#lesson');
  await ready(page);
  await page.locator('[data-panel="way"] h1, [data-panel="way"] h2').first().waitFor();
  await clean();
});

test('another language is taken and stays', async () => {
  const { page, clean } = await opened();
  await ready(page);
  await page.evaluate(() => fourwayLang('es'));
  await page.waitForFunction(() => document.documentElement.lang === 'es');
  await ready(page);
  assert.ok(await button(page, 'Reproducir').or(page.locator('.transport')).first().isVisible());
  await page.reload();
  await ready(page);
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'es');
  await clean();
});

/** The file in a frame that may only run scripts: it has no origin, and storage is denied. */
async function framed(src) {
  const host = join(folder, 'host.html');
  await writeFile(host, `<!doctype html><iframe sandbox="allow-scripts" src="${src}" width="1000" height="700"></iframe>`);
  const visited = await visit({}, async () => {}, pathToFileURL(host).href);
  const frame = visited.page.frameLocator('iframe');
  await frame.locator('.lab[data-room]').waitFor();
  const inner = visited.page.frames()[1];
  assert.equal(await inner.evaluate(() => { try { return typeof localStorage; } catch (denied) { return denied.name; } }), 'SecurityError');
  return { ...visited, frame, inner };
}

test('in a frame that may only run scripts, from a disk, the Lab and the ways work', async () => {
  const { frame, said, close } = await framed('on a stick.html');
  await frame.getByRole('link', { name: 'Lesson' }).click();
  await frame.locator('[data-panel="way"]').waitFor();
  await frame.getByRole('link', { name: 'Lab', exact: true }).click();
  await frame.locator('.stage').waitFor();
  assert.deepEqual(said, []);
  await close();
});

test('in such a frame from a server another language is taken too, where storage is denied', async () => {
  const { frame, inner, said, close } = await framed(`${URL_}fourway.html`);
  await frame.getByRole('link', { name: 'Lesson' }).click();
  await frame.locator('[data-panel="way"]').waitFor();
  await inner.evaluate(() => fourwayLang('es'));
  await frame.locator('html[lang=es] .lab[data-room]').waitFor();
  assert.deepEqual(said, []);
  await close();
});

test('without WebAssembly it has a run to read', async () => {
  const { page, close } = await opened('', (page) => page.addInitScript(() => delete globalThis.WebAssembly));
  await page.locator('.failure .still svg').waitFor();
  await close();
});
