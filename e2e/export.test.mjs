// A run taken along: every form saved and copied, from the keyboard too, and what is said where that is not possible.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import { button, key, lab, openScene, withBrowser } from './support.mjs';

withBrowser();

const SCREENS = new URL('../target/screens/', import.meta.url).pathname;
mkdirSync(SCREENS, { recursive: true });
const OPEN = 'Take this run along';

const open = async (page) => {
  await button(page, OPEN).click();
  await page.locator('dialog.export').waitFor();
};
const told = (page, text) => page.locator('.export .told').filter({ hasText: text }).waitFor({ timeout: 10_000 });

async function saved(page, form) {
  const waiting = page.waitForEvent('download');
  await button(page, `Save ${form}`).click();
  const download = await waiting;
  await told(page, `Saved as ${download.suggestedFilename()}`);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Width and height of a PNG. */
const size = (png) => [png.readUInt32BE(16), png.readUInt32BE(20)];

test('each form is saved under the name of the scene and begins as it should', async () => {
  const { page, clean, asked } = await lab({}, (page) => page.addInitScript(() => {
    window.held = 0;
    const [make, revoke] = [URL.createObjectURL, URL.revokeObjectURL];
    URL.createObjectURL = (blob) => { window.held += 1; return make.call(URL, blob); };
    URL.revokeObjectURL = (url) => { window.held -= 1; revoke.call(URL, url); };
  }));
  await openScene(page, 'lost-final-ack');
  await open(page);
  const later = () => asked().filter((url) => url.includes('reader') ).length;
  const beginnings = {
    SVG: ['svg', /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="720"/],
    Mermaid: ['mmd', /^sequenceDiagram\n {4}title: Lost final ACK\n/],
    Text: ['txt', /^Lost final ACK\n\n {4}ms /],
    'JSON lines': ['jsonl', /^\{"id":0,"at_ms":0,/],
  };
  for (const [form, [ending, begins]] of Object.entries(beginnings)) {
    const { name, bytes } = await saved(page, form);
    assert.equal(name, `fourway-lost-final-ack.${ending}`);
    assert.match(bytes.toString(), begins);
  }
  const svg = (await saved(page, 'SVG')).bytes.toString();
  const png = await saved(page, 'PNG');
  assert.equal(png.name, 'fourway-lost-final-ack.png');
  assert.equal(png.bytes.subarray(1, 4).toString(), 'PNG');
  const high = Number(svg.match(/ height="([\d.]+)"/)[1]);
  assert.deepEqual(size(png.bytes), [1440, Math.trunc(Math.round(high) * 2)], 'twice the size of the drawing');
  const capture = (await saved(page, 'pcapng')).bytes;
  assert.equal(capture.readUInt32BE(0), 0x0a0d0d0a);
  await page.getByRole('combobox', { name: 'Capture at' }).selectOption('both ends');
  assert.ok((await saved(page, 'pcapng')).bytes.length > capture.length, 'both ends see more than one');
  await page.waitForFunction(() => window.held === 0, null, { timeout: 5000 });
  assert.equal(later(), 5, 'what makes files, and a script, a module, a sheet and their digests for the forms, once');
  await clean();
});

test('the drawing takes the colours of the page, or those that are chosen', async () => {
  const { page, clean } = await lab({ colorScheme: 'dark' });
  await openScene(page, 'abort');
  await open(page);
  assert.match((await saved(page, 'SVG')).bytes.toString(), /fill="#14181e"/);
  await page.getByRole('combobox', { name: 'Colours' }).selectOption('Black on white');
  assert.match((await saved(page, 'SVG')).bytes.toString(), /url\(#fourway-fin-wait-1\)|fill="#fff"/);
  await clean();
});

test('what a person did is in what they take along', async () => {
  const { page, clean } = await lab();
  await button(page, 'Client: close').click();
  await button(page, 'Pause').click();
  await key(page, 'n');
  await key(page, 'd');
  await open(page);
  assert.match((await saved(page, 'Text')).bytes.toString(), /--X/);
  await clean();
});

test('text and the picture are copied', async () => {
  const { page, clean } = await lab({ permissions: ['clipboard-read', 'clipboard-write'] });
  await openScene(page, 'lost-fin');
  await open(page);
  for (const [form, begins] of [['SVG', '<svg'], ['Mermaid', 'sequenceDiagram'], ['Text', 'Lost FIN'], ['JSON lines', '{"id":0']]) {
    await button(page, `Copy ${form}`).click();
    await told(page, 'It is on the clipboard.');
    const text = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(text.startsWith(begins), `${form}: ${text.slice(0, 40)}`);
  }
  await button(page, 'Copy PNG').click();
  await told(page, 'It is on the clipboard.');
  await page.waitForFunction(async () => (await navigator.clipboard.read())[0].types.includes('image/png'));
  assert.equal(await button(page, 'Copy pcapng').count(), 0);
  await clean();
});

test('a denied clipboard, a module that does not come and a picture that is too large are said in words', async () => {
  const { page, close } = await lab({}, async (page) => {
    await page.addInitScript(() => {
      navigator.clipboard.write = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    });
    await page.route(/reader-own/, (route) => route.abort());
  });
  // The gallery needs the same module.
  await page.evaluate(() => { location.hash = 'fourway=1&scene=lost-fin'; });
  await page.locator('h1', { hasText: 'The FIN is lost' }).waitFor();
  await open(page);
  for (const name of ['Save SVG', 'Copy SVG']) {
    // What was said of the press before stands until this one is answered.
    const refused = page.waitForEvent('requestfailed', (request) => /reader-own/.test(request.url()));
    await button(page, name).click();
    await refused;
    await told(page, 'could not be loaded');
  }
  await page.unroute(/reader-own/);
  await button(page, 'Copy SVG').click();
  await told(page, 'does not let this page write to the clipboard');
  await page.evaluate(() => { HTMLCanvasElement.prototype.toBlob = (take) => take(null); });
  await button(page, 'Save PNG').click();
  await told(page, 'too long for a picture');
  await close();
});

test('the dialog opens, works and closes by keyboard, and gives the focus back', async () => {
  const { page, clean } = await lab();
  await button(page, OPEN).focus();
  await key(page, 'Enter');
  await page.locator('dialog.export').waitFor();
  await page.getByRole('combobox', { name: 'Colours' }).focus();
  await key(page, 'Tab');
  await key(page, 'Tab');
  await key(page, 'Tab');
  const waiting = page.waitForEvent('download');
  await key(page, 'Enter');
  assert.match((await waiting).suggestedFilename(), /\.svg$/);
  await key(page, 'Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), OPEN);
  await clean();
});

for (const theme of ['light', 'dark']) {
  for (const [width, height] of [[360, 740], [1280, 800]]) {
    test(`the dialog fits ${width} px, ${theme}, and passes axe`, async () => {
      const { page, clean } = await lab({ viewport: { width, height }, colorScheme: theme });
      await page.screenshot({ path: `${SCREENS}export-${width}-${theme}-closed.png` });
      await open(page);
      await saved(page, 'SVG');
      const wide = await page.evaluate(() => [document.scrollingElement, document.querySelector('dialog')]
        .map((element) => element.scrollWidth - element.clientWidth));
      assert.deepEqual(wide.map((over) => Math.max(over, 0)), [0, 0], 'nothing to scroll sideways');
      const { violations } = await new AxeBuilder({ page }).analyze();
      assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`), []);
      assert.ok(await page.locator('.export .told').evaluate((line) => {
        const box = line.getBoundingClientRect();
        return line.contains(document.elementFromPoint(box.x + 4, box.y + box.height / 2));
      }), 'what became of it is in sight');
      await page.screenshot({ path: `${SCREENS}export-${width}-${theme}.png` });
      await clean();
    });
  }
}
