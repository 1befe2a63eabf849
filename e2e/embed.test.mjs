// An embedded page: what the address asks for, and messages both ways. Hosts are on another origin.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { inflateRawSync } from 'node:zlib';
import { PARAMETERS, expected, fragment, read } from '../www/later/fourway-reader-embed.js';
import { COMMANDS } from '../www/later/fourway-reader-embed-host.js';
import { hosted, outside, plain, running, until, withHosts } from './embedding.mjs';
import { URL_, key, withBrowser } from './support.mjs';

withBrowser();
withHosts();

const text = (path) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

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
    assert.equal(JSON.parse(inflateRawSync(Buffer.from(letters, 'base64url')).toString()).seed, 9);
    await close();
  });

  test('a language from right to left, asked for in another one of the same', async () => {
    const { page, said, close } = await hosted(plain('&way=lesson&lang=ar-EG', 'width:360px;height:600px'));
    const frame = await running(page);
    assert.deepEqual(await frame.evaluate(() => [document.documentElement.dir, document.documentElement.lang]), ['rtl', 'ar']);
    assert.deepEqual((await until(page, 'ready')).problems, []);
    await frame.waitForFunction(() => /\p{Script=Arabic}/u.test(document.querySelector('.embed-line a').textContent));
    assert.deepEqual(await frame.evaluate(outside), []);
    assert.deepEqual(said, []);
    await close();
    const other = await hosted(plain('&lang=tlh'));
    await running(other.page);
    assert.deepEqual((await until(other.page, 'ready')).problems.map(({ of }) => of), ['lang']);
    await other.close();
  });

  test('time runs at first where that is asked', async () => {
    const { page, close } = await hosted(plain('&scene=four-way-close&paused=false'));
    await running(page);
    await until(page, 'state', '&& one.playing');
    await close();
  });

  test('the host hears how the run ends, and that an act makes it end otherwise', async () => {
    const { page, close } = await hosted(plain('&scene=four-way-close&at=0', 'width:900px;height:600px'));
    const frame = await running(page);
    assert.equal((await until(page, 'state', "&& one.scene === 'four-way-close'")).end, 'closed');
    await page.evaluate(() => ask({ fourway: 1, type: 'load', scene: 'server-never-closes', id: 1 }));
    await until(page, 'done', '&& one.id === 1');
    await until(page, 'state', "&& one.scene === 'server-never-closes' && one.end === 'stuck'");
    await page.evaluate(() => ask({ fourway: 1, type: 'load', scene: 'your-turn', id: 2 }));
    await until(page, 'done', '&& one.id === 2');
    const { end } = await until(page, 'state', "&& one.scene === 'your-turn'");
    assert.equal(end, 'stuck', 'nobody has closed yet');
    for (const host of ['client', 'server']) await frame.locator(`.hosts [data-host=${host}] [data-call=close]`).click();
    const after = await until(page, 'state', "&& (one.link.match(/call/g) ?? []).length === 2");
    assert.equal(after.end, 'closed');
    const names = text('crates/fourway-sim/src/trace.rs').split('impl Outcome')[1].split('impl ')[0].match(/=> "[a-z-]+"/g).map((one) => one.slice(4, -1));
    for (const name of names) assert.ok(text('www/embed.d.ts').includes(`'${name}'`) && text('docs/embedding.md').includes(`\`${name}\``), name);
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
