// A run of ten thousand records: to open it, to scrub it, to scroll it and to play it.
import { SLOWDOWN, lab, ms, of, quantile, share } from './browser.mjs';
import { transfer } from './long.mjs';

const FRAME = 1000 / 60;

/** The times between frames while something is done, and the work of the main thread for each. */
async function intervals({ page, session }, work) {
  const busy = async () =>
    (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
  await session.send('Performance.enable');
  const before = await busy();
  await page.evaluate(() => {
    globalThis.times = [];
    const note = (now) => { globalThis.times.push(now); globalThis.noting = requestAnimationFrame(note); };
    globalThis.noting = requestAnimationFrame(note);
  });
  await work();
  const times = await page.evaluate(() => { cancelAnimationFrame(globalThis.noting); return globalThis.times; });
  return { each: (await busy() - before) / times.length, times: times.slice(1).map((time, i) => time - times[i]) };
}

/** How many elements there are. */
const there = (page) => page.evaluate(() =>
  `${document.querySelectorAll('.ladder *').length} of the drawing, ${document.querySelectorAll('.events li').length} of the list`);

const row = (what, { each, times }) => [
  `${what}, work for a frame`, ms(each), of(each, FRAME),
  `between frames ${ms(quantile(times, 0.5))}, on time ${share(times.filter((time) => time < FRAME * 1.5).length, times.length)} of ${times.length}`,
];

async function once(rate) {
  const visited = await lab(rate);
  const { page } = visited;
  const speed = rate === 1 ? 'full speed' : `${rate} times slower`;
  await page.locator('button.scenes').click();
  await page.getByLabel('Scenario', { exact: true }).fill(JSON.stringify(transfer(125)));
  // The reader of documents is loaded by the first press: what is measured is the run.
  const opened = await page.evaluate(() => new Promise((done) => {
    let start;
    new MutationObserver((_, self) => {
      if (document.querySelector('dialog')) return;
      self.disconnect();
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
    }).observe(document.body, { subtree: true, childList: true });
    const button = [...document.querySelectorAll('dialog button')].find((one) => /Open this scenario/.test(one.textContent));
    start = performance.now();
    button.click();
  }));
  await page.keyboard.press('Home');
  const rows = [[`ten thousand records, ${speed}: opened and drawn`, ms(opened), '', await there(page)]];

  const track = await page.locator('.scrubber').boundingBox();
  const y = track.y + track.height / 2;
  await page.mouse.move(track.x, y);
  await page.mouse.down();
  rows.push(row('  scrub', await intervals(visited, async () => {
    for (let i = 0; i <= 180; i += 1) {
      await page.mouse.move(track.x + track.width * (0.5 - 0.5 * Math.cos((i / 180) * 2 * Math.PI)), y);
      await page.waitForTimeout(8);
    }
  })));
  await page.mouse.up();

  const ladder = await page.locator('.scroller').first().boundingBox();
  await page.mouse.move(ladder.x + ladder.width / 2, ladder.y + ladder.height / 2);
  rows.push(row('  scroll the ladder', await intervals(visited, async () => {
    for (let i = 0; i < 120; i += 1) { await page.mouse.wheel(0, i < 60 ? 160 : -160); await page.waitForTimeout(8); }
  })));
  const list = await page.locator('.events ol').boundingBox();
  await page.mouse.move(list.x + list.width / 2, list.y + list.height / 2);
  rows.push(row('  scroll the list', await intervals(visited, async () => {
    for (let i = 0; i < 120; i += 1) { await page.mouse.wheel(0, i < 60 ? 160 : -160); await page.waitForTimeout(8); }
  })));

  await page.keyboard.press('Home');
  await page.getByLabel('Speed').selectOption({ label: '4×' });
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  rows.push(row('  play at four times the speed', await intervals(visited, () => page.waitForTimeout(4000))));
  rows.push(['  elements while it plays', '', '', await there(page)]);
  await page.close();
  return rows;
}

/** Rows for both speeds. */
export const longRun = async () => [...await once(1), ...await once(SLOWDOWN)];
