// Time travel: other runs, undo and redo, links, strides, time backwards, and the person as the network.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { URL_, button, key, lab, openScene, ready, state, visit, withBrowser } from './support.mjs';

withBrowser();

/** Links that earlier versions of the page made, with what they must show for ever. */
const LINKS = JSON.parse(readFileSync(new URL('links.json', import.meta.url), 'utf8'));

const at = (page, fragment) => page.goto(`${URL_}#${fragment}`);
const time = (page) => page.getByRole('slider').getAttribute('aria-valuetext');

/** Every element of the ladder with its attributes, in whatever order they were set. */
const drawn = (page) =>
  page.locator('svg.ladder').evaluate((svg) =>
    [...svg.querySelectorAll('*')].map((element) =>
      [element.tagName, ...[...element.attributes].map((a) => `${a.name}=${a.value}`).sort()].join(' '),
    ),
  );

/** A picture of the page, all of it painted at once. */
async function paintedAnew(page) {
  const show = (visibility) =>
    page.evaluate((visibility) => new Promise((done) => {
      document.body.style.visibility = visibility;
      requestAnimationFrame(() => requestAnimationFrame(done));
    }), visibility);
  await show('hidden');
  await show('');
  return page.screenshot({ animations: 'disabled' });
}

test('an act in the past keeps the other run, which can be put beside and take the first place', async () => {
  const { page, clean } = await lab();
  await openScene(page, 'four-way-close');
  await key(page, 'Home');
  await key(page, 'n');
  await key(page, 'd');
  const rows = page.locator('.guide .runs li');
  assert.equal(await rows.count(), 2);
  await rows.first().getByRole('button', { name: /^Compare/ }).click();
  assert.equal(await page.locator('svg.ladder').count(), 2);
  assert.equal(await page.locator('.differs').count(), 2);
  await button(page, 'Swap').click();
  await key(page, 'End');
  assert.match(await time(page), /240\.2 s of 240\.2 s/);
  await button(page, 'Show one run again').click();
  assert.equal(await page.locator('svg.ladder').count(), 1);
  await clean();
});

test('undo and redo go through acts and scenes, by keyboard alone', async () => {
  const { page, clean } = await lab();
  await openScene(page, 'lost-fin');
  await key(page, 'n');
  await key(page, 'u');
  assert.equal(await page.locator('.guide .acts ol li').count(), 1);
  await key(page, 'z');
  assert.equal(await page.locator('.guide .acts ol li').count(), 0);
  await key(page, 'z');
  assert.match(await page.locator('h1').textContent(), /Your turn/);
  await key(page, 'y');
  await key(page, 'y');
  assert.equal(await page.locator('.guide .acts ol li').count(), 1);
  await clean();
});

test('a link shows whoever opens it the same pixels', async () => {
  const { page, clean } = await lab();
  await openScene(page, 'simultaneous-close');
  await key(page, 'n');
  await key(page, 'd');
  await key(page, 'ArrowRight');
  await key(page, 'ArrowRight');
  await button(page, 'Copy a link to this moment').click();
  await page.locator('.notice').waitFor();
  await page.waitForFunction(() => location.hash.startsWith('#fourway=1&scene=simultaneous-close&do=drop.'));
  const link = page.url();
  const visitors = [await visit(), await visit()];
  for (const { page: other } of visitors) {
    await other.goto('about:blank');
    await other.goto(link);
    // A scene comes from what is loaded later.
    await other.locator('h1', { hasText: await page.locator('h1').textContent() }).waitFor();
    assert.equal(await time(other), await time(page));
    assert.deepEqual(await drawn(other), await drawn(page));
  }
  // The person who made the link saw the picture grow, which the browser paints in pieces: two who open it are compared.
  let same = false;
  for (let tries = 0; tries < 8 && !same; tries += 1) {
    const [one, another] = await Promise.all(visitors.map(({ page: other }) => paintedAnew(other)));
    same = one.equals(another);
  }
  assert.ok(same, 'the same pixels');
  for (const visitor of visitors) await visitor.clean();
  await clean();
});

test('a scenario of one’s own travels in the link', async () => {
  const { page, clean } = await lab();
  await page.locator('button.scenes').click();
  const text = '{"fourway":1,"title":"Ünsere","path":{"delay_ms":7},"script":[{"at_ms":0,"on":"client","do":"abort"}]}';
  await page.getByLabel('Scenario', { exact: true }).fill(text);
  await button(page, 'Open this scenario').click();
  await page.locator('dialog').waitFor({ state: 'detached' });
  await button(page, 'Copy a link to this moment').click();
  await page.waitForFunction(() => location.hash.startsWith('#fourway=1&doc='));
  const other = await visit();
  await other.page.goto('about:blank');
  await other.page.goto(page.url());
  await other.page.locator('h1', { hasText: 'Ünsere' }).waitFor();
  await key(other.page, 'End');
  assert.match(await time(other.page), /^7 ms of 7 ms/);
  await other.clean();
  await clean();
});

test('links of earlier versions still show what they showed', async () => {
  const { page, clean } = await lab();
  for (const { link, time: shown, client, server, acts } of LINKS) {
    await page.goto('about:blank');
    await at(page, link);
    await ready(page);
    await page.waitForFunction(
      (text) => document.querySelector('.scrubber').getAttribute('aria-valuetext') === text,
      shown,
    );
    assert.deepEqual([await state(page, 'client'), await state(page, 'server')], [client, server], link);
    assert.equal(await page.locator('.guide .acts ol li').count(), acts, link);
  }
  await clean();
});

test('a link that is damaged, too long or too new says so and opens the first scene', async () => {
  for (const [fragment, words] of [
    ['fourway=1&scene=abort&do=drop.x', /damaged/],
    ['fourway=1&doc=AAAA', /damaged/],
    [`fourway=1&doc=${'A'.repeat(17_000)}`, /longer/],
    ['fourway=7&scene=abort', /newer/],
    ['fourway=1&scene=nowhere', /does not have/],
  ]) {
    const { page, clean } = await visit();
    await page.goto('about:blank');
    await at(page, fragment);
    await page.locator('.notice', { hasText: words }).waitFor();
    assert.match(await page.locator('h1').textContent(), /Your turn/, fragment);
    await clean();
  }
});

test('steps lead to what is asked for, and time runs backwards', async () => {
  const { page, clean } = await lab();
  await openScene(page, 'lost-final-ack');
  await key(page, 'Home');
  await page.getByLabel('What a step leads to').selectOption({ label: 'Step: loss' });
  await key(page, 'ArrowRight');
  assert.match(await time(page), /^225 ms/);
  await key(page, 'b');
  assert.equal(await page.locator('.marks [data-kind=bookmark]').count(), 1);
  await key(page, 'r');
  await button(page, 'Pause').waitFor();
  await page.waitForFunction(() => document.querySelector('.scrubber').getAttribute('aria-valuetext').startsWith('0 ms'));
  await clean();
});

test('a person is the network: each segment waits to be delivered or dropped', async () => {
  const { page, clean } = await lab();
  await key(page, 'm');
  await button(page, 'Client: close').click();
  await button(page, 'Pause').click().catch(() => {});
  await key(page, 'n');
  await page.locator('[data-act="act.deliver"]').click();
  assert.equal(await state(page, 'server'), 'CLOSE-WAIT');
  await clean();
});
