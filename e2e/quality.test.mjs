// The quality of the instrument: axe, the keyboard, targets, zoom, spacing of text, forced colours, motion, on every view.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { describe, test } from 'node:test';
import { URL_, button, key, lab, visit, withBrowser } from './support.mjs';
import { focused, forcedLooks, lostTexts, smallTargets } from './measure.mjs';
import { AXE, axe, inTheme } from './axe.mjs';
import { follow, lift, settled, tour, ways } from './tour.mjs';
import { enter } from './walk.mjs';

withBrowser();

const SIZES = { 360: 740, 1280: 800, 1920: 1080 };

describe('every way to learn', { concurrency: 2 }, () => {
  for (const [width, height] of Object.entries(SIZES)) {
    test(`${width} px: axe finds nothing in both themes, every target can be hit, nothing is lost`, async () => {
      const { page, clean } = await lab({ viewport: { width: Number(width), height }, reducedMotion: 'reduce' });
      await page.evaluate(AXE);
      await ways(page, async (view) => {
        for (const theme of ['dark', 'light']) {
          await inTheme(page, theme);
          assert.deepEqual(await axe(page), [], `${view}, ${theme}`);
        }
        assert.deepEqual(await page.evaluate(smallTargets), [], `${view}: targets of at least 24 px`);
        assert.deepEqual(await page.evaluate(lostTexts), [], view);
      });
      await clean();
    });
  }

  test('320 CSS px, as in a window at 400 %: nothing is lost and nothing scrolls both ways', async () => {
    const { page, clean } = await lab({ viewport: { width: 320, height: 512 }, reducedMotion: 'reduce' });
    await ways(page, async (view) => assert.deepEqual(await page.evaluate(lostTexts), [], view));
    await clean();
  });
});

describe('every view', { concurrency: 2 }, () => {
  for (const [width, height] of Object.entries(SIZES)) {
    test(`${width} px: axe finds nothing at all in both themes, and every target can be hit`, async () => {
      const { page, close } = await lab({ viewport: { width: Number(width), height }, reducedMotion: 'reduce' });
      await page.evaluate(AXE);
      const views = [];
      await tour(page, async (view) => {
        views.push(view);
        for (const theme of ['dark', 'light']) {
          await inTheme(page, theme);
          assert.deepEqual(await axe(page), [], `${view}, ${theme}`);
        }
        assert.deepEqual(await page.evaluate(smallTargets), [], `${view}: targets of at least 24 px`);
      });
      assert.ok(views.length >= 15, `${views.length} views: ${views}`);
      await close();
    });
  }

  // 640 CSS px are a window of 1280 px at a zoom of 200 %; 320 are one at 400 %.
  for (const [width, height] of [[640, 400], [320, 512]]) {
    test(`${width} CSS px, as in a zoomed window: nothing is lost and nothing scrolls both ways`, async () => {
      const { page, close } = await lab({ viewport: { width, height }, reducedMotion: 'reduce' });
      await tour(page, async (view) => assert.deepEqual(await page.evaluate(lostTexts), [], view));
      await close();
    });
  }

  for (const [width, height] of [[360, 740], [1280, 800]]) {
    test(`${width} px: with the spacing of text that WCAG 1.4.12 names, nothing is lost`, async () => {
      const { page, close } = await lab({ viewport: { width, height }, reducedMotion: 'reduce' });
      await page.addStyleTag({
        content: '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
      });
      await tour(page, async (view) => assert.deepEqual(await page.evaluate(lostTexts), [], view));
      await close();
    });
  }
});

for (const locale of ['ar', 'zh-CN']) {
  test(`axe finds nothing in the Lab and in two ways, ${locale}`, async () => {
    for (const [width, height] of [[360, 740], [1280, 800]]) {
      const { page, close } = await lab({ locale, viewport: { width, height }, reducedMotion: 'reduce' });
      assert.equal(await page.evaluate(() => document.documentElement.lang), locale);
      await page.evaluate(AXE);
      for (const view of ['', 'lesson', 'guide/index']) {
        if (view) await enter(page, view);
        await settled(page);
        for (const theme of ['dark', 'light']) {
          await inTheme(page, theme);
          // A link to a way that is scrolled aside is none that skips to a place in this page.
          assert.deepEqual(await axe(page), [], `${view}, ${theme}, ${width} px`);
        }
        assert.deepEqual(await page.evaluate(smallTargets), [], `${view}: targets of at least 24 px`);
      }
      await close();
    }
  });
}

