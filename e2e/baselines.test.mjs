// The page of components and the ladder at fixed moments, compared with the pictures in baselines/.
//
// UPDATE_BASELINES=1 writes the pictures anew. Fonts come with the tests, so that machines agree: a picture may differ by
// COLOUR of pixelmatch at any pixel, and by more at PIXELS of each band of BAND px of its height.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import pixelmatch from 'pixelmatch';
import UPNG from 'upng-js';
import { lab, visit, withBrowser } from './support.mjs';
import { follow, lift, settled } from './tour.mjs';

const COLOUR = 0.06;
const PIXELS = 40;
const BAND = 100;

withBrowser(['--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb']);

const require = createRequire(import.meta.url);
const at = (path) => new URL(path, import.meta.url);
const COMPONENTS = at('../target/components/index.html').href;
mkdirSync(at('../target/screens/'), { recursive: true });
mkdirSync(at('baselines/'), { recursive: true });

const face = (family, weight, file) =>
  `@font-face { font-family: "${family}"; font-weight: ${weight}; src: url(data:font/woff2;base64,${readFileSync(require.resolve(file)).toString('base64')}) }`;
const FONTS = [
  face('Test Sans', '100 900', 'inter-ui/variable/InterVariable.woff2'),
  face('Test Mono', 400, '@fontsource/dejavu-mono/files/dejavu-mono-latin-400-normal.woff2'),
  face('Test Mono', 700, '@fontsource/dejavu-mono/files/dejavu-mono-latin-700-normal.woff2'),
  ':root:root { --sans: "Test Sans"; --mono: "Test Mono", "Test Sans" }',
].join('\n');

/** Lets the page have the fonts of the tests and waits until they are there. */
async function withFonts(page) {
  await page.addStyleTag({ content: FONTS });
  const loaded = await page.evaluate(async () => {
    await Promise.all(['400 1em "Test Sans"', '400 1em "Test Mono"', '700 1em "Test Mono"'].map((font) => document.fonts.load(font)));
    return document.fonts.size;
  });
  assert.equal(loaded, 3, 'the fonts of the tests');
}

const decode = (file) => {
  const png = UPNG.decode(file);
  return { width: png.width, height: png.height, data: new Uint8Array(UPNG.toRGBA8(png)[0]) };
};
/** With at most 256 colours: a third of the bytes. */
const encode = ({ data, width, height }) => Buffer.from(UPNG.encode([data.buffer], width, height, 256));

/** Compares a picture with its baseline. */
function compare(name, shot) {
  const baseline = at(`baselines/${name}.png`);
  const now = decode(encode(decode(shot)));
  if (process.env.UPDATE_BASELINES === '1') {
    writeFileSync(baseline, encode(now));
    return;
  }
  assert.ok(existsSync(baseline), `${name}: there is no baseline; UPDATE_BASELINES=1 writes it`);
  const before = decode(readFileSync(baseline));
  const keep = (what, image) => writeFileSync(at(`../target/screens/${name}${what}.png`), encode(image));
  const size = ({ width, height }) => `${width} by ${height}`;
  if (size(now) !== size(before)) keep('', now);
  assert.equal(size(now), size(before), `${name}: as large as before; see target/screens/${name}.png`);
  const { width, height } = now;
  const diff = { width, height, data: new Uint8Array(now.data.length) };
  pixelmatch(before.data, now.data, diff.data, width, height, { threshold: COLOUR, diffMask: true });
  const worst = { pixels: 0, from: 0 };
  for (let from = 0; from < height; from += BAND) {
    const part = diff.data.subarray(from * width * 4, (from + BAND) * width * 4);
    let pixels = 0;
    // In the mask what differs is red; what only the smoothing of edges changed is not in it.
    for (let i = 0; i < part.length; i += 4) if (part[i + 3] && part[i] === 255 && part[i + 1] === 0) pixels += 1;
    if (pixels > worst.pixels) Object.assign(worst, { pixels, from });
  }
  if (worst.pixels > PIXELS) {
    keep('', now);
    keep('-diff', diff);
  }
  assert.ok(worst.pixels <= PIXELS, `${name}: ${worst.pixels} pixels differ from ${worst.from} px down; see target/screens/${name}-diff.png`);
}

for (const theme of ['light', 'dark']) {
  for (const width of [360, 1280]) {
    test(`${width} px, ${theme}: every component looks as it did`, async () => {
      const { page, close } = await visit({ viewport: { width, height: 800 }, reducedMotion: 'reduce' });
      await page.goto(COMPONENTS);
      await page.evaluate((theme) => { document.documentElement.dataset.theme = theme; }, theme);
      await withFonts(page);
      compare(`components-${width}-${theme}`, await page.screenshot({ fullPage: true, animations: 'disabled', caret: 'hide' }));
      await close();
    });
  }
}

const MOMENTS = {
  loss: 'scene=lost-final-ack&at=175000&select=3.0',
  twice: 'scene=everything-duplicated&at=75000',
};

for (const [width, height, theme] of [[360, 740, 'light'], [1280, 800, 'dark']]) {
  test(`${width} px, ${theme}: the page at fixed moments looks as it did`, async () => {
    const { page, clean } = await lab({ viewport: { width, height }, colorScheme: theme, reducedMotion: 'reduce' });
    await withFonts(page);
    for (const [name, fragment] of Object.entries(MOMENTS)) {
      await follow(page, fragment);
      compare(`page-${width}-${theme}-${name}`, await page.screenshot({ animations: 'disabled', caret: 'hide' }));
    }
    await lift(page);
    await page.getByRole('tab', { name: 'States' }).click();
    await settled(page);
    compare(`page-${width}-${theme}-states`, await page.screenshot({ animations: 'disabled', caret: 'hide' }));
    await clean();
  });
}
