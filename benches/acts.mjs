// From the click on an act to its consequence on the screen.
import { SLOWDOWN, lab, ms, of, quantile } from './browser.mjs';

/** Drops a segment in flight and takes it back, several times. */
async function clicks(rate) {
  const { page } = await lab(rate);
  await page.locator('button.scenes').click();
  await page.locator('[data-scene="four-way-close"]').click();
  await page.locator('dialog').waitFor({ state: 'detached' });
  const samples = [];
  for (let i = 0; i < 15; i += 1) {
    await page.keyboard.press('Home');
    await page.keyboard.press('n');
    const drop = page.getByRole('button', { name: /^Drop this/ });
    await drop.waitFor();
    const shown = page.evaluate(() => new Promise((done) => {
      addEventListener('click', (event) => {
        let worked = NaN;
        // After the microtasks of the click: everything is in the document.
        setTimeout(() => { worked = performance.now() - event.timeStamp; });
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => done({
            worked, painted: performance.now() - event.timeStamp,
            lost: document.querySelectorAll('.flight[data-end=lost]').length,
          });
          port2.postMessage(0);
        });
      }, { capture: true, once: true });
    }));
    await page.waitForTimeout(50);
    await drop.click();
    const sample = await shown;
    if (sample.lost === 0) throw new Error('the lost segment was not in the picture');
    samples.push(sample);
    await page.keyboard.press('z');
    await page.waitForTimeout(50);
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
    rows.push([`act to consequence in the document, ${speed}`, ms(all('worked')), of(all('worked'), bound), 'median of 15 clicks']);
    rows.push([`act to consequence painted, ${speed}`, ms(all('painted')), of(all('painted'), bound), 'the wait for the next frame included']);
  }
  return rows;
}