/** Presses Tab until the focus leaves; gives what had it. */
async function walk(page, forwards = true) {
  const seen = [];
  // Where the last walk ended would be where the next begins.
  await page.evaluate(() => { document.body.tabIndex = -1; document.body.focus(); });
  for (let i = 0; i < 150; i += 1) {
    await page.keyboard.press(forwards ? 'Tab' : 'Shift+Tab');
    const here = await page.evaluate(focused);
    // The first step back may lead to the controls of the browser, which stand around the page.
    if (!here && !forwards && seen.length === 0 && i === 0) continue;
    if (!here) return seen;
    assert.ok(here.shown && here.contrast >= 3, `the focus can be seen on ${here.name}: ${here.contrast.toFixed(1)}`);
    assert.ok(here.inSight, `${here.name} is in sight when it has the focus`);
    seen.push(here.name);
  }
  return assert.fail(`the focus never left: ${seen.slice(-6)}`);
}

/** What the keyboard must come to: every control in sight, of a group of tabs or of edges one. */
const reachable = (page) => page.evaluate(() => [...document.querySelectorAll('button, select, input, summary, [tabindex]')]
  .filter((element) => element.checkVisibility() && element.tabIndex >= 0 && !element.disabled && !element.closest('[inert]')).length);

for (const theme of ['light', 'dark']) {
  for (const [width, height] of [[360, 740], [1280, 800]]) {
    test(`${width} px, ${theme}: the keyboard comes to everything, one sees where it is, and it is never trapped`, async () => {
      const { page, clean } = await lab({ viewport: { width, height }, colorScheme: theme, reducedMotion: 'reduce' });
      await follow(page, 'scene=lost-final-ack&at=175000&select=3.0');
      await lift(page);
      const tabs = await page.getByRole('tab').allTextContents();
      for (const name of ['Events', 'States', 'Segment']) {
        await page.getByRole('tab', { name }).click();
        await settled(page);
        const seen = await walk(page);
        assert.ok(seen.length >= await reachable(page), `${name}: ${seen.length} of ${await reachable(page)}`);
      }
      const back = await walk(page, false);
      assert.ok(back.length > tabs.length, 'and backwards');
      await clean();
    });
  }
}

test('inside a frame of another page the focus goes in, through and out, both ways', async () => {
  const host = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><title>host</title><button id="before">before</button><iframe src="${URL_}" title="lab" width="900" height="600"></iframe><button id="after">after</button>`);
  });
  await new Promise((done) => host.listen(0, done));
  const { page, close } = await visit({}, (page) => page.route('**/*', (route) => route.continue()));
  await page.goto(`http://localhost:${host.address().port}/`);
  await page.frameLocator('iframe').locator('.lab[data-room]').waitFor();
  const outside = () => page.evaluate(() => document.activeElement.id);
  for (const [from, to, press] of [['before', 'after', 'Tab'], ['after', 'before', 'Shift+Tab']]) {
    await page.locator(`#${from}`).focus();
    let inside = 0;
    for (; inside < 150 && (await outside()) !== to; inside += 1) await page.keyboard.press(press);
    assert.equal(await outside(), to, `${press} leaves the frame`);
    assert.ok(inside > 15, `${press} goes through it: ${inside}`);
  }
  await close();
  host.close();
});

test('in forced colours shapes and the colours of the system tell everything apart', async () => {
  for (const colorScheme of ['dark', 'light']) {
    const { page, clean } = await lab({ colorScheme, forcedColors: 'active', reducedMotion: 'reduce' });
    await follow(page, 'scene=lost-final-ack&at=175000&select=3.0');
    await button(page, 'Bookmark this moment').waitFor();
    const dark = button(page, 'Dark');
    if (await dark.getAttribute('aria-pressed') === 'false') await dark.click();
    const looks = await page.evaluate(forcedLooks);
    const told = JSON.stringify(looks, null, 1);
    assert.equal(new Set(looks.bands).size, looks.bands.length, `bands: ${told}`);
    for (const pair of [looks.events, looks.toggles, looks.tabs]) assert.notEqual(pair[0], pair[1], told);
    for (const [name, colour] of looks.marks) {
      assert.match(colour, /^rgb/, `${name}: ${colour}`);
      assert.notEqual(colour, looks.ground, `${name} stands out`);
    }
    await page.keyboard.press('Tab');
    const here = await page.evaluate(focused);
    assert.ok(here.shown && here.contrast >= 3, `the focus: ${JSON.stringify(here)}`);
    await clean();
  }
});

test('with reduced motion nothing slides, and with more contrast quiet text is as strong as any', async () => {
  const { page, clean } = await lab({ reducedMotion: 'reduce', contrast: 'more' });
  const moving = await page.evaluate(() => [...document.querySelectorAll('*')]
    .filter((element) => parseFloat(getComputedStyle(element).transitionDuration) > 0 || getComputedStyle(element).animationName !== 'none')
    .map((element) => element.className));
  assert.deepEqual(moving, []);
  const ink = (selector) => page.locator(selector).first().evaluate((element) => getComputedStyle(element).color);
  assert.equal(await ink('.kicker'), await ink('body'));
  await key(page, 'Escape');
  await clean();
});
