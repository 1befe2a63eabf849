// Each page of e2e/hosts/ that is hostile by how it looks or by what it does to its frames. What is sent and what is forbidden
// is in embed-messages.test.mjs.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AXE, axe } from './axe.mjs';
import { bars, calm, command, differs, discreet, host, hostPage, picture, running, seen, settled, stands } from './embed-hostile.mjs';
import { withHostPages } from './embed-hostile.mjs';
import { URL_, ready, withBrowser } from './support.mjs';

withBrowser();
withHostPages();

const lab = 'iframe[title=lab]';

/** What the frame of the plain host shows, and how it looks there. */
let known;
async function plain() {
  known ??= (async () => {
    const opened = await hostPage('plain');
    const [frame] = await running(opened);
    await stands(frame);
    const found = { seen: await seen(frame), picture: await picture(opened.page.locator(lab)) };
    await opened.close();
    return found;
  })();
  return known;
}

/** The plain frame of a host looks as it does in the plain host, to the pixel, and disturbs nobody. */
async function same(opened, count = 1) {
  const frames = await running(opened, count);
  const element = await opened.page.locator(lab).elementHandle();
  const frame = await element.contentFrame();
  await stands(frame);
  const expected = await plain();
  assert.deepEqual(await seen(frame), expected.seen);
  const found = await picture(opened.page.locator(lab));
  assert.equal(differs(found, expected.picture), '', 'the frame looks as in the plain host');
  await calm(opened, frame);
  await discreet(opened);
  assert.deepEqual(opened.said, [], 'the console is clean');
  return frames;
}

/** The element on the page has the height of its content: nothing scrolls inside, nothing is empty below. */
async function fits({ page }, selector = 'fourway-lab') {
  const element = page.locator(`${selector} iframe`);
  // A frame that is out of sight does not paint.
  await element.scrollIntoViewIfNeeded();
  const frame = await (await element.elementHandle()).contentFrame();
  await ready(frame);
  await page.waitForFunction((selector) => document.querySelector(selector).getBoundingClientRect().height > 700, selector);
  await settled(frame);
  const [text, over, inner] = await frame.evaluate(() => {
    const whole = document.querySelector('.whole');
    return [whole.innerText.length, whole.scrollHeight - whole.clientHeight, innerHeight];
  });
  assert.ok(text > 500, 'there is a text to read');
  assert.equal(over, 0, `nothing scrolls inside at ${inner} px`);
  const wanted = await frame.evaluate(() => window.posted.filter(({ data }) => data.type === 'size').at(-1).data.height);
  assert.equal(inner, wanted, 'the frame has the height that the page wants');
  return frame;
}

