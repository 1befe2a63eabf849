// The host pages of e2e/hosts/: a server for them, on another site than the page, and what must hold of the frame in each of them.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import UPNG from 'upng-js';
import { outside } from './embedding.mjs';
import { URL_, open } from './support.mjs';

const FOLDER = fileURLToPath(new URL('./hosts/', import.meta.url));
/** Where the pages of the folder say that the page is, and a stranger. */
const [LAB, STRANGER] = ['https://lab.example', 'https://stranger.example'];
/** Steps, of 255, by which a colour may differ between two paintings of the same. */
const ROUNDING = 2;
const HEADER = /^<!-- header ([\w-]+): (.*) -->$/gm;

let port;
export const host = () => `http://localhost:${port}`;
const stranger = () => `http://stranger.localhost:${port}`;

/** Serves the folder while the tests of a file run. In each page the page's true address stands, and it comes with the headers that it names. */
export function withHostPages() {
  let server;
  before(async () => {
    server = createServer(async (asked, answer) => {
      const { pathname, searchParams } = new URL(asked.url, host());
      const lab = searchParams.get('lab') ?? URL_;
      const text = await readFile(FOLDER + pathname.slice(1), 'utf8').catch(() => null);
      if (text === null) return void answer.writeHead(404).end();
      const kind = pathname.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8';
      const headers = Object.fromEntries([...text.matchAll(HEADER)].map(([, name, value]) => [name, value]));
      answer.writeHead(200, { 'content-type': kind, 'cache-control': 'no-store', ...headers });
      const permitted = searchParams.has('sandbox') ? text.replace('allow-scripts allow-same-origin', searchParams.get('sandbox')) : text;
      answer.end(permitted.replaceAll(`${LAB}/`, lab).replaceAll(LAB, new URL(lab).origin).replaceAll(STRANGER, stranger()));
    });
    await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
    server.unref();
    ({ port } = server.address());
  });
  after(() => { server.close(); server.closeAllConnections(); });
}

/** In a frame: notes what it posts to its parent, and to whom. The parent it sees is one that notes. */
function noted() {
  if (self === top || !/[?&]embed\b/.test(location.search)) return;
  const [real, posted] = [parent, []];
  const noting = { postMessage(data, to) { if (posted.length < 5000) posted.push({ data, to }); real.postMessage(data, to); } };
  Object.defineProperty(window, 'parent', { get: () => noting, configurable: true });
  const { get } = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'source');
  Object.defineProperty(MessageEvent.prototype, 'source', { get() { const found = get.call(this); return found === real ? noting : found; } });
  window.posted = posted;
}

/** Opens a page of the folder. `lab` is where the page is, `sandbox` what its sandbox permits; `more` is done to the browser's page before. */
export async function hostPage(name, { lab = URL_, sandbox, more = async () => {}, ...options } = {}) {
  const prepare = async (page) => { await page.addInitScript(noted); await more(page); };
  const query = new URLSearchParams({ ...(lab !== URL_ && { lab }), ...(sandbox !== undefined && { sandbox }) });
  const opened = await open(`${host()}/${name}.html?${query}`, options, prepare);
  return { ...opened, lab, labs: () => labs(opened.page, lab) };
}

const labs = (page, lab) => page.frames().filter((frame) => frame.url().startsWith(lab) && frame !== page.mainFrame());

/** The frames with the page, once so many run. `state` is that of what is waited for: a frame may run and not be seen. */
export async function running({ page, labs }, count = 1, state = 'visible') {
  for (let left = 200; labs().length < count; left -= 1) {
    assert.ok(left, `${labs().length} frames, expected ${count}`);
    await page.waitForTimeout(50);
  }
  await Promise.all(labs().map((frame) => frame.locator('.lab[data-room]').waitFor({ state })));
  return labs();
}

/** What one sees in a frame: the texts of the ladder, and what the host's looks could have changed. */
export const seen = (frame) => frame.evaluate(() => {
  const texts = [...document.querySelectorAll('.canvas .ladder text')].map((text) => text.textContent).filter(Boolean);
  const { fontSize, letterSpacing, textTransform, direction, backgroundColor } = getComputedStyle(document.body);
  const { fontSize: rem } = getComputedStyle(document.documentElement);
  return { texts, rem, mode: document.compatMode, looks: [fontSize, letterSpacing, textTransform, direction], ground: backgroundColor };
});

/** Waits until what comes later has come and is painted: nothing of it is measured before. */
export async function settled(frame) {
  await frame.waitForFunction(() => !document.querySelector('.meanwhile') && document.querySelector('.embed-line a')?.textContent !== 'Fourway', undefined, { polling: 50 });
  await frame.evaluate(() => document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))));
}

