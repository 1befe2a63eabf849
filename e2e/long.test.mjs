// A run of ten thousand records: only what is in sight is in the document, and everything can still be reached.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, transfer } from '../benches/long.mjs';
import { key, lab, withBrowser } from './support.mjs';

withBrowser();

/** More than fits on any of the screens here, and a small part of the run: it has thousands of segments and events. */
const MOST = { drawing: 2500, list: 100, marks: 1500 };

const sends = 125;
const count = (page, css) => page.locator(css).count();
const text = (page) => page.getByRole('slider').getAttribute('aria-valuetext');

async function longRun(options) {
  const visited = await lab(options);
  await open(visited.page, transfer(sends));
  await key(visited.page, 'Home');
  return visited;
}

async function isBounded(page, when) {
  assert.ok((await count(page, '.ladder *')) < MOST.drawing, `${when}: elements of the drawing`);
  assert.ok((await count(page, '.flight')) > 3, `${when}: segments are drawn`);
  assert.ok((await count(page, '.events li')) <= MOST.list, `${when}: events`);
  assert.ok((await count(page, '.marks i')) < MOST.marks, `${when}: marks`);
}

/** What is drawn within the column, as text, and the events in sight. */
const seen = (page) => page.evaluate(() => {
  const within = (panel, css) => {
    const room = document.querySelector(panel).getBoundingClientRect();
    return [...document.querySelectorAll(`${panel} ${css}`)].map((element) => [element.getBoundingClientRect(), element])
      .filter(([box]) => box.bottom > room.top && box.top < room.bottom)
      .map(([box, element]) => `${element.textContent} ${Math.round(box.top)}`);
  };
  return [within('.scroller', '.name'), within('.scroller', '.flight'), within('.events ol', 'li[aria-posinset]')];
});

const settled = (page) => page.waitForTimeout(400);

test('a long run opens, and only what is in sight is in the document, wherever one looks', async () => {
  const { page, clean } = await longRun();
  const height = await page.locator('svg.ladder').getAttribute('height');
  assert.ok(Number(height) > 20_000, `the whole run has its height: ${height}`);
  await isBounded(page, 'at the beginning');
  await key(page, 'End');
  await settled(page);
  await isBounded(page, 'at the end');
  assert.equal(await page.locator('svg.ladder').getAttribute('height'), height);
  const last = page.locator('.events [aria-current=step]').locator('xpath=..');
  assert.equal(await last.getAttribute('aria-posinset'), await last.getAttribute('aria-setsize'));
  assert.ok(Number(await last.getAttribute('aria-setsize')) > 2000);
  await page.locator('.scroller').first().evaluate((column) => { column.scrollTop = column.scrollHeight / 2; });
  await page.locator('.events ol').evaluate((list) => { list.scrollTop = list.scrollHeight / 2; });
  await settled(page);
  await isBounded(page, 'in the middle');
  const [names, , events] = await seen(page);
  assert.ok(names.length > 3 && events.length > 5, 'what is scrolled to is drawn');
  await clean();
});

test('scrubbing to the end and back shows the same', async () => {
  const { page, clean } = await longRun();
  const press = async (part) => {
    // It has the room that the time beside it leaves.
    const track = await page.locator('.scrubber').boundingBox();
    await page.mouse.click(track.x + track.width * part, track.y + track.height / 2);
    await settled(page);
  };
  await press(0.5);
  const [before, at] = [await seen(page), await text(page)];
  assert.ok(before.every((some) => some.length > 3), JSON.stringify(before));
  await press(0.999);
  assert.notDeepEqual(await seen(page), before);
  await press(0.001);
  await press(0.5);
  assert.equal(await text(page), at);
  const after = await seen(page);
  assert.deepEqual(after.slice(0, 2), before.slice(0, 2));
  const words = (some) => some.map((one) => one.replace(/ -?\d+$/, ''));
  const both = words(after[2]).filter((one) => words(before[2]).includes(one));
  assert.ok(both.length > 3, 'the events around the present');
  await clean();
});

test('the list follows a hand on the scrubber, and has caught up when it rests', async () => {
  const { page, clean } = await longRun();
  const track = await page.locator('.scrubber').boundingBox();
  const y = track.y + track.height / 2;
  const place = () => page.locator('.events li.now').evaluate((row) => Number(row.getAttribute('aria-posinset')));
  await page.mouse.move(track.x, y);
  await page.mouse.down();
  const places = new Set();
  for (let i = 1; i <= 60; i += 1) {
    await page.mouse.move(track.x + (track.width * i) / 60, y);
    await page.waitForTimeout(16);
    places.add(await place());
  }
  await page.mouse.up();
  assert.ok(places.size > 3, `it followed: ${[...places]}`);
  await page.waitForFunction(() => {
    const now = document.querySelector('.events li.now');
    return now.getAttribute('aria-posinset') === now.getAttribute('aria-setsize');
  });
  await settled(page);
  const now = page.locator('.events li.now');
  const [row, list] = [await now.boundingBox(), await page.locator('.events ol').boundingBox()];
  assert.ok(row.y >= list.y && row.y < list.y + list.height, 'and is in sight');
  await clean();
});

test('the keyboard walks through all of the list', async () => {
  const { page, clean } = await longRun();
  for (let i = 0; i < 80; i += 1) await page.keyboard.press('ArrowRight');
  await settled(page);
  const current = page.locator('.events [aria-current=step]');
  assert.equal(await current.count(), 1);
  const [row, list] = [await current.boundingBox(), await page.locator('.events ol').boundingBox()];
  assert.ok(row.y >= list.y && row.y + row.height <= list.y + list.height + 1,
    `the current event is in sight: ${JSON.stringify([row, list])}`);
  const place = () => page.evaluate(() => Number(document.activeElement.closest('li')?.getAttribute('aria-posinset')));
  await current.focus();
  const from = await place();
  // The names of the current event lead to the field guide, and behind them stands the question why.
  while ((await place()) === from) await key(page, 'Tab');
  for (let i = 1; i <= 120; i += 1) {
    assert.equal(await place(), from + i, 'the next event has the focus');
    if (i < 120) await key(page, 'Tab');
  }
  await isBounded(page, 'after walking');
  await page.keyboard.press('Enter');
  await settled(page);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-current')), 'step');
  await page.locator('.events ol').evaluate((list) => { list.scrollTop = 0; });
  await settled(page);
  assert.ok(await page.evaluate(() => document.activeElement.closest('.events') !== null), 'the focus stays in the list');
  await clean();
});

test('a telephone shows a long run too', async () => {
  const { page, clean } = await longRun({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  await isBounded(page, 'on a telephone');
  await key(page, 'End');
  await settled(page);
  const [names, flights] = await seen(page).catch(() => [[], []]);
  assert.ok((await count(page, '.flight')) > 3 && (names.length > 0 || flights.length > 0 || (await count(page, '.band')) > 0));
  await clean();
});
