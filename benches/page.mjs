// Measures the built page in Chromium, slowed down four times: script per frame, time until ready, bytes.
// Needs FOURWAY_URL; CHROMIUM names the browser.
import { brotliCompressSync, constants } from 'node:zlib';
import { chromium } from 'playwright-core';

const URL_ = process.env.FOURWAY_URL ?? 'http://localhost:8080/';
const SLOWDOWN = 4;
/** 20 segments of each host within a tenth of a second, each with a copy, each under way for a second. */
const CROWD = {
  fourway: 1,
  title: 'A crowd',
  path: { delay_ms: 1000, duplicate: 1 },
  script: ['client', 'server'].flatMap((on) =>
    Array.from({ length: 20 }, (_, i) => ({
      at_ms: 100 + i * 5, on, do: 'inject', segment: { flags: ['ACK'], seq: 1 + i, ack: 1, len: 0, relative: true },
    }))),
};

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--headless', '--disable-gpu', '--disable-background-networking'],
});

async function slowPage() {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  return { page, session };
}

const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))];
const ms = (value) => `${value.toFixed(2)} ms`;

/** Script of each tenth of a second while the crowd is under way, divided by its frames: the browser's own clock. */
async function frames() {
  const { page, session } = await slowPage();
  await page.addInitScript(() => {
    globalThis.painted = 0;
    const ask = globalThis.requestAnimationFrame.bind(globalThis);
    globalThis.requestAnimationFrame = (callback) => ask((now) => { globalThis.painted += 1; callback(now); });
  });
  await page.goto(URL_);
  await page.locator('.lab[data-room]').waitFor();
  await page.locator('button.scenes').click();
  await page.getByLabel('Scenario', { exact: true }).fill(JSON.stringify(CROWD));
  await page.getByRole('button', { name: 'Open this scenario' }).click();
  await page.locator('dialog').waitFor({ state: 'detached' });
  await session.send('Performance.enable');
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const metric = (name) => metrics.find((m) => m.name === name).value * 1000;
    const there = await page.evaluate(() => ({ painted, moving: document.querySelectorAll('.token').length }));
    return { script: metric('ScriptDuration'), layout: metric('LayoutDuration') + metric('RecalcStyleDuration'), ...there };
  };
  // Slowly from where the crowd is complete, so that it is under way for seconds.
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await page.waitForFunction(() => document.querySelectorAll('.token').length >= 40);
  await page.getByLabel('Speed').selectOption({ index: 0 });
  const samples = [];
  let before = await read();
  for (let i = 0; i < 40; i += 1) {
    await page.waitForTimeout(100);
    const now = await read();
    const painted = now.painted - before.painted;
    if (painted > 0 && Math.min(now.moving, before.moving) >= 40) {
      samples.push({
        script: (now.script - before.script) / painted, layout: (now.layout - before.layout) / painted, moving: now.moving,
      });
    }
    before = now;
  }
  await page.close();
  const sorted = (what) => samples.map((sample) => sample[what]).sort((a, b) => a - b);
  return { script: sorted('script'), layout: sorted('layout'), moving: Math.max(0, ...sorted('moving')), count: samples.length };
}

async function load() {
  const times = [];
  for (let i = 0; i < 5; i += 1) {
    const { page } = await slowPage();
    await page.goto(URL_, { waitUntil: 'commit' });
    await page.locator('.lab[data-room]').waitFor();
    const { paint, ready } = await page.evaluate(() => ({
      paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
      ready: performance.now(),
    }));
    times.push({ paint, ready });
    await page.close();
  }
  times.sort((a, b) => a.ready - b.ready);
  return times[2];
}

async function bytes() {
  const page = await browser.newPage();
  const bodies = [];
  page.on('response', (response) => bodies.push(response.body().then((body) => ({ url: response.url(), body }))));
  await page.goto(URL_);
  await page.locator('.lab[data-room]').waitFor();
  const all = await Promise.all(bodies);
  await page.close();
  return all.map(({ url, body }) => {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
    return [new URL(url).pathname.split('/').pop() || 'index.html', body.length, brotliCompressSync(body, { params }).length];
  });
}

const { script, layout, moving, count } = await frames();
const { paint, ready } = await load();
const files = await bytes();
await browser.close();

if (script.length === 0) throw new Error(`at most ${moving} segments were in flight, expected 40`);

const rows = [
  ['script per frame, median', ms(quantile(script, 0.5)), `${count} samples of 0.1 s, up to ${moving} segments in flight`],
  ['script per frame, 90 %', ms(quantile(script, 0.9)), `CPU ${SLOWDOWN} times slower`],
  ['style and layout per frame, median', ms(quantile(layout, 0.5)), ''],
  ['first paint', ms(paint), 'median of 5 visits by time until ready'],
  ['ready', ms(ready), 'the engine has drawn the first scene'],
  ...files.map(([name, raw, brotli]) => [name, `${brotli} B`, `${raw} B without brotli`]),
  ['bytes in all', `${files.reduce((sum, [, , brotli]) => sum + brotli, 0)} B`, 'with brotli at quality 11'],
];
for (const [what, value, note] of rows) console.log(`${what.padEnd(44)} ${value.padStart(12)}   ${note}`);
