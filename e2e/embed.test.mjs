// The page inside others: what the address asks for, messages both ways, heights, several frames. Hosts are on another origin.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { PARAMETERS, expected, fragment, read } from '../www/later/fourway-reader-embed.js';
import { COMMANDS } from '../www/later/fourway-reader-embed-host.js';
import { URL_, key, open, ready, withBrowser } from './support.mjs';

withBrowser();

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const text = (path) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const pages = new Map();
let server;
let host;

before(async () => {
  server = createServer((asked, answer) => {
    const body = pages.get(asked.url.slice(1));
    answer.writeHead(body === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    answer.end(body === undefined ? '' : `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,"><main>${body}</main></html>`);
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  host = `http://127.0.0.1:${server.address().port}`;
});
after(() => server.close());

/** Opens a host page with this in it. */
let count = 0;
async function hosted(body, options) {
  count += 1;
  pages.set(`host-${count}`, body);
  return open(`${host}/host-${count}`, options);
}

const SCRIPT = `<script src="${URL_}embed.js"></script>`;
/** A plain frame, and what it tells its host, noted as it comes. */
const plain = (query, style = 'width:600px;height:600px') => `<iframe title="lab" src="${URL_}?embed${query}" style="border:0;${style}"></iframe>
  <script>
    const told = [];
    addEventListener('message', ({ data, origin }) => { if (data?.fourway || data?.subject || data?.context) told.push({ ...data, origin }); });
    const ask = (message, from = frames[0]) => from.postMessage(message, '*');
  </script>`;

const until = (page, type, more = '') => page.waitForFunction(`told.find((one) => one.type === '${type}' ${more})`).then((found) => found.jsonValue());
const inside = (page) => page.frames().find((one) => one.url().startsWith(URL_));
const running = async (page) => {
  const frame = inside(page) ?? await page.waitForEvent('framenavigated', (one) => one.url().startsWith(URL_));
  await ready(frame);
  return frame;
};

describe('what the address asks for', () => {
  test('a value has its type, and what is wrong falls back and is told', () => {
    const { values, problems } = read('?embed&scene=lost-fin&at=75000&paused=false&controls=play&acts=none&theme=dark&height=fixed&seed=7&link=false');
    assert.deepEqual(problems, []);
    assert.deepEqual(values, { scene: 'lost-fin', scenario: '', way: '', at: 75000, paused: false, controls: 'play', acts: 'none', theme: 'dark', lang: '', height: 'fixed', seed: 7, link: false, host: '' });
    const bad = { scene: '../x', scenario: 'javascript:1', way: 'nowhere', at: '-1', paused: 'no', controls: 'some', acts: '', theme: 'red', lang: '<x>', height: '600', seed: '1e9', link: '2', host: 'https://a.example/b' };
    const wrong = read(`?${new URLSearchParams(bad)}`);
    for (const [name, one] of Object.entries(PARAMETERS)) assert.equal(wrong.values[name], one.default, name);
    assert.deepEqual(wrong.problems.map(({ of }) => of), Object.keys(bad));
    for (const { text } of wrong.problems) assert.match(text, /^\w+: found ".*", expected .*; used: .+$/);
  });

  test('what is unknown, given twice or alone where it needs another is told', () => {
    const told = (query) => read(query).problems.map(({ text }) => text);
    assert.deepEqual(told('?sceen=x'), ['sceen: found "x", expected a known parameter; used: nothing']);
    assert.deepEqual(told('?theme=dark&theme=light'), ['theme: found "light", expected it once; used: dark']);
    assert.deepEqual(told('?at=5'), ['at: found "5", expected it beside scene; used: 0']);
    assert.equal(told('?__proto__=1&constructor=2').length, 2);
    assert.ok(told(`?scene=${'x'.repeat(9999)}`)[0].length < 240);
    assert.equal(fragment(read('?scene=abort&at=9&way=watch').values), 'fourway=1&scene=abort&at=9&view=watch');
    assert.equal(fragment(read('?way=lesson/care').values), 'lesson/care');
    assert.equal(fragment(read('?').values), 'fourway=1&scene=four-way-close');
  });

  test('the document and the types have every parameter and every message', () => {
    const docs = text('docs/embedding.md');
    const types = text('www/embed.d.ts');
    for (const [name, one] of Object.entries(PARAMETERS)) {
      const row = `| \`${name}\` | ${expected(one)} | ${one.default === '' ? '' : `\`${one.default}\``} | ${one.about} |`;
      assert.ok(docs.includes(row), `docs/embedding.md has the row\n${row}`);
      assert.match(types, new RegExp(`\\b${name}\\??:`), `embed.d.ts: ${name}`);
    }
    for (const type of [...Object.keys(COMMANDS), 'ready', 'size', 'step', 'goal', 'answer', 'score', 'error', 'done']) {
      assert.match(docs, new RegExp(`^\\| \`${type}\` `, 'm'), `docs/embedding.md: ${type}`);
    }
  });

  test('the ways are those of the program', () => {
    const known = text('crates/fourway-ways/src/ways.rs').match(/NAMES: \[&str; \d+\] =\s*\[([^\]]*)\]/)[1].match(/[a-z]+/g);
    for (const way of known) assert.equal(read(`?way=${way}`).values.way, way);
  });
});

