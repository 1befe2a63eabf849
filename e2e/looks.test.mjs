// How the page looks at four widths in both themes: it fits, can be read, can be pressed, and passes axe.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import { button, clientCloses, key, lab, openScene, press, withBrowser } from './support.mjs';

withBrowser();

const SCREENS = new URL('../target/screens/', import.meta.url).pathname;
mkdirSync(SCREENS, { recursive: true });
const SIZES = { 360: 740, 768: 1024, 1280: 800, 1920: 1080 };

/** Texts smaller than 12 px on the screen, scaled drawings included. */
const tiny = (page) => page.evaluate(() => {
  const small = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility() || /^(STYLE|SCRIPT|NOSCRIPT)$/.test(element.tagName)) continue;
    const scale = element instanceof SVGElement ? element.getScreenCTM() : null;
    const size = parseFloat(getComputedStyle(element).fontSize) * (scale ? Math.hypot(scale.a, scale.b) : 1);
    if (size < 11.99) small.push(`${size.toFixed(1)} px: ${node.data.trim().slice(0, 40)}`);
  }
  return small;
});

const sideways = (page) => page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);

async function check(page, name) {
  assert.ok((await sideways(page)) <= 0, `${name}: nothing to scroll sideways`);
  assert.deepEqual(await tiny(page), [], `${name}: no text under 12 px`);
  await page.screenshot({ path: `${SCREENS}${name}.png` });
}

async function axe(page, name) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations.filter((v) => ['serious', 'critical'].includes(v.impact));
  const told = grave.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).slice(0, 4).join(' | ')}`);
  assert.deepEqual(told, [], `${name}: axe finds nothing serious`);
}

for (const theme of ['light', 'dark']) {
  for (const [width, height] of Object.entries(SIZES)) {
    test(`${width} px, ${theme}: it fits, can be read and passes axe`, async () => {
      const { page, clean } = await lab({ viewport: { width: Number(width), height }, colorScheme: theme });
      const name = (moment) => `${width}-${theme}-${moment}`;
      await check(page, name('start'));
      await axe(page, name('start'));
      await clientCloses(page);
      await key(page, 'n');
      await page.waitForTimeout(250);
      await check(page, name('chosen'));
      await axe(page, name('chosen'));
      await openScene(page, 'lost-final-ack');
      await button(page, 'Pause').click();
      await key(page, 'End');
      await page.waitForTimeout(500);
      await check(page, name('end'));
      await page.locator('button.scenes').click();
      await check(page, name('gallery'));
      await axe(page, name('gallery'));
      await key(page, 'Escape');
      await key(page, '?');
      await check(page, name('keys'));
      await key(page, 'Escape');
      await openScene(page, 'everything-duplicated');
      await page.waitForTimeout(2600);
      await button(page, 'Pause').click();
      await check(page, name('duplicated'));
      if (Number(width) < 768) {
        for (const tab of ['Events', 'Act', 'Scene']) {
          if (await page.getByRole('tab').count() === 0) await page.locator('.sheet .handle').click();
          await page.getByRole('tab', { name: tab }).click();
          await page.waitForTimeout(200);
          await check(page, name(`sheet-${tab.toLowerCase()}`));
          await axe(page, name(`sheet-${tab.toLowerCase()}`));
        }
      }
      await clean();
    });
  }
}

test('the theme follows the system, can be turned over, and is kept', async () => {
  const { page, clean } = await lab({ colorScheme: 'light' });
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
  assert.equal(await theme(), 'light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('html[data-theme=dark]').waitFor();
  await button(page, 'Dark').click();
  assert.equal(await theme(), 'light');
  await page.reload();
  await page.locator('.lab[data-room]').waitFor();
  assert.equal(await theme(), 'light');
  await clean();
});

test('on paper there is what was seen, dark on light, and nothing to press', async () => {
  for (const [width, height] of Object.entries(SIZES)) {
    const { page, clean } = await lab({ viewport: { width: Number(width), height }, colorScheme: 'dark' });
    await openScene(page, 'four-way-close');
    await page.locator('.scroller').focus();
    await page.keyboard.press('End');
    await page.locator('.canvas .ladder .line').nth(3).waitFor({ state: 'attached' });
    await page.waitForFunction(() => [...document.styleSheets].some(({ href }) => href));
    await page.emulateMedia({ media: 'print' });
    const found = await page.evaluate(() => {
      const seen = (selector) => [...document.querySelectorAll(selector)].filter((part) => part.checkVisibility());
      const scrolls = seen('.lab *').filter((part) => /auto|scroll/.test(getComputedStyle(part).overflowY) && part.scrollHeight > part.clientHeight + 1);
      return {
        lines: seen('.canvas .ladder .line').length,
        events: seen('.events .event').length,
        press: seen('.lab :is(button, select, input, nav):not(.event)').map((part) => part.className || part.tagName),
        scrolls: scrolls.map((part) => part.className),
        ink: getComputedStyle(document.body).color,
      };
    });
    assert.ok(found.lines > 3, `${width} px: ${found.lines} segments`);
    assert.ok(found.events > 4 || width < 768, `${width} px: ${found.events} events`);
    assert.deepEqual(found.press, [], `${width} px`);
    assert.deepEqual(found.scrolls, [], `${width} px: nothing is cut off`);
    assert.ok(found.ink.match(/\d+/g).every((part) => Number(part) < 64), `${width} px: ${found.ink}`);
    await clean();
  }
});

test('a finger finds everything: 44 px, and the sheet opens by a drag', async () => {
  const { page, clean } = await lab({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  const small = () => page.locator('button, select, [role=slider], .token .grip').evaluateAll((all) => all
    .filter((element) => element.checkVisibility())
    .map((element) => [element.getBoundingClientRect(), element.textContent || element.getAttribute('aria-label')])
    .filter(([box]) => box.height < 43.9 || box.width < 43.9)
    .map(([box, name]) => `${name}: ${Math.round(box.width)} by ${Math.round(box.height)}`));
  assert.deepEqual(await small(), []);
  await button(page, 'Client: close').tap();
  await page.waitForTimeout(500);
  const chip = await page.locator('.token').first().boundingBox();
  await page.touchscreen.tap(chip.x + chip.width / 2, chip.y + chip.height / 2);
  await button(page, 'Drop this FIN ACK').waitFor();
  assert.deepEqual(await small(), []);
  const handle = await page.locator('.sheet .handle').boundingBox();
  await page.mouse.move(handle.x + 180, handle.y + 12);
  await page.mouse.down();
  await page.mouse.move(handle.x + 180, handle.y - 300, { steps: 6 });
  await page.mouse.up();
  const sheet = page.locator('.sheet');
  assert.equal(await sheet.getAttribute('data-open'), 'true');
  await page.getByRole('tab', { name: 'Act' }).tap();
  assert.deepEqual(await small(), []);
  await page.locator('.sheet .handle').focus();
  await key(page, 'Enter');
  assert.equal(await sheet.getAttribute('data-open'), 'false');
  await clean();
});

test('the arrows of segments do not cover the choice: any arrow can be pressed', async () => {
  const { page, clean } = await lab();
  await clientCloses(page);
  for (let i = 0; i < 4; i += 1) {
    await key(page, 'Escape');
    await key(page, 'End');
    await page.waitForTimeout(700);
    await press(page, page.locator('.name').nth(i));
    await page.locator('.token[aria-pressed=true]').waitFor();
    assert.equal(await page.locator('.token[aria-pressed=true]').getAttribute('data-segment'), String(i + 1));
  }
  await clean();
});
