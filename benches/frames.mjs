// Frames of playback: script of each with many segments under way, and whether the browser laid anything out.
import { SLOWDOWN, lab, ms, of, quantile, traced } from './browser.mjs';
import { crowd, open } from './long.mjs';

/** Counts frames, and marks those in which an element or a text was put in or taken out. */
const watch = (page) => page.addInitScript(() => {
  globalThis.painted = 0;
  const ask = globalThis.requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = (callback) => ask((now) => { globalThis.painted += 1; callback(now); });
  addEventListener('DOMContentLoaded', () => {
    new MutationObserver(() => performance.mark('changed'))
      .observe(document.body, { subtree: true, childList: true, characterData: true });
  });
});

/** Plays a crowd, slowly from where it is complete, so that it is under way for seconds. */
async function playing(segments) {
  const { page, session } = await lab(SLOWDOWN, watch);
  await open(page, crowd(segments));
  await page.getByRole('button', { name: 'Play', exact: true }).click({ timeout: 3000 }).catch(() => {});
  await page.waitForFunction((n) => document.querySelectorAll('.token').length >= n, segments, { timeout: 60_000 });
  await page.getByLabel('Speed').selectOption({ index: 0 });
  return { page, session };
}

/** Script of each tenth of a second, divided by its frames: the browser's own clock. */
export async function script(segments, bound) {
  const { page, session } = await playing(segments);
  await session.send('Performance.enable');
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const metric = (name) => metrics.find((m) => m.name === name).value * 1000;
    const there = await page.evaluate(() => ({ painted, moving: document.querySelectorAll('.token').length }));
    return { script: metric('ScriptDuration'), style: metric('LayoutDuration') + metric('RecalcStyleDuration'), ...there };
  };
  const samples = [];
  let before = await read();
  for (let i = 0; i < 40; i += 1) {
    await page.waitForTimeout(100);
    const now = await read();
    const painted = now.painted - before.painted;
    if (painted > 0 && Math.min(now.moving, before.moving) >= segments) {
      samples.push({
        script: (now.script - before.script) / painted, style: (now.style - before.style) / painted, moving: now.moving,
      });
    }
    before = now;
  }
  await page.close();
  if (samples.length === 0) throw new Error(`fewer than ${segments} segments were in flight`);
  const all = (what) => samples.map((sample) => sample[what]);
  const [middle, most] = [quantile(all('script'), 0.5), quantile(all('script'), 0.9)];
  const there = `${samples.length} samples, ${Math.min(...all('moving'))} to ${Math.max(...all('moving'))} in flight`;
  return [
    [`script per frame, ${segments} segments, ${SLOWDOWN} times slower`, ms(middle), of(middle, bound), there],
    ['  90 % of the samples', ms(most), of(most, bound)],
    ['  style and layout, median', ms(quantile(all('style'), 0.5))],
  ];
}

/** Frames of playback in which the browser laid something out. */
export async function layouts(segments) {
  const { page } = await playing(segments);
  const events = await traced(page, ['devtools.timeline', 'blink.user_timing'], () => page.waitForTimeout(3000));
  await page.close();
  const frames = [];
  for (const { name, ph } of events) {
    if (name === 'FireAnimationFrame' && ph !== 'E') frames.push({ layouts: 0, changed: false });
    const frame = frames.at(-1);
    if (!frame) continue;
    if (name === 'Layout' && ph !== 'E') frame.layouts += 1;
    if (name === 'changed') frame.changed = true;
  }
  const moved = frames.filter((frame) => !frame.changed);
  const laid = (some) => some.filter((frame) => frame.layouts > 0).length;
  return [
    ['frames with a layout where only places change', `${laid(moved)} of ${moved.length}`, '0'],
    ['frames with a layout where a text or an element changes', `${laid(frames) - laid(moved)} of ${frames.length - moved.length}`, '',
      'running texts are written five times a second'],
  ];
}