describe('a plain frame', () => {
  test('opens at the moment, without chrome, and tells its host', async () => {
    const { page, said, close } = await hosted(plain('&scene=lost-fin&at=75000'));
    const frame = await running(page);
    const begun = await until(page, 'ready');
    assert.equal(begun.origin, new URL(URL_).origin);
    assert.deepEqual(begun.problems, []);
    assert.equal(begun.parameters.scene, 'lost-fin');
    const state = await until(page, 'state');
    assert.deepEqual([state.scene, state.at, state.way, state.playing], ['lost-fin', 75000, 'lab', false]);
    assert.equal(await frame.locator('.brand').isVisible(), false);
    assert.equal(await frame.locator('h1').count(), 1, 'the name of the page stays for those who hear it');
    const link = frame.locator('.embed-line a');
    await page.waitForFunction(() => told.some((one) => one.type === 'state'));
    assert.match(await link.getAttribute('href'), /#fourway=1&scene=lost-fin&at=75000/);
    await frame.waitForFunction(() => document.querySelector('.embed-line a').textContent === 'Open the full page');
    assert.deepEqual(said, []);
    await close();
  });

  test('wrong values fall back, the console and the host know', async () => {
    const { page, said, close } = await hosted(plain('&scene=no-such-scene&theme=red&controls=many&link=false'));
    const frame = await running(page);
    const begun = await until(page, 'ready');
    assert.deepEqual(begun.problems.map(({ of }) => of), ['theme', 'controls']);
    await until(page, 'error', "&& one.of === 'scene'");
    await until(page, 'state', "&& one.scene === 'four-way-close'");
    assert.equal(await frame.locator('.embed-line').count(), 0);
    assert.equal(said.filter((line) => line.startsWith('warning: embed: ')).length, 3, said.join('\n'));
    await close();
  });

  test('controls and acts leave out what they say', async () => {
    for (const [query, stays, goes] of [
      ['&controls=play', ['.transport', '.stage', '.host .calls'], ['.sheet', '.quick', '.panel', '.guide']],
      ['&controls=none', ['.stage'], ['.transport', '.sheet', '.panel']],
      ['&acts=none', ['.transport', '.stage'], ['.calls', '.quick', '#tab-acts', '#tab-setup', '.acts']],
    ]) {
      const { page, close } = await hosted(plain(query, 'width:800px;height:600px'));
      const frame = await running(page);
      for (const part of stays) assert.ok(await frame.locator(part).first().isVisible(), `${query}: ${part} is there`);
      for (const part of goes) assert.equal(await frame.locator(part).locator('visible=true').count(), 0, `${query}: ${part} is not`);
      await close();
    }
  });

  test('where nothing may be changed, keys change nothing, and others work', async () => {
    const { page, close } = await hosted(plain('&scene=four-way-close&at=30000&acts=none&height=fixed'));
    const frame = await running(page);
    await until(page, 'state');
    await frame.locator('.scroller').focus();
    for (const name of ['n', 'd', 'u', 'm']) await key(page, name);
    await key(page, 'ArrowRight');
    const state = await until(page, 'state', '&& one.at > 30000');
    assert.doesNotMatch(state.link, /do=/);
    await close();
  });

  test('theme, language and seed are as asked', async () => {
    const { page, close } = await hosted(plain('&scene=everything-duplicated&seed=9&theme=dark&lang=en'));
    const frame = await running(page);
    assert.deepEqual(await frame.evaluate(() => [document.documentElement.dataset.theme, document.documentElement.lang]), ['dark', 'en']);
    const { link } = await until(page, 'state', "&& one.link.includes('doc=')");
    const letters = new URLSearchParams(link).get('doc');
    const { inflateRawSync } = await import('node:zlib');
    assert.equal(JSON.parse(inflateRawSync(Buffer.from(letters, 'base64url')).toString()).seed, 9);
    await close();
  });

  test('time runs at first where that is asked', async () => {
    const { page, close } = await hosted(plain('&scene=four-way-close&paused=false'));
    await running(page);
    await until(page, 'state', '&& one.playing');
    await close();
  });
});

describe('messages', () => {
  test('a host loads, plays, seeks, asks and resumes', async () => {
    const { page, close } = await hosted(plain('&scene=four-way-close'));
    const frame = await running(page);
    await until(page, 'ready');
    let id = 0;
    const ask = async (type, more = {}) => {
      id += 1;
      await page.evaluate((message) => ask(message), { fourway: 1, type, id, ...more });
      return until(page, type === 'state' ? 'state' : 'done', `&& one.id === ${id}`);
    };
    await ask('load', { scene: 'lost-fin', at: 5000 });
    const first = await ask('state');
    assert.deepEqual([first.scene, first.at], ['lost-fin', 5000]);
    await ask('seek', { at: 75000 });
    assert.equal((await ask('state')).at, 75000);
    await ask('play');
    assert.equal((await ask('state')).playing, true);
    await ask('pause');
    assert.equal((await ask('state')).playing, false);
    await ask('theme', { theme: 'dark' });
    assert.equal(await frame.evaluate(() => document.documentElement.dataset.theme), 'dark');
    await ask('load', { way: 'lesson' });
    assert.match((await ask('state')).way, /^lesson/);
    await ask('resume', { state: first });
    const again = await ask('state');
    assert.deepEqual([again.scene, again.at, again.way], ['lost-fin', 5000, 'lab']);
    await close();
  });

  test('what a learner does is told, and can be resumed elsewhere', async () => {
    const { page, close } = await hosted(plain('&way=lesson', 'width:800px;height:700px'));
    const frame = await running(page);
    await frame.locator('button[name=choose]').first().click();
    const commit = frame.locator('[data-panel="way"] button.primary').first();
    if (await commit.count()) await commit.click();
    const answer = await until(page, 'answer');
    assert.deepEqual([answer.way, typeof answer.item, answer.answer >= 1], ['lesson', 'string', true]);
    await until(page, 'score');
    await page.evaluate(() => ask({ fourway: 1, type: 'state', id: 'kept' }));
    const kept = await until(page, 'state', "&& one.id === 'kept'");
    assert.match(kept.progress, new RegExp(`^step ${answer.item} `, 'm'));
    await close();
    const other = await hosted(plain('&way=lesson'));
    await running(other.page);
    await until(other.page, 'ready');
    await other.page.evaluate((state) => ask({ fourway: 1, type: 'resume', id: 1, state }), { progress: kept.progress });
    await until(other.page, 'done', '&& one.id === 1');
    await other.page.evaluate(() => ask({ fourway: 1, type: 'state', id: 2 }));
    const there = await until(other.page, 'state', '&& one.id === 2');
    assert.match(there.progress, new RegExp(`^step ${answer.item} `, 'm'));
    assert.equal(await other.page.evaluate(() => told.some((one) => one.type === 'answer')), false, 'what is resumed is no news');
    await other.close();
  });

  test('hostile and malformed ones get one error each, a flood gets few, and nothing breaks', async () => {
    const { page, said, close } = await hosted(plain('&scene=four-way-close&at=1000'));
    const frame = await running(page);
    await until(page, 'state');
    const bad = [
      { fourway: 2, type: 'play' }, { fourway: 1 }, { fourway: 1, type: 'constructor' }, { fourway: 1, type: 'seek' }, { fourway: 1, type: 'seek', at: -1 },
      { fourway: 1, type: 'seek', at: '5' }, { fourway: 1, type: 'load' }, { fourway: 1, type: 'load', scene: '<img>' }, { fourway: 1, type: 'theme', theme: 'x' },
      { fourway: 1, type: 'play', id: {} }, { fourway: 1, type: 'resume', state: { link: 'javascript:alert(1)' } }, { fourway: 1, type: 'play', eval: '1' },
      { fourway: 1, type: 'load', scenario: `fourway=1&doc=${'A'.repeat(10_000_000)}` },
    ];
    await page.evaluate((bad) => bad.forEach((message) => ask(message)), bad);
    await page.evaluate(() => [null, 5, 'play', [], { type: 'play' }, { context: 'h5p', action: {} }, new Uint8Array(9)].forEach((message) => ask(message)));
    await page.waitForFunction((n) => told.filter((one) => one.type === 'error').length === n, bad.length);
    assert.ok(await page.evaluate(() => told.filter((one) => one.type === 'error').every((one) => one.text.length < 300)));
    await page.evaluate(() => ask({ fourway: 1, type: 'load', id: 'x', scenario: 'fourway=1&doc=abc&at=z' }));
    await until(page, 'error', "&& one.id === 'x'");
    await page.evaluate(() => { for (let i = 0; i < 3000; i += 1) ask({ fourway: 1, type: 'nonsense' }); });
    await page.evaluate(() => ask({ fourway: 1, type: 'seek', at: 30000, id: 'after' }));
    await until(page, 'done', "&& one.id === 'after'");
    assert.ok(await page.evaluate(() => told.filter((one) => one.type === 'error').length) <= 20);
    assert.equal(await frame.locator('#failure').isVisible(), false);
    assert.deepEqual(said, []);
    await close();
  });

  test('nobody but the host is heard or told', async () => {
    const elsewhere = plain(`&scene=four-way-close&host=${encodeURIComponent('https://other.example')}`);
    const { page, close } = await hosted(elsewhere);
    const frame = await running(page);
    await page.evaluate(() => ask({ fourway: 1, type: 'load', scene: 'abort', id: 1 }));
    // A frame within the frame is not the host either.
    await frame.evaluate(() => {
      const child = document.createElement('iframe');
      document.body.append(child);
      child.contentWindow.eval("parent.postMessage({ fourway: 1, type: 'load', scene: 'abort' }, '*')");
    });
    await page.waitForTimeout(1500);
    assert.equal(await page.evaluate(() => told.some((one) => one.fourway)), false, 'another origin is told nothing');
    assert.doesNotMatch(await frame.evaluate(() => location.hash), /abort/);
    await close();
  });
});

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

/** What is cut off by the frame, and whether the page itself scrolls. */
function outside() {
  const [width, height] = [innerWidth, innerHeight];
  const bad = [];
  const root = document.scrollingElement;
  if (root.scrollHeight > height + 1 || root.scrollWidth > width + 1) bad.push(`the page scrolls: ${root.scrollWidth} x ${root.scrollHeight}`);
  for (const part of document.querySelectorAll('.transport button, .host button, .tabs button, .embed-line a, .sheet .handle')) {
    const box = part.getBoundingClientRect();
    if (box.width && (box.left < -1 || box.right > width + 1 || box.top < -1 || box.bottom > height + 1)) bad.push(part.outerHTML.slice(0, 90));
  }
  // What a person reads stands in an open sheet; lowered, it gives the ladder its room.
  const [name, part] = document.querySelector('.sheet[data-open=true]') ? ['sheet', '.sheet .tab-panel'] : ['ladder', '.scroller'];
  const room = document.querySelector(part)?.getBoundingClientRect();
  if (room && room.height < 100) bad.push(`the ${name} has ${room.height} px`);
  return bad;
}

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