/** A ladder is there with its segments and states, within its frame; the frame has one scrollbar at most. */
export async function stands(frame, scene = ['FIN', 'FIN-WAIT-1', 'TIME-WAIT']) {
  await settled(frame);
  const { texts, mode } = await seen(frame);
  for (const part of scene) assert.ok(texts.some((text) => text.includes(part)), `the ladder has ${part}: ${texts.slice(0, 20)}`);
  assert.equal(mode, 'CSS1Compat');
  assert.deepEqual(await frame.evaluate(outside), [], 'nothing is cut off');
  assert.deepEqual(await frame.evaluate(bars), [], 'one scrollbar at most in each direction');
  assert.equal(await frame.locator('#failure').isVisible(), false);
}

/** Parts that scroll down within others that do. */
export function bars() {
  const scrolls = (part) => part.scrollHeight > part.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(part === document.documentElement ? document.body : part).overflowY);
  const all = [document.documentElement, ...document.querySelectorAll('body *')].filter((part) => part.checkVisibility() && scrolls(part));
  return all.filter((part) => all.some((other) => other !== part && other.contains(part))).map((part) => `${part.className || part.tagName} scrolls within another that does`);
}

/** Another scene and a way are opened by message; the host keeps its focus, its scroll position and its keys. */
export async function calm(opened, frame) {
  const { page } = opened;
  const here = () => page.evaluate(() => [document.activeElement.id, scrollX, scrollY]);
  assert.deepEqual(await here(), ['field', 0, 0], 'the host has the focus that it gave');
  const id = `calm-${await page.evaluate(() => told.length)}`;
  await command(opened, frame, { type: 'load', way: 'challenges', id });
  await page.keyboard.type('d n ');
  await command(opened, frame, { type: 'load', scene: 'lost-fin', at: 75000, id: `${id}-back` });
  assert.equal(await page.inputValue('#field'), 'd n ');
  assert.deepEqual(await here(), ['field', 0, 0]);
  assert.doesNotMatch(await frame.evaluate(() => location.hash), /do=/, 'keys of the host change no run');
}

/** Sends a command to a frame of the host page itself and waits for its answer. */
export async function command({ page }, frame, message) {
  const element = await frame.frameElement();
  await element.evaluate((frame, message) => frame.contentWindow.postMessage({ fourway: 1, ...message }, '*'), message);
  const answered = await page.waitForFunction((id) => told.find((one) => one.id === id), message.id);
  return answered.jsonValue();
}

/** Whatever the frames have posted went to their host's origin; a height alone may go to anybody. */
export async function discreet({ page, labs }, origin = host()) {
  let count = 0;
  for (const frame of labs()) {
    const posted = await frame.evaluate(() => window.posted);
    count += posted.length;
    for (const { data, to } of posted) {
      if (data.fourway === 1) assert.equal(to, origin, JSON.stringify(data).slice(0, 200));
      else {
        const { subject, context, action, ...rest } = data;
        assert.ok(subject === 'lti.frameResize' || (context === 'h5p' && /^(hello|resize)$/.test(action)), JSON.stringify(data).slice(0, 200));
        assert.ok(Object.entries(rest).every(([name, value]) => /^(height|scrollHeight)$/.test(name) && Number.isInteger(value)), JSON.stringify(rest));
      }
    }
  }
  assert.ok(count > 0 && page, 'something was posted');
}

/** The picture of an element, once it stands still. */
export async function picture(locator) {
  let before = Buffer.alloc(0);
  for (let left = 20; left; left -= 1) {
    const now = await locator.screenshot({ animations: 'disabled', caret: 'hide' });
    if (now.equals(before)) return now;
    before = now;
  }
  return assert.fail('the picture does not come to rest');
}

/** Where two pictures differ by more than what a busy browser rounds otherwise where it joins the tiles that it paints. */
export function differs(one, other) {
  const [a, b] = [one, other].map((file) => UPNG.decode(file));
  if (a.width !== b.width || a.height !== b.height) return `${a.width} x ${a.height} px, and ${b.width} x ${b.height} px`;
  const [c, d] = [a, b].map((png) => new Uint8Array(UPNG.toRGBA8(png)[0]));
  const at = c.findIndex((level, i) => Math.abs(level - d[i]) > ROUNDING);
  return at < 0 ? '' : `${(at >> 2) % a.width}, ${Math.floor((at >> 2) / a.width)}`;
}
