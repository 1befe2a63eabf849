// The page under a strict policy at a path below the root, and what stands there where the engine may not run.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { button, clientCloses, ready, visit, withBrowser } from './support.mjs';
import { site } from './site.mjs';

withBrowser();

const POLICY = (await readFile(fileURLToPath(new URL('../dist/policy.txt', import.meta.url)), 'utf8')).trim();
const sealed = (policy = POLICY) => ({ path: '/courses/net 101/fourway/', headers: { 'Content-Security-Policy': policy } });

/** What the page was not allowed to do, and what the console said. */
const watched = async (page) => {
  await page.addInitScript(() => {
    window.denied = [];
    addEventListener('securitypolicyviolation', (event) => denied.push(`${event.effectiveDirective} ${event.blockedURI}`));
  });
};

test('under the policy that the build prints everything works, and nothing is denied', async () => {
  const { url, asked, close: end } = await site(sealed());
  const { page, said, close } = await visit({ serviceWorkers: 'allow' }, watched, encodeURI(url));
  await ready(page);
  await clientCloses(page);
  for (const tab of await page.locator('[role=tab]').all()) {
    await tab.click();
    await page.waitForTimeout(150);
  }
  await button(page, 'Take this run along').click();
  const waiting = page.waitForEvent('download');
  await button(page, 'Save PNG').click();
  assert.equal((await readFile(await (await waiting).path())).subarray(1, 4).toString(), 'PNG');
  await page.keyboard.press('Escape');
  for (const way of ['Overview', 'Lesson', 'Compare', 'Challenges', 'Field guide']) {
    await page.getByRole('link', { name: way, exact: true }).click();
    await page.locator('[data-panel="way"]').waitFor();
    await page.waitForTimeout(150);
  }
  await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.active);
  assert.deepEqual(await page.evaluate(() => denied), []);
  assert.deepEqual(said, []);
  const above = asked.filter((address) => !address.startsWith('/courses/net 101/fourway/') && address !== '/favicon.ico');
  assert.deepEqual(above, [], 'nothing is asked outside of its folder');
  await close();
  await end();
});

test('a policy that forbids WebAssembly is named, and the chosen scene stands still to be read', async () => {
  const { url, close: end } = await site(sealed(POLICY.replace(" 'wasm-unsafe-eval'", '')));
  const { page, close } = await visit({}, watched, `${encodeURI(url)}#fourway=1&scene=lost-final-ack`);
  const panel = page.getByRole('alertdialog');
  await panel.locator('svg').waitFor();
  assert.match(await panel.locator('[data-why]:visible').innerText(), /script-src lacks 'wasm-unsafe-eval'/);
  assert.equal(await panel.locator('.still h2').textContent(), 'The last ACK is lost');
  assert.match(await panel.locator('svg').textContent(), /TIME-WAIT/);
  const told = panel.locator('.still ol > li');
  assert.ok((await told.count()) >= 8);
  assert.match(await told.allInnerTexts().then((all) => all.join('\n')), /RFC 9293/);
  const other = (await page.evaluate(() => denied)).filter((line) => !/wasm-eval/.test(line));
  assert.deepEqual(other, [], 'nothing else is denied');
  const { violations } = await new AxeBuilder({ page }).include('#failure').analyze();
  assert.deepEqual(violations.map(({ id }) => id), []);
  await close();
  await end();
});

test('a browser without WebAssembly is told so in its language, with the scene that opens unasked', async () => {
  const { url, close: end } = await site();
  const { page, close } = await visit({ viewport: { width: 320, height: 480 } }, (page) => page.addInitScript(() => delete globalThis.WebAssembly),
    `${url}?lang=es#fourway=1&scene=no-such-scene`);
  const panel = page.getByRole('alertdialog');
  await panel.locator('svg').waitFor();
  assert.match(await panel.locator('[data-why]:visible').innerText(), /^Este navegador no tiene WebAssembly/);
  assert.match(await panel.locator('svg').textContent(), /Cliente/);
  await panel.locator('.still li').last().scrollIntoViewIfNeeded();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
  await close();
  await end();
});

test('each of these pages can be read by itself, without a script', async () => {
  const { url, close: end } = await site();
  const { page, close } = await visit({ javaScriptEnabled: false }, async () => {}, `${url}static/half-close-with-data.en.html`);
  assert.ok(await page.locator('svg').isVisible());
  assert.equal(await page.locator('[data-why]:visible').count(), 0);
  assert.ok((await page.locator('li').count()) > 5);
  await close();
  await end();
});
