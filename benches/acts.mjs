// From the click on an act to its consequence on the screen.
import { SLOWDOWN, lab, ms, of, quantile, traced } from './browser.mjs';

const CLICKS = 9;

/** The work of the main thread from a click until its picture is handed on, ms; the wait for the frame is none. */
function work(events) {
  const click = events.find(({ name }) => name === 'clicked');
  const commit = events.find(({ name, ts }) => name === 'Commit' && ts > click.ts);
  const tasks = events.filter(({ name, ts, dur }) =>
    name === 'RunTask' && ts + dur > click.ts && ts < commit.ts + commit.dur);
  return tasks.reduce((sum, { ts, dur }) => sum + Math.min(ts + dur, commit.ts + commit.dur) - Math.max(ts, click.ts), 0) / 1000;
}

/** Drops a segment in flight and takes it back, several times. */
async function clicks(rate) {
  const { page } = await lab(rate);
  await page.locator('button.scenes').click();
  await page.locator('[data-scene="four-way-close"]').click();
  await page.locator('dialog').waitFor({ state: 'detached' });
  const samples = [];
  for (let i = 0; i < CLICKS; i += 1) {
    await page.keyboard.press('Home');
    await page.keyboard.press('n');
    const drop = page.getByRole('button', { name: /^Drop this/ });
    await drop.waitFor();
    // A smooth scroll would have frames of its own.
    await page.waitForTimeout(600);
    const shown = page.evaluate(() => new Promise((done) => {
      addEventListener('click', (event) => {
        performance.mark('clicked');
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => done({
            painted: performance.now() - event.timeStamp, lost: document.querySelectorAll('.flight[data-end=lost]').length,
          });
          port2.postMessage(0);
        });
      }, { capture: true, once: true });
    }));
    const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing'];
    const events = await traced(page, categories, async () => {
      await drop.click();
      await shown;
      await page.waitForTimeout(100);
    });
    const { painted, lost } = await shown;
    if (lost === 0) throw new Error('the lost segment was not in the picture');
    samples.push({ painted, work: work(events) });
    await page.keyboard.press('z');
  }
  await page.close();
  return samples;
}

/** Rows for both speeds. */
export async function acts() {
  const rows = [];
  for (const [rate, bound] of [[1, 16], [SLOWDOWN, 50]]) {
    const samples = await clicks(rate);
    const all = (what) => quantile(samples.map((sample) => sample[what]), 0.5);
    const speed = rate === 1 ? 'full speed' : `${rate} times slower`;
    rows.push([`act to consequence, ${speed}: work until it is painted`, ms(all('work')), of(all('work'), bound), `median of ${CLICKS} clicks`]);
    rows.push([`  with the wait for the frame`, ms(all('painted')), of(all('painted'), bound)]);
  }
  return rows;
}
