// After a first visit the page works without a network, and a new version is announced, taken when it is wanted, and never
// mixed with the old one.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { button, clientCloses, ready, visit, withBrowser } from './support.mjs';
import { site } from './site.mjs';

withBrowser();

/** A visit in which service workers are as in life. */
const lively = (url, prepare = async () => {}) => visit({ serviceWorkers: 'allow' }, prepare, url);
/** What is kept of the page, by name, once `wanted` holds of it. */
async function kept(page, wanted) {
  const names = () => page.evaluate(async () => {
    const all = await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)));
    return all.flat().map((url) => url.slice(new URL('./', location.href).href.length)).sort();
  });
  for (let turn = 0; turn < 100; turn += 1) {
    const there = await names();
    if (wanted(there)) return there;
    await page.waitForTimeout(100);
  }
  return assert.fail(`what is kept is ${(await names()).join(', ')}`);
}
const everything = (names) => names.some((name) => /reader-[0-9a-f]+_bg\.wasm/.test(name)) && names.some((name) => name.endsWith('/en-later.txt'));
const hash = (bytes) => createHash('sha256').update(bytes).digest('base64');

/** Publishes another version: the page says something else, a file that is loaded later has other content and another name. */
async function publish(folder) {
  const [old] = (await readdir(folder)).filter((name) => /^fourway-reader-ways-.*\.js$/.test(name));
  const named = old.replace(/[0-9a-f]{16}/, '0123456789abcdef');
  await rename(join(folder, old), join(folder, named));
  const before = await readFile(join(folder, 'index.html'));
  const page = Buffer.from(before.toString().replaceAll(old, named).replace('<html ', '<html data-new '));
  await writeFile(join(folder, 'index.html'), page);
  const worker = await readFile(join(folder, 'sw.js'), 'utf8');
  const text = worker.replace(hash(before), hash(page)).replaceAll(old, named).replace(/(["'])[A-Za-z0-9]{16}\1/, '"anotherbuild0000"');
  assert.notEqual(text, worker);
  await writeFile(join(folder, 'sw.js'), text);
  return { old, named };
}

test('without a network the page starts again, opens a way and exports a run', async () => {
  const { url, close: end } = await site({ path: '/a/course/' });
  const { page, said, close } = await lively(url);
  await ready(page);
  const names = await kept(page, everything);
  assert.ok(names.includes('') && !names.some((name) => /es\.txt|en-XA|fourway\.html|sw\.js/.test(name)), names.join(', '));
  await end();
  await page.reload();
  await ready(page);
  await page.getByRole('link', { name: 'Lesson' }).click();
  await page.locator('[data-panel="way"]').waitFor();
  await page.getByRole('link', { name: 'Lab', exact: true }).click();
  await clientCloses(page);
  await button(page, 'Take this run along').click();
  const waiting = page.waitForEvent('download');
  await button(page, 'Save SVG').click();
  assert.match((await readFile(await (await waiting).path())).toString(), /^<svg xmlns/);
  await page.goto(`${url}?lang=en#fourway=1&scene=lost-fin`);
  await ready(page);
  assert.deepEqual(said.filter((line) => !/ERR_CONNECTION_REFUSED|manifest/i.test(line)), []);
  await close();
});

test('where bytes are dear, only what starts the page again is kept, and what was used', async () => {
  const { url, close: end } = await site();
  const { page, close } = await lively(url, (page) => page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'connection', { value: { saveData: true } });
  }));
  await ready(page);
  const names = await kept(page, (names) => names.some((name) => name.endsWith('/en.txt')));
  assert.ok(!everything(names), names.join(', '));
  await page.reload();
  await ready(page);
  await page.getByRole('link', { name: 'Lesson' }).click();
  await page.locator('[data-panel="way"]').waitFor();
  await kept(page, everything);
  await end();
  await page.reload();
  await page.locator('[data-panel="way"]').waitFor();
  await close();
});

test('a new version is announced; until it is wanted the old page keeps its own files', async () => {
  const { url, folder, close: end } = await site();
  const { page, close } = await lively(url);
  await ready(page);
  await kept(page, everything);
  const { old, named } = await publish(folder);
  await page.reload();
  await ready(page);
  const notice = page.getByText('A new version is here.');
  await notice.waitFor();
  assert.equal(await page.locator('html[data-new]').count(), 0, 'the page is still the old one');
  await page.getByRole('link', { name: 'Lesson' }).click();
  await page.locator('[data-panel="way"]').waitFor();
  const both = await kept(page, (names) => names.includes(named));
  assert.ok(both.includes(old), 'the old files are there as long as the old page');
  await button(page, 'Load it').click();
  await page.locator('html[data-new]').waitFor();
  await page.locator('[data-panel="way"]').waitFor();
  assert.equal(await notice.count(), 0);
  const names = await kept(page, (names) => !names.includes(old));
  assert.ok(names.includes(named) && everything(names), names.join(', '));
  await end();
  await page.reload();
  await page.locator('html[data-new]').waitFor();
  await page.locator('[data-panel="way"]').waitFor();
  await close();
});

test('a page that was open when another one took the new version goes on with the old files', async () => {
  const { url, folder, close: end } = await site();
  const { page, close } = await lively(url);
  await ready(page);
  await kept(page, everything);
  const other = await page.context().newPage();
  await other.goto(url);
  await ready(other);
  const { old } = await publish(folder);
  await page.reload();
  await button(page, 'Load it').click();
  await page.locator('html[data-new]').waitFor();
  await ready(page);
  await kept(page, (names) => names.includes(old));
  await other.getByRole('link', { name: 'Lesson' }).click();
  await other.locator('[data-panel="way"]').waitFor();
  assert.equal(await other.locator('html[data-new]').count(), 0);
  await close();
  await end();
});

test('a version that is not whole is not taken', async () => {
  const { url, folder, close: end } = await site();
  const { page, close } = await lively(url);
  await ready(page);
  await kept(page, everything);
  await publish(folder);
  const index = join(folder, 'index.html');
  await writeFile(index, `${await readFile(index, 'utf8')}<!-- half a release -->`);
  await page.reload();
  await ready(page);
  await page.waitForTimeout(1500);
  assert.equal(await page.getByText('A new version is here.').count(), 0);
  assert.equal(await page.locator('html[data-new]').count(), 0);
  await close();
  await end();
});

test('inside another page nothing is kept', async () => {
  const pages = { '/host.html': '<!doctype html><iframe src="./fourway/" width="1000" height="700"></iframe>' };
  const { origin, close: end } = await site({ path: '/fourway/', pages });
  const { page, close } = await lively(`${origin}/host.html`);
  await page.frameLocator('iframe').locator('.lab[data-room]').waitFor();
  await page.waitForTimeout(1000);
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  await close();
  await end();
});
