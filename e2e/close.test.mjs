// Closing a connection: the plain run, a lost segment and its undoing, by pointer and by keyboard alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { button, clientCloses, count, key, lab, openScene, playToTheEnd, press, state, withBrowser } from './support.mjs';

withBrowser();

const AGAIN = '.flight[data-again=true]';

test('the client closes, and both ends come to CLOSED by way of TIME-WAIT', async () => {
  const { page, clean } = await lab();
  assert.equal(await state(page, 'client'), 'ESTABLISHED');
  await button(page, 'Client: close').click();
  await button(page, 'Pause').waitFor();
  assert.equal(await state(page, 'client'), 'FIN-WAIT-1');
  await button(page, 'Pause').click();
  const seen = page.locator('.hosts [data-host=client] [data-state=TIME-WAIT]').waitFor({ timeout: 30_000 });
  await playToTheEnd(page);
  await seen;
  assert.equal(await state(page, 'client'), 'CLOSED');
  assert.equal(await state(page, 'server'), 'CLOSED');
  await count(page, '.torn', 1, 'the quiet of TIME-WAIT is torn out');
  await clean();
});

test('the last ACK is dropped, the FIN comes again, and undoing brings back the run that was', async () => {
  const { page, clean } = await lab();
  await clientCloses(page);
  await count(page, AGAIN, 0);
  await press(page, page.locator('.name', { hasText: 'ACK' }).last());
  await button(page, 'Drop this ACK').click();
  await count(page, AGAIN, 1);
  assert.equal(await state(page, 'server'), 'LAST-ACK');
  assert.match(await page.locator('.acts li').last().textContent(), /You drop the ACK/);
  await playToTheEnd(page);
  assert.equal(await state(page, 'server'), 'CLOSED');
  await button(page, 'Restart').or(button(page, 'Back to the start')).click();
  await page.locator('.acts li').last().getByRole('button').click();
  await count(page, AGAIN, 0);
  await count(page, '.acts li', 1);
  await clean();
});

test('the same by keyboard alone', async () => {
  const { page, clean } = await lab();
  const focused = () => page.evaluate(() => document.activeElement.getAttribute('aria-label'));
  for (let i = 0; i < 24 && (await focused()) !== 'Client: close'; i += 1) await key(page, 'Tab');
  assert.equal(await focused(), 'Client: close');
  await key(page, 'Enter');
  await button(page, 'Pause').waitFor();
  await key(page, 'End');
  // Back over the end of TIME-WAIT and the end of LAST-ACK, to where the last ACK sets out.
  while ((await state(page, 'server')) !== 'LAST-ACK') await key(page, 'ArrowLeft');
  await key(page, 'n');
  await page.getByLabel('Selected: ACK').waitFor();
  await key(page, 'd');
  await count(page, AGAIN, 1);
  await page.getByRole('status').filter({ hasText: 'You drop the ACK' }).waitFor({ state: 'attached' });
  await key(page, 'z');
  await count(page, AGAIN, 0);
  await clean();
});

test('a segment can be delayed by an amount, duplicated and damaged; each shows in its own way', async () => {
  const { page, clean } = await lab();
  await clientCloses(page);
  await key(page, 'n');
  await page.getByLabel('How much later').selectOption('1000');
  await page.getByRole('button', { name: /^Delay this/ }).click();
  await count(page, '.flight .bend', 1, 'a bend where the delay was added');
  await key(page, 'z');
  await count(page, '.flight .bend', 0);
  await key(page, 'n');
  await key(page, 'u');
  await count(page, '.flight[data-copy=true]', 1, 'a thin second line');
  await key(page, 'z');
  await key(page, 'n');
  await key(page, 'c');
  await count(page, '.flight[data-end=corrupted] .crack', 1, 'a broken line');
  await clean();
});

test('what is not possible says why, and text can be sent', async () => {
  const { page, clean } = await lab();
  await button(page, 'Client: send').click();
  await page.getByLabel('Text to send').fill('bye');
  await key(page, 'Enter');
  await button(page, 'Pause').click();
  await count(page, '.flight[data-kind=data]', 1);
  await button(page, 'Client: close').click();
  await button(page, 'Pause').click();
  const close = button(page, 'Client: close');
  assert.equal(await close.getAttribute('aria-disabled'), 'true');
  const why = await close.evaluate((element) => document.getElementById(element.getAttribute('aria-describedby')).textContent);
  assert.match(why, /already/);
  await press(page, close);
  assert.equal(await page.locator('.hosts [data-host=client] .why').textContent(), why);
  await clean();
});

test('the events keep step, choosing one moves the picture, and the page itself never scrolls', async () => {
  const { page, clean } = await lab({ viewport: { width: 1280, height: 640 } });
  await openScene(page, 'lost-fin');
  await button(page, 'Pause').click();
  const current = page.locator('.events [aria-current=step]');
  const last = page.locator('.events .event').last();
  await last.click();
  assert.match(await last.getAttribute('aria-current'), /step/);
  const panel = await page.locator('.events ol').boundingBox();
  const row = await current.boundingBox();
  assert.ok(row.y >= panel.y && row.y < panel.y + panel.height, 'the current event is in sight');
  await key(page, 'Home');
  await page.waitForTimeout(500);
  assert.ok((await current.boundingBox()).y < panel.y + panel.height);
  assert.equal(await page.evaluate(() => scrollY + document.documentElement.scrollTop), 0);
  await clean();
});

test('the ladder follows the present and lets a person scroll', async () => {
  const { page, clean } = await lab({ viewport: { width: 1280, height: 640 } });
  await openScene(page, 'open-talk-close');
  await button(page, 'Pause').click();
  const scroller = page.locator('.scroller');
  const top = () => scroller.evaluate((element) => element.scrollTop);
  await key(page, 'End');
  await page.waitForTimeout(800);
  const end = await top();
  assert.ok(end > 0, 'the end of the run is in sight');
  await scroller.hover();
  await page.mouse.wheel(0, -4000);
  await page.waitForTimeout(300);
  assert.equal(await top(), 0);
  await button(page, 'Back to the present').click();
  await page.waitForTimeout(800);
  assert.equal(await top(), end);
  await clean();
});

test('the scrubber is a slider for pointer and keyboard', async () => {
  const { page, clean } = await lab();
  await openScene(page, 'four-way-close');
  const slider = page.getByRole('slider');
  const box = await slider.boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  const middle = Number(await slider.getAttribute('aria-valuenow'));
  assert.ok(Math.abs(middle - 500) < 30, `${middle}`);
  assert.match(await slider.getAttribute('aria-valuetext'), / of /);
  await slider.focus();
  await key(page, 'PageUp');
  assert.ok(Number(await slider.getAttribute('aria-valuenow')) > middle);
  await key(page, 'Home');
  assert.equal(await slider.getAttribute('aria-valuenow'), '0');
  await clean();
});
