// What every browser test shares: one browser, pages that must stay clean, and a few words for what a person does.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';

export const URL_ = process.env.FOURWAY_URL ?? 'http://localhost:8080/';
const ARGS = ['--no-sandbox', '--headless', '--disable-gpu', '--disable-background-networking'];
/**
 * What Chromium writes about a page that has its module fetched ahead, about what it had begun to fetch for a frame that is replaced meanwhile
 * (it names no reason; another failure has one), and the driver about service workers.
 */
const ALLOWED = [
  /`integrity` attribute is currently ignored for preload destinations/,
  /^Fetch API cannot load \S+\. $/,
  /^Service Worker registration blocked/,
];

let browser;

/** Starts the browser, with what else it is to be told, before the tests of a file and stops it after them. */
export function withBrowser(also = []) {
  before(async () => {
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: [...ARGS, ...also] });
  });
  after(() => browser?.close());
}

/** Opens the page in a context of its own; `clean()` asserts what must hold of every visit. */
export async function visit(options = {}, prepare = async () => {}, address = URL_) {
  // What a service worker answers no test could hold up; offline.test.mjs has one.
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: 'block', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const said = [];
  const strangers = [];
  const urls = [];
  page.on('console', (message) => {
    const text = message.text();
    if (!ALLOWED.some((known) => known.test(text))) said.push(`${message.type()}: ${text}`);
  });
  page.on('pageerror', (error) => said.push(`uncaught: ${error.message}`));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    urls.push(request.url());
    if (protocol !== 'data:' && origin !== new URL(URL_).origin) strangers.push(request.url());
  });
  await prepare(page);
  await page.goto(address);
  const clean = async () => {
    assert.deepEqual(said, [], 'the console is clean');
    assert.deepEqual(strangers, [], 'no request leaves the origin');
    await context.close();
  };
  return { page, clean, said, asked: () => urls, close: () => context.close() };
}

/** Opens another address in a context of its own; `said` is what the console says. */
export async function open(url, options = {}, prepare = async () => {}) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const said = [];
  page.on('console', (message) => { if (!ALLOWED.some((known) => known.test(message.text()))) said.push(`${message.type()}: ${message.text()}`); });
  page.on('pageerror', (error) => said.push(`uncaught: ${error.message}`));
  await prepare(page);
  await page.goto(url);
  return { page, said, close: () => context.close() };
}

/** Waits until the engine runs. */
export const ready = (page) => page.locator('.lab[data-room]').waitFor();

/** A visit to a page whose engine runs. */
export async function lab(options, prepare) {
  const visited = await visit(options, prepare);
  await ready(visited.page);
  return visited;
}

export const button = (page, name) => page.getByRole('button', { name, exact: true });

/** The state of a host at the present, as its name plate says. */
export const state = (page, host) => page.locator(`.hosts [data-host=${host}] h2 .state`).textContent();

/** Lets the client close, at once and paused. */
export async function clientCloses(page) {
  await button(page, 'Client: close').click();
  await button(page, 'Pause').click();
}

/** Plays at four times the speed until nothing is left. */
export async function playToTheEnd(page) {
  await page.getByLabel('Speed').selectOption({ label: '4×' });
  await button(page, 'Play').click();
  await button(page, 'Pause').waitFor();
  await button(page, 'Play').waitFor({ timeout: 60_000 });
}

/** Opens a scene of the gallery by the stem of its file. */
export async function openScene(page, name) {
  await page.locator('button.scenes').click();
  await page.locator(`[data-scene="${name}"]`).click();
  await page.locator('dialog').waitFor({ state: 'detached' });
}

/** Presses the middle of something, as a pointer would: it may move. */
export async function press(page, locator) {
  const box = await locator.boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

/** Waits until there are this many of something: a key's effect comes with the next frame. */
export async function count(page, selector, expected, what = selector) {
  const there = ([css, n]) => document.querySelectorAll(css).length === n;
  await page.waitForFunction(there, [selector, expected], { timeout: 5000 })
    .catch(async () => assert.equal(await page.locator(selector).count(), expected, what));
}

/** Presses a key and waits until its effect is painted. */
export async function key(page, name) {
  await page.keyboard.press(name);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}
