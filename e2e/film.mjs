// The moving picture of the README: a person lets the client close, drops the last ACK, and the server's FIN comes again.
// `FOURWAY_URL=http://localhost:8080/ node e2e/film.mjs` writes docs/lab.png anew, an animated PNG of the real page.
import { writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import UPNG from 'upng-js';
import { button, ready, URL_ } from './support.mjs';

const SIZE = { width: 1280, height: 760 };
/** How long a picture stands, ms; a still one stands as long as a reader needs. */
const FRAME = 80;
/** The colours of all pictures together: those of the theme and their edges. */
const COLOURS = 96;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--headless', '--disable-gpu', '--disable-background-networking'],
});
const page = await browser.newPage({ viewport: SIZE, serviceWorkers: 'block' });
await page.goto(`${URL_}?lang=en`);
await ready(page);
await page.addStyleTag({ content: '#pointer{position:fixed;z-index:99;width:22px;height:22px;margin:-3px 0 0 -3px;pointer-events:none}' });
await page.evaluate(() => {
  const arrow = '<svg id="pointer" viewBox="0 0 22 22"><path d="M3 3v14l4-4 3 6 3-1-3-6h5z" fill="#111" stroke="#fff" stroke-width="1.4"/></svg>';
  document.body.insertAdjacentHTML('beforeend', arrow);
});

const frames = [];
const holds = [];
async function picture(hold = FRAME) {
  const png = UPNG.decode(await page.screenshot({ animations: 'disabled' }));
  frames.push(UPNG.toRGBA8(png)[0]);
  holds.push(hold);
}

let at = [640, 560];
const put = ([x, y]) => page.evaluate(([left, top]) => {
  Object.assign(document.getElementById('pointer').style, { left: `${left}px`, top: `${top}px` });
}, [x, y]);
/** Moves the pointer to the middle of something and presses it. */
async function press(target) {
  const box = await target.boundingBox();
  const to = [box.x + box.width / 2, box.y + box.height / 2];
  for (let i = 1; i <= 6; i += 1) {
    const part = (i / 6) ** 2 * (3 - i / 3);
    await put([0, 1].map((axis) => at[axis] + (to[axis] - at[axis]) * part));
    await picture();
  }
  at = to;
  await page.mouse.click(...to);
  await page.mouse.move(SIZE.width - 1, SIZE.height - 1);
}

const seek = (micros) => page.evaluate((moment) => {
  document.dispatchEvent(new CustomEvent('fourway', { detail: `seek ${moment}` }));
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}, micros);
/** Plays from one moment to another in steps, all in milliseconds of the run. */
async function play(from, to, step) {
  for (let ms = from; ms <= to; ms += step) {
    await seek(ms * 1000);
    await picture();
  }
}

await put(at);
await picture(900);
await press(button(page, 'Client: close'));
await button(page, 'Pause').click();
await play(0, 225, 5);
await press(page.locator('.token'));
await picture(700);
await press(button(page, 'Drop this ACK'));
await picture(1400);
await play(230, 260, 6);
await play(1140, 1250, 6);
await picture(2600);
await browser.close();

const film = UPNG.encode(frames, SIZE.width, SIZE.height, COLOURS, holds);
writeFileSync(new URL('../docs/lab.png', import.meta.url), Buffer.from(film));
console.log(`docs/lab.png: ${frames.length} pictures, ${film.byteLength} bytes`);
