// Pages that embed: heights, embed.js and its element, several frames, the keyboard, strict policies.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { SCRIPT, hosted, inside, outside, plain, running, until, withHosts } from './embedding.mjs';
import { URL_, open, ready, withBrowser } from './support.mjs';

withBrowser();
withHosts();

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe('heights', () => {
  test('course systems hear what height is wanted, and nothing where it is fixed', async () => {
    const { page, close } = await hosted(plain('&way=guide/words'));
    await running(page);
    const { height } = await until(page, 'size', '&& one.height > 700');
    await page.waitForFunction((height) => told.some((one) => one.subject === 'lti.frameResize' && one.height === height), height);
    assert.ok(await page.evaluate(() => told.some((one) => one.context === 'h5p' && one.action === 'hello')));
    await page.evaluate(() => ask({ context: 'h5p', action: 'hello' }));
    await page.waitForFunction((height) => told.some((one) => one.context === 'h5p' && one.action === 'resize' && one.height === height), height);
    await close();
    const fixed = await hosted(plain('&way=guide/words&height=fixed'));
    await running(fixed.page);
    await until(fixed.page, 'ready');
    assert.equal(await fixed.page.evaluate(() => told.some((one) => one.type === 'size' || one.subject || one.context)), false);
    await fixed.close();
  });

  test('a frame that is hidden at first asks for its height once it is shown', async () => {
    const { page, close } = await hosted(`<div id="fold" hidden>${plain('&way=guide/words')}</div>`);
    await until(page, 'ready');
    assert.equal(await page.evaluate(() => told.some((one) => one.type === 'size')), false);
    await page.evaluate(() => { document.getElementById('fold').hidden = false; });
    await until(page, 'size', '&& one.height > 700');
    await close();
  });

  for (const [width, height] of [[320, 480], [360, 600], [800, 600]]) {
    test(`${width} x ${height}: everything can be reached, one scrollbar at most, axe finds nothing`, async () => {
      for (const query of ['&scene=lost-final-ack&at=125000', '&way=lesson', '&way=guide/words', '&controls=play', '&acts=none']) {
        const { page, close } = await hosted(plain(`${query}&height=fixed`, `width:${width}px;height:${height}px`));
        const frame = await running(page);
        await until(page, 'ready');
        await frame.waitForFunction(() => document.querySelector('.embed-line a').textContent !== 'Fourway' && !document.querySelector('.meanwhile'));
        const lost = await frame.evaluate(outside);
        assert.deepEqual(lost, [], `${query}: inside of the frame`);
        await frame.evaluate(AXE);
        const found = await frame.evaluate(async () => {
          const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
          return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).slice(0, 3).join(' | ')}`);
        });
        assert.deepEqual(found, [], query);
        await close();
      }
    });
  }
});

describe('embed.js', () => {
  test('the element sizes itself, does what it is asked, and tells', async () => {
    const { page, said, close } = await hosted(`${SCRIPT}<fourway-lab way="guide/words" style="width:600px"></fourway-lab>`);
    await running(page);
    const height = () => page.evaluate(() => document.querySelector('fourway-lab').getBoundingClientRect().height);
    await page.waitForFunction(() => document.querySelector('fourway-lab').getBoundingClientRect().height > 700);
    const frame = inside(page);
    assert.equal(await frame.evaluate(() => { const whole = document.querySelector('.whole'); return whole.scrollHeight - whole.clientHeight; }), 0, `nothing scrolls inside at ${await height()} px`);
    const seen = await page.evaluate(async () => {
      const lab = document.querySelector('fourway-lab');
      await lab.load('lost-fin');
      await lab.seek(75000);
      const { scene, at } = await lab.getState();
      await lab.setTheme('dark');
      const refused = await lab.seek(-1).catch((why) => why.message);
      return { scene, at, refused, title: lab.shadowRoot.querySelector('iframe').title };
    });
    assert.deepEqual([seen.scene, seen.at], ['lost-fin', 75000]);
    assert.match(seen.refused, /^at: expected/);
    assert.match(seen.title, /Fourway/);
    await page.evaluate(() => document.querySelector('fourway-lab').setAttribute('scene', 'abort'));
    await page.waitForFunction(async () => (await document.querySelector('fourway-lab').getState()).scene === 'abort');
    await page.evaluate(() => document.querySelector('fourway-lab').setLanguage('en'));
    assert.equal(await page.evaluate(async () => (await document.querySelector('fourway-lab').getState()).scene), 'abort', 'what is open stays in another language');
    assert.deepEqual(said, []);
    await close();
  });

  test('a frame by script, and one that stands in the page', async () => {
    const { page, close } = await hosted(`${SCRIPT}<div id="here"></div>`);
    const state = await page.evaluate(async (home) => {
      const lab = Fourway.embed('#here', { scene: 'lost-fin', at: 5000, height: 'fixed' });
      const states = [];
      lab.on('state', (told) => states.push(told));
      await lab.ready;
      await lab.seek(6000);
      const frame = document.createElement('iframe');
      frame.src = `${home}?embed&scene=abort`;
      document.querySelector('main').append(frame);
      const other = Fourway.attach(frame);
      await other.ready;
      // One who comes later speaks with it as well.
      const late = Fourway.attach(frame);
      await late.ready;
      return { own: (await lab.getState()).at, other: (await other.getState()).scene, told: states.length > 0, bad: (() => { try { lab.on('x', () => {}); return ''; } catch (why) { return why.message; } })() };
    }, URL_);
    assert.deepEqual([state.own, state.other, state.told], [6000, 'abort', true]);
    assert.match(state.bad, /expected one of ready/);
    await close();
  });

  test('several are lazy, and take neither the focus, the scroll position nor the keys of their host', async () => {
    const { page, said, close } = await hosted(`${SCRIPT}<input id="field"><fourway-lab way="lesson"></fourway-lab><div style="height:3000px"></div>
      <fourway-lab scene="lost-fin" at="5000"></fourway-lab><fourway-lab scene="abort" at="5000"></fourway-lab>`);
    await page.locator('#field').focus();
    await running(page);
    const frames = () => page.evaluate(() => [...document.querySelectorAll('fourway-lab')].filter((lab) => lab.shadowRoot.querySelector('iframe')).length);
    assert.equal(await frames(), 1, 'what is far away is not loaded');
    const lab = (n) => page.evaluate(async (n) => (await document.querySelectorAll('fourway-lab')[n].getState()).at, n);
    await page.evaluate(() => document.querySelector('fourway-lab').load({ way: 'challenges' }));
    await page.keyboard.type('d n ');
    assert.equal(await page.inputValue('#field'), 'd n ');
    assert.deepEqual(await page.evaluate(() => [document.activeElement.id, scrollY]), ['field', 0]);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.waitForFunction(() => [...document.querySelectorAll('fourway-lab')].every((lab) => lab.shadowRoot.querySelector('iframe')));
    assert.deepEqual([await lab(1), await lab(2)], [5000, 5000]);
    const second = page.frames().find((one) => one.url().includes('lost-fin'));
    await second.locator('.scroller').focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(async () => (await document.querySelectorAll('fourway-lab')[1].getState()).at > 5000);
    assert.equal(await lab(2), 5000, 'a key is for one of them');
    assert.deepEqual(said, []);
    await close();
  });

  test('from the host the Tab key leads in, through, and out again', async () => {
    const { page, close } = await hosted(`<button id="before">a</button>${plain('&controls=play&height=fixed')}<button id="after">b</button>`);
    const frame = await running(page);
    await until(page, 'ready');
    await page.locator('#before').focus();
    const seen = [];
    for (let i = 0; i < 60; i += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement.id === 'after')) break;
      seen.push(await frame.evaluate(() => document.activeElement.className || document.activeElement.tagName));
    }
    assert.equal(await page.evaluate(() => document.activeElement.id), 'after', `the focus came out: ${seen}`);
    assert.ok(seen.length > 6, `${seen}`);
    await close();
  });
});

describe('the builder', () => {
  test('shows what is chosen, live, and copies code that works', async () => {
    const { page, said, close } = await open(`${URL_}#teach/embed`, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.locator('select[name=part]').selectOption('scene=lost-fin');
    await page.locator('select[name=controls]').selectOption('play');
    await page.locator('.builder iframe[data-src*="scene=lost-fin"][data-src*="controls=play"]').waitFor();
    const frame = page.frames().find((one) => one.url().includes('controls=play')) ?? await page.waitForEvent('framenavigated', (one) => one.url().includes('controls=play'));
    await ready(frame);
    const entries = await page.evaluate(() => history.length);
    await page.locator('select[name=acts]').selectOption('none');
    await page.waitForFunction(() => frames[0].location.search.includes('acts=none'));
    assert.equal(await page.evaluate(() => history.length), entries, 'choices are no steps to go back');
    await page.locator('select[name=acts]').selectOption('all');
    await page.locator('button[name=copy]').last().click();
    await page.locator('.builder [role=status]').filter({ hasText: /./ }).waitFor();
    const element = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(element, /<fourway-lab scene="lost-fin" controls="play" title="The FIN is lost">/);
    assert.deepEqual(said, []);
    await close();
    const copy = await hosted(element);
    await ready(await running(copy.page));
    await copy.page.waitForFunction(async () => (await document.querySelector('fourway-lab').getState()).scene === 'lost-fin');
    await copy.close();
  });

  test('by keyboard alone, in Spanish, on a telephone: the right code within a minute, and it works where it is pasted', async () => {
    const { page, said, close } = await open(`${URL_}?lang=es#teach/embed`, { viewport: { width: 360, height: 740 }, permissions: ['clipboard-read', 'clipboard-write'] });
    await page.locator('.builder').waitFor();
    let keys = 0;
    const press = (name) => { keys += 1; return page.keyboard.press(name); };
    const to = async (selector, nth = 0) => {
      const there = () => page.evaluate(([selector, nth]) => document.activeElement === document.querySelectorAll(selector)[nth], [selector, nth]);
      while (!await there()) {
        assert.ok(keys < 60, `${selector} is reached: ${keys} keys so far`);
        await press('Tab');
      }
      await page.waitForFunction(() => {
        const { left, right, top, bottom } = document.activeElement.getBoundingClientRect();
        return left > -1 && right < innerWidth + 1 && top > -1 && bottom < innerHeight + 1;
      }, undefined, { timeout: 2000 }).catch(() => assert.fail(`${selector} is not in sight when it has the focus`));
    };
    await to('select[name=part]');
    await page.keyboard.type('Se pierde el FIN');
    await page.waitForFunction(() => document.querySelector('#code-frame').textContent.includes('lost-fin'));
    await to('select[name=controls]');
    await press('ArrowDown');
    await page.waitForFunction(() => document.querySelector('#code-frame').textContent.includes('controls=play'));
    const codes = [];
    for (const nth of [0, 1]) {
      await to('button[name=copy]', nth);
      await page.evaluate(() => navigator.clipboard.writeText(''));
      await press('Enter');
      await page.locator('.builder [role=status]').filter({ hasText: 'Copiado.' }).waitFor();
      // The word of the first copy may still stand there.
      await page.waitForFunction(() => navigator.clipboard.readText());
      codes.push(await page.evaluate(() => navigator.clipboard.readText()));
    }
    assert.ok(keys < 40, `${keys} keys`);
    assert.deepEqual(said, []);
    const [frame, element] = codes;
    const title = 'Se pierde el FIN';
    assert.equal(frame, `<iframe title="${title}" src="${URL_}?embed&amp;scene=lost-fin&amp;controls=play" width="100%" height="600" style="border:0" loading="lazy"></iframe>`);
    assert.equal(element.replace(/\s+/g, ' '), `<script src="${URL_}embed.js" async></script> <fourway-lab scene="lost-fin" controls="play" title="${title}"></fourway-lab>`);
    await close();
    for (const code of codes) {
      const pasted = await hosted(code);
      const lab = await running(pasted.page);
      await lab.waitForFunction(() => [...document.querySelectorAll('.canvas .ladder text')].some((text) => text.textContent.includes('FIN')));
      assert.match(await lab.evaluate(() => location.hash), /scene=lost-fin/);
      assert.equal(await lab.locator('.sheet, .panel').locator('visible=true').count(), 0, 'playback only');
      assert.deepEqual(await lab.evaluate(outside), []);
      assert.deepEqual(pasted.said, []);
      await pasted.close();
    }
  });

  test('nothing can be typed that is no choice; where copying is not allowed the code is selected', async () => {
    const { page, said, close } = await open(`${URL_}#teach/embed`);
    await page.locator('.builder').waitFor();
    assert.equal(await page.locator('.builder :is(input, textarea, [contenteditable])').count(), 0);
    const before = await page.locator('#code-element').textContent();
    for (const name of ['part', 'controls', 'acts', 'theme', 'lang', 'height', 'link']) {
      // A choice that a person cannot make, as a browser's own tools can.
      await page.locator(`select[name=${name}]`).evaluate((select) => {
        select.append(new Option('x', '"><script>alert(1)</script>', true, true));
        select.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await page.waitForTimeout(100);
      assert.equal(await page.locator('#code-element').textContent(), before, name);
    }
    await page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); });
    await page.locator('button[name=copy]').last().click();
    const status = page.locator('.builder [role=status]').filter({ hasText: /./ });
    await status.waitFor();
    assert.match(await status.textContent(), /did not allow/);
    assert.equal(await page.evaluate(() => getSelection().toString().trim()), before);
    assert.deepEqual(said, []);
    await close();
  });
});

describe('policies', () => {
  test('a strict policy of the host and a sandbox', async () => {
    const origin = new URL(URL_).origin;
    const policy = { 'content-security-policy': `default-src 'none'; script-src ${origin}; frame-src ${origin}; img-src data:` };
    const strict = await hosted(`${SCRIPT}<fourway-lab way="guide/words"></fourway-lab>`, policy);
    await running(strict.page);
    await strict.page.waitForFunction(() => document.querySelector('fourway-lab').getBoundingClientRect().height > 700);
    assert.deepEqual(strict.said, []);
    await strict.close();
    const { page, close } = await hosted(plain('&scene=lost-fin').replace('<iframe', '<iframe sandbox="allow-scripts allow-same-origin allow-popups"'));
    await running(page);
    await until(page, 'state', "&& one.scene === 'lost-fin'");
    await close();
  });
});
