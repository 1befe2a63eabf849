// When the engine cannot start or stops: the page says so, offers a way on, and is never blank.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { button, clientCloses, key, lab, ready, state, visit, withBrowser } from './support.mjs';

withBrowser();

/** The page's own test hook; in place, because another entry of the history would not have the kept step. */
const panic = (page) => page.evaluate(() => {
  history.replaceState(history.state, '', '#panic');
  dispatchEvent(new HashChangeEvent('hashchange'));
});

test('an engine that does not arrive is told of, and loading again helps', async () => {
  let blocked = true;
  const { page, close } = await visit({}, (page) =>
    page.route('**/*.wasm', (route) => (blocked ? route.abort() : route.continue())));
  const panel = page.getByRole('alertdialog');
  await panel.waitFor();
  assert.equal(await panel.getByRole('heading').first().textContent(), 'The engine could not start');
  assert.ok(await page.locator('.shell .brand').isVisible(), 'the page behind it is not blank');
  blocked = false;
  await button(page, 'Load the page again').click();
  await ready(page);
  assert.equal(await panel.count(), 0);
  await close();
});

test('a browser without WebAssembly is told so', async () => {
  const { page, close } = await visit({}, (page) => page.addInitScript(() => delete globalThis.WebAssembly));
  await page.getByRole('heading', { name: 'The engine could not start' }).waitFor();
  await close();
});

test('an engine that stops goes on from the last good step', async () => {
  const { page, said, close } = await lab();
  await clientCloses(page);
  await key(page, 'ArrowRight');
  await key(page, 'ArrowRight');
  const time = page.locator('.transport .time');
  const [before, client] = [await time.textContent(), await state(page, 'client')];
  assert.equal(client, 'FIN-WAIT-2');
  await page.waitForTimeout(600);
  await panic(page);
  await page.getByRole('heading', { name: 'The engine stopped' }).waitFor();
  assert.ok(said.some((line) => line.includes('unreachable')), `the console has the trap: ${said}`);
  assert.match(await page.locator('#failure pre').textContent(), /unreachable[^]*wasm/, 'the details have where it was');
  await button(page, 'Go on from the last good step').click();
  await page.locator('#failure').waitFor({ state: 'hidden' });
  await ready(page);
  assert.equal(await time.textContent(), before);
  assert.equal(await state(page, 'client'), client);
  assert.equal(new URL(page.url()).hash, '');
  await page.reload();
  await ready(page);
  assert.equal(await state(page, 'client'), 'ESTABLISHED', 'an ordinary visit begins anew');
  await close();
});

test('an engine that stops can open its scene anew', async () => {
  const { page, close } = await lab();
  await clientCloses(page);
  await page.waitForTimeout(600);
  await panic(page);
  await button(page, 'Open the scene anew').click();
  await ready(page);
  assert.equal(await state(page, 'client'), 'ESTABLISHED');
  await close();
});
