// What the measurements of the page share: one browser, slowed pages, traces, and how a figure is printed.
import { chromium } from 'playwright-core';

export const URL_ = process.env.FOURWAY_URL ?? 'http://localhost:8080/';
/** How much slower the CPU of a weak telephone is. */
export const SLOWDOWN = 4;

export const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--headless', '--disable-gpu', '--disable-background-networking'],
});

/** An empty page whose CPU is this many times slower, and the session that may ask the browser about it. */
export async function blank(rate = 1, prepare = async () => {}) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  await prepare(page);
  return { page, session };
}

/** A page whose engine runs. */
export async function lab(rate, prepare) {
  const visited = await blank(rate, prepare);
  await visited.page.goto(URL_);
  await visited.page.locator('.lab[data-room]').waitFor();
  return visited;
}

/** Longest time that a visit may take, ms. */
const LATE = 60_000;

/** In the page: tells when the engine has drawn the first scene and the browser has painted it. */
function tell() {
  new MutationObserver((_, self) => {
    if (!document.querySelector('.lab[data-room]')) return;
    self.disconnect();
    requestAnimationFrame(() => setTimeout(() => globalThis.tellReady(`${performance.now()}`)));
  }).observe(document, { childList: true, subtree: true });
}

/**
 * A first visit to an address: when something is seen, and when the first scene is, ms since the navigation. The page says
 * so by itself: whoever asks it loads scripts of his own into it, which took a slow CPU 50 ms and more.
 */
export async function visit(rate, url, prepare = async () => {}) {
  const { page, session } = await blank(rate);
  await session.send('Page.enable');
  await session.send('Runtime.enable');
  await session.send('Runtime.addBinding', { name: 'tellReady' });
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${tell})()` });
  const told = new Promise((done, fail) => {
    session.on('Runtime.bindingCalled', ({ payload }) => done(Number(payload)));
    setTimeout(() => fail(new Error(`${url}: nothing is drawn after ${LATE} ms`)), LATE).unref();
  });
  await prepare(session);
  await page.goto(url, { waitUntil: 'commit' });
  const ready = await told;
  const shell = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN);
  await page.close();
  return { shell, ready };
}

/** What the browser traced of a page's main thread while something was done. */
export async function traced(page, categories, work) {
  await browser.startTracing(page, { categories });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const frame = traceEvents.find((event) => event.name === 'FireAnimationFrame');
  return traceEvents.filter((event) => event.pid === frame?.pid && event.tid === frame?.tid).sort((a, b) => a.ts - b.ts);
}

export const quantile = (samples, q) => {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? NaN;
};
export const ms = (value) => `${value.toFixed(2)} ms`;
export const mb = (bytes) => `${(bytes / 1048576).toFixed(2)} MB`;
export const share = (part, whole) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

/** Prints rows of what, value, bound and note; a bound of several units of the value is left to the reader. */
export function print(rows) {
  for (const [what, value, bound = '', note = ''] of rows) {
    console.log(`${what.padEnd(58)} ${value.padStart(12)}   ${bound.padEnd(14)} ${note}`);
  }
}

/** The value as a part of its bound. */
export const of = (value, bound) => `${ms(bound)} (${(value / bound).toFixed(2)})`;
