// Memory over an hour of playing, in frames of a tenth of a second that follow each other at once.
import { lab, mb } from './browser.mjs';

const HOUR = 36_000;

/** Frames come as fast as they can, each a tenth of a second later. */
const fast = (page) => page.addInitScript(() => {
  let now = 0;
  const asked = new Map();
  const { port1, port2 } = new MessageChannel();
  globalThis.frames = 0;
  port1.onmessage = ({ data }) => {
    const callback = asked.get(data);
    asked.delete(data);
    if (callback) { globalThis.frames += 1; now += 100; callback(now); }
  };
  let next = 0;
  globalThis.requestAnimationFrame = (callback) => { next += 1; asked.set(next, callback); port2.postMessage(next); return next; };
  globalThis.cancelAnimationFrame = (id) => asked.delete(id);
});

/** The size of every memory of WebAssembly together, bytes. */
async function engine(session) {
  const { result } = await session.send('Runtime.evaluate', { expression: 'WebAssembly.Memory.prototype' });
  const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId: result.objectId });
  const sum = await session.send('Runtime.callFunctionOn', {
    objectId: objects.objectId, returnByValue: true,
    functionDeclaration: 'function () { return this.reduce((sum, memory) => sum + memory.buffer.byteLength, 0); }',
  });
  return sum.result.value;
}

/** Rows of the beginning, the middle and the end. */
export async function memory() {
  const { page, session } = await lab(1, fast);
  await page.locator('button.scenes').click();
  await page.locator('[data-scene="everything-duplicated"]').click();
  await page.getByLabel('Speed').selectOption({ label: '4×' });
  await page.evaluate(() => {
    globalThis.rounds = 0;
    // Played again whenever it is over.
    setInterval(() => {
      const play = document.querySelector('.steps [aria-label=Play]');
      if (play) { globalThis.rounds += 1; play.click(); }
    }, 5);
  });
  const read = async (frames) => {
    await page.waitForFunction((n) => globalThis.frames >= n, frames, { timeout: 600_000, polling: 100 });
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
    const rounds = await page.evaluate(() => globalThis.rounds);
    const wasm = await engine(session);
    return { usedSize, nodes, jsEventListeners, wasm, rounds };
  };
  const samples = [];
  for (const part of [0.02, 0.5, 1]) samples.push([part, await read(HOUR * part)]);
  await page.close();
  const [, first] = samples[0];
  return samples.map(([part, now]) => [
    `memory after ${Math.round(part * 60)} min of playing: heap of JavaScript`, mb(now.usedSize), `${(now.usedSize / first.usedSize).toFixed(2)} of first`,
    `engine ${mb(now.wasm)} (${(now.wasm / first.wasm).toFixed(2)}), ${now.nodes} nodes, ${now.jsEventListeners} listeners, ${now.rounds} times from the start`,
  ]);
}