describe('how the host looks changes nothing in the frame', { concurrency: 2 }, () => {
  test('a plain host', async () => {
    const opened = await hostPage('plain');
    await same(opened);
    await opened.close();
  });

  test('quirks mode, a table, heights in per cent', async () => {
    const opened = await hostPage('quirks');
    assert.equal(await opened.page.evaluate(() => document.compatMode), 'BackCompat');
    await same(opened, 2);
    await fits(opened);
    await opened.close();
  });

  test('a rem of 10 px, and loose letters', async () => {
    const opened = await hostPage('rem');
    assert.equal(await opened.page.evaluate(() => getComputedStyle(document.documentElement).fontSize), '10px');
    await same(opened, 2);
    await fits(opened);
    await opened.close();
  });

  test('a page from right to left', async () => {
    const opened = await hostPage('rtl');
    await same(opened, 2);
    const [way] = (await running(opened, 2)).filter((frame) => frame.url().includes('lang=ar'));
    assert.equal(await way.evaluate(() => document.documentElement.dir), 'rtl');
    await opened.close();
  });

  test('a reset of everything, and styles for all frames', async () => {
    const opened = await hostPage('reset');
    const frames = await running(opened, 3);
    await same(opened, 3);
    await fits(opened, 'main fourway-lab');
    await fits(opened, '#here');
    const boxes = await opened.page.evaluate(() => [document.querySelector('#here iframe'), document.querySelector('fourway-lab').shadowRoot.querySelector('iframe')]
      .map((frame) => [frame.clientWidth, Math.round(frame.getBoundingClientRect().width), getComputedStyle(frame).padding]));
    assert.deepEqual(boxes, [[600, 600, '0px'], [600, 600, '0px']], `${frames.length} frames`);
    await opened.close();
  });

  test('a strict policy, without styles and inline scripts', async () => {
    const opened = await hostPage('policy');
    await same(opened, 2);
    await fits(opened);
    await opened.close();
  });

  test('a sandbox with the least permissions', async () => {
    const opened = await hostPage('sandbox');
    await same(opened);
    await opened.close();
  });

  test('a dark page: the frame is opaque, and all of it can be read', async () => {
    for (const colorScheme of ['light', 'dark']) {
      const opened = await hostPage('dark', { colorScheme });
      const frames = await running(opened, 2);
      for (const frame of frames) {
        await stands(frame);
        const { ground } = await seen(frame);
        assert.match(ground, /^rgb\(/, `${ground} is opaque`);
        await frame.evaluate(AXE);
        assert.deepEqual(await axe(frame), [], colorScheme);
      }
      assert.equal(await frames.find((frame) => frame.url().includes('theme=dark')).evaluate(() => document.documentElement.dataset.theme), 'dark');
      await calm(opened, frames.find((frame) => !frame.url().includes('theme=')));
      assert.deepEqual(opened.said, []);
      await opened.close();
    }
  });

  test('a page that enlarges all it has, and a window at 200 %', async () => {
    const zoomed = await hostPage('zoomed', { viewport: { width: 1280, height: 1000 } });
    const [large] = await running(zoomed);
    await stands(large);
    assert.equal(await large.evaluate(() => innerWidth), 400, 'the frame is enlarged, not its room');
    await calm(zoomed, large);
    await zoomed.close();
    const opened = await hostPage('plain', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 });
    const [frame] = await running(opened);
    await stands(frame);
    await calm(opened, frame);
    assert.deepEqual(opened.said, []);
    await opened.close();
  });

  test('forced colours are forced in the frame too', async () => {
    const opened = await hostPage('plain', { forcedColors: 'active' });
    const [frame] = await running(opened);
    await stands(frame);
    await frame.waitForFunction(() => [...document.styleSheets].some(({ href }) => href?.includes('contrast')));
    const [ink, ground] = await frame.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.querySelector('.transport button'));
      return [color, backgroundColor];
    });
    assert.notEqual(ink, ground);
    const bands = await frame.evaluate(() => ['ESTABLISHED', 'FIN-WAIT-1', 'CLOSE-WAIT'].map((state) => {
      const part = document.querySelector(`.band[data-state="${state}"] .body`);
      return part && ['fill', 'stroke', 'stroke-dasharray'].map((name) => getComputedStyle(part).getPropertyValue(name)).join(' ');
    }));
    assert.equal(new Set(bands).size, 3, `${bands}`);
    assert.deepEqual(opened.said, []);
    await opened.close();
  });

  test('on paper the frame has its ladder', async () => {
    const opened = await hostPage('plain');
    const [frame] = await running(opened);
    await stands(frame);
    await opened.page.emulateMedia({ media: 'print' });
    await stands(frame);
    const ink = await frame.evaluate(() => [...document.querySelectorAll('.canvas .ladder .line')].filter((line) => line.checkVisibility()).length);
    assert.ok(ink > 0, 'segments are drawn');
    const paper = await opened.page.pdf();
    assert.ok(paper.length > 10_000, `${paper.length} bytes`);
    await opened.close();
  });
});

describe('what the host does to its frames', { concurrency: 2 }, () => {
  test('several instances know nothing of each other', async () => {
    const opened = await hostPage('two');
    const { page } = opened;
    await same(opened, 3);
    const frames = await Promise.all([lab, 'iframe[title="other lab"]', 'iframe[title="third lab"]'].map(async (one) => (await page.locator(one).elementHandle()).contentFrame()));
    await command(opened, frames[0], { type: 'seek', at: 5000, id: 'one' });
    await command(opened, frames[1], { type: 'load', way: 'lesson', id: 'other' });
    assert.equal((await command(opened, frames[0], { type: 'state', id: 'a' })).at, 5000);
    assert.match((await command(opened, frames[1], { type: 'state', id: 'b' })).way, /^lesson/);
    assert.deepEqual(await page.evaluate(async () => { const { scene, at } = await third.getState(); return [scene, at]; }), ['abort', 0]);
    await page.locator(lab).contentFrame().locator('.scroller').focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => told.some((one) => one.type === 'state' && one.at > 5000 && one.at < 75000));
    assert.match((await command(opened, frames[1], { type: 'state', id: 'c' })).way, /^lesson/);
    await discreet(opened);
    await opened.close();
  });

  test('hidden at first: in a fold, behind a tab, of no size', async () => {
    const opened = await hostPage('hidden');
    const { page } = opened;
    const frames = await running(opened, 3, 'attached');
    await page.waitForFunction(() => told.filter((one) => one.type === 'ready').length === 3);
    for (const frame of frames) assert.equal(await frame.evaluate(() => window.posted.some(({ data }) => data.type === 'size')), false, 'what is not seen asks for no height');
    await page.evaluate(() => {
      document.getElementById('fold').open = true;
      document.getElementById('tab').style.display = '';
      for (const one of [document.getElementById('none'), document.getElementById('zero')]) one.style.cssText = 'width:600px;height:600px;border:0';
    });
    await page.evaluate(() => scrollTo(0, 0));
    const [fold, zero] = await Promise.all([lab, '#zero'].map(async (one) => (await page.locator(one).elementHandle()).contentFrame()));
    await fits(opened);
    for (const frame of [fold, zero]) {
      await (await frame.frameElement()).scrollIntoViewIfNeeded();
      await stands(frame);
      const width = await frame.evaluate(() => document.querySelector('.canvas svg').getBoundingClientRect().width);
      assert.ok(width > 250 && width <= 600, `the ladder is drawn for its room: ${width} px`);
    }
    assert.deepEqual((await seen(fold)).texts, (await plain()).seen.texts);
    await page.evaluate(() => scrollTo(0, 0));
    await calm(opened, fold);
    assert.deepEqual(opened.said, []);
    await opened.close();
  });

  test('two frames deep: the frame speaks with the one that has it, and with nobody above', async () => {
    const opened = await hostPage('nested');
    const { page } = opened;
    const [frame] = await running(opened);
    await stands(frame);
    const middle = page.frames().find((one) => one.url().includes('middle'));
    const { origin } = new URL(middle.url());
    await middle.waitForFunction(() => told.some((one) => one.type === 'state'));
    assert.notEqual(origin, host());
    await discreet(opened, origin);
    // The one above asks in vain.
    await page.evaluate(() => ask({ fourway: 1, type: 'load', scene: 'abort', id: 1 }, frames[0].frames[0]));
    await middle.evaluate(() => ask({ fourway: 1, type: 'seek', at: 5000, id: 2 }));
    await middle.waitForFunction(() => told.some((one) => one.id === 2));
    assert.deepEqual(await page.evaluate(() => told), [], 'the page at the top hears nothing');
    assert.match(await frame.evaluate(() => location.hash), /lost-fin/);
    assert.deepEqual(await page.evaluate(() => [document.activeElement.id, scrollY]), ['field', 0]);
    assert.deepEqual(opened.said, []);
    await opened.close();
  });

  test('taken out, moved and put back', async () => {
    const opened = await hostPage('moved');
    const { page } = opened;
    await running(opened, 2);
    await page.waitForFunction(() => heard.includes('abort'));
    const found = await page.evaluate(async () => {
      await lab.seek(80000);
      const kept = await lab.getState();
      const { frame } = lab;
      frame.remove();
      await new Promise((done) => { setTimeout(done, 100); });
      document.getElementById('there').append(frame);
      // Asked before the page is there again.
      const { scene, at } = await lab.getState();
      await lab.resume(kept);
      const again = await lab.getState();
      return [scene, at, again.at];
    });
    assert.deepEqual(found, ['lost-fin', 75000, 80000]);
    const moved = await page.evaluate(async () => {
      heard.length = 0;
      document.getElementById('here').append(element);
      await element.ready;
      await element.seek(6000);
      const { scene, at } = await element.getState();
      const before = heard.length;
      stop();
      await element.seek(7000);
      await element.getState();
      return { scene, at, before: before > 0, after: heard.length - before, frames: element.shadowRoot.querySelectorAll('iframe').length };
    });
    assert.deepEqual(moved, { scene: 'abort', at: 6000, before: true, after: 0, frames: 1 });
    await discreet(opened);
    const gone = await page.evaluate(async () => {
      const waits = element.seek(1).catch((why) => why.message);
      element.remove();
      return waits;
    });
    assert.match(gone, /taken away/);
    assert.deepEqual(opened.said, []);
    await opened.close();
  });

  test('embed.js twice, before there is a body, and an element with its name', async () => {
    const opened = await hostPage('twice');
    const { page } = opened;
    await running(opened, 3);
    assert.match(await page.evaluate(() => early), /found no element "#here"/);
    assert.equal(await page.evaluate(() => first === Fourway), true, 'the first one stays');
    const states = await page.evaluate(async () => Promise.all([document.querySelector('fourway-lab'), ...labs].map(async (lab) => (await lab.getState()).scene)));
    assert.deepEqual(states, ['lost-fin', 'abort', 'abort']);
    assert.equal(await page.evaluate(() => document.querySelector('fourway-lab').shadowRoot.querySelectorAll('iframe').length), 1);
    assert.deepEqual(opened.said, []);
    await opened.close();
    // As a module it comes from another origin only where that allows it: the route says so, as a server would.
    const more = (page) => page.route('**/embed.js', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), 'access-control-allow-origin': '*' } });
    });
    const other = await hostPage('clobbered', { more });
    const [frame] = await running(other);
    await stands(frame);
    assert.ok(frame.url().startsWith(`${URL_}?embed`));
    assert.equal(await other.page.evaluate(async () => (await document.querySelector('fourway-lab').getState()).at), 75000);
    assert.deepEqual(other.said, []);
    await other.close();
  });
});

test('no ladder scrolls twice', async () => {
  const opened = await hostPage('plain');
  const [frame] = await running(opened);
  await stands(frame);
  // The measure itself finds what it is for.
  await frame.evaluate(() => { document.documentElement.style.overflow = 'auto'; document.body.style.cssText = 'overflow:visible;height:2000px'; });
  await frame.locator('.scroller').evaluate((part) => { part.style.cssText = 'overflow-y:scroll;max-height:100px'; });
  const wrapped = await frame.evaluate(() => { const box = document.createElement('div'); box.style.cssText = 'height:50px;overflow-y:scroll'; document.body.append(box); box.innerHTML = '<div style="height:90px;overflow-y:scroll"><p style="height:900px"></p></div>'; });
  assert.equal(wrapped, undefined);
  assert.ok((await frame.evaluate(bars)).length > 0);
  await opened.close();
});
