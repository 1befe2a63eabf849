// Hosts of e2e/hosts/ that send what they like, and those where something is forbidden, missing or slow.
import assert from 'node:assert/strict';
import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { calm, command, discreet, host, hostPage, running, stands } from './embed-hostile.mjs';
import { withHostPages } from './embed-hostile.mjs';
import { site } from './site.mjs';
import { URL_, open, ready, withBrowser } from './support.mjs';

withBrowser();
withHostPages();

const POLICY = (await readFile(fileURLToPath(new URL('../dist/policy.txt', import.meta.url)), 'utf8')).trim();
const errors = (page) => page.evaluate(() => told.filter((one) => one.type === 'error'));

/** The heap of a frame after its garbage has gone, bytes. */
async function heap(frame) {
  const session = await frame.page().context().newCDPSession(frame);
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

/** How long a frame takes to do what it is asked, ms. */
async function takes(opened, frame, id) {
  const start = performance.now();
  const { type } = await command(opened, frame, { type: 'seek', at: 75000, id });
  assert.equal(type, 'done');
  return performance.now() - start;
}

describe('a host that sends what it likes', () => {
  test('what is not in order gets one error each, of one line; what is not for us gets none', async () => {
    const opened = await hostPage('messages');
    const { page } = opened;
    const [frame] = await running(opened);
    await page.waitForFunction(() => told.some((one) => one.type === 'state'));
    // Twenty in ten seconds are answered.
    const count = await page.evaluate(() => odd().length);
    let answered = 0;
    for (let from = 0; from < count; from += 15) {
      if (from) await page.waitForTimeout(10_500);
      await page.evaluate((from) => odd().slice(from, from + 15).forEach((message) => ask(message)), from);
      answered = Math.min(count, from + 15);
      await page.waitForFunction((n) => told.filter((one) => one.type === 'error').length >= n, answered);
    }
    await page.evaluate(() => others().forEach((message) => ask(message)));
    await takes(opened, frame, 'after');
    const found = await errors(page);
    assert.equal(found.length, answered, found.map(({ text }) => text).join('\n'));
    for (const { text, code } of found) assert.ok(text.length < 300 && !text.includes('\n') && code === 'message', text);
    assert.ok(await page.evaluate(() => !told.some((one) => one.type === 'state' && one.scene !== 'lost-fin')), 'nothing has changed');
    await stands(frame);
    await calm(opened, frame);
    await discreet(opened);
    assert.deepEqual(opened.said, []);
    await opened.close();
  });

  test('ten megabytes, wherever they stand, are refused at once and are not kept', async () => {
    const opened = await hostPage('messages');
    const { page } = opened;
    const [frame] = await running(opened);
    await page.waitForFunction(() => told.some((one) => one.type === 'state'));
    const before = await heap(frame);
    const count = await page.evaluate(() => large.length);
    for (let at = 0; at < count; at += 1) {
      await page.evaluate((at) => ask(large[at]()), at);
      await page.waitForFunction((n) => told.filter((one) => one.type === 'error').length === n, at + 1).catch(() => assert.fail(`${at} gets no error`));
      const ms = await takes(opened, frame, `after-${at}`);
      assert.ok(ms < 3000, `${at}: the frame answers ${ms} ms after`);
    }
    for (const { text } of await errors(page)) assert.ok(text.length < 300, `${text.length} letters`);
    const grown = await heap(frame) - before;
    assert.ok(grown < 4_000_000, `the heap has grown by ${grown} bytes`);
    assert.deepEqual(opened.said, []);
    await opened.close();
  });

  test('a flood, in order or not, is answered in part, and leaves the frame as it was', async () => {
    const opened = await hostPage('messages');
    const { page } = opened;
    const [frame] = await running(opened);
    await page.waitForFunction(() => told.some((one) => one.type === 'state'));
    const before = await heap(frame);
    const start = performance.now();
    await page.evaluate(() => {
      for (let n = 0; n < 20_000; n += 1) ask({ fourway: 1, type: 'nonsense', id: n });
      for (let n = 0; n < 5000; n += 1) ask({ fourway: 1, type: 'state', id: `s${n}` });
      for (let n = 0; n < 5000; n += 1) ask({ fourway: 1, type: 'load', scene: n % 2 ? 'abort' : 'lost-fin', id: `l${n}` });
    });
    await page.waitForFunction(() => told.filter((one) => /^[sl]/.test(one.id) && one.type !== 'error').length >= 50, undefined, { timeout: 60_000 });
    const took = performance.now() - start;
    assert.ok(took < 20_000, `${took} ms`);
    assert.ok((await errors(page)).length <= 20);
    const twice = await page.evaluate(() => told.map(({ id }) => id).filter((id, at, all) => id !== undefined && all.indexOf(id) !== at));
    assert.deepEqual(twice, [], 'nothing is answered twice');
    // What waits is done first; meanwhile more is refused, in silence once that was said often enough.
    await page.waitForFunction(() => {
      ask({ fourway: 1, type: 'load', scene: 'lost-fin', at: 75000, id: `e${Math.random()}` });
      return told.some(({ type, id }) => type === 'done' && /^e/.test(id));
    }, undefined, { polling: 1000, timeout: 30_000 });
    const grown = await heap(frame) - before;
    assert.ok(grown < 4_000_000, `the heap has grown by ${grown} bytes`);
    await stands(frame);
    assert.deepEqual(opened.said, []);
    await opened.close();
  });

  test('progress that cannot be read is refused, and what the learner had stays', async () => {
    const opened = await hostPage('plain');
    const [frame] = await running(opened);
    await command(opened, frame, { type: 'resume', state: { progress: 'fourway-progress 1\nstep care 1 3\n' }, id: 1 });
    for (const [n, progress] of ['nonsense', 'fourway-progress 9\n', 'fourway-progress 1\nstep\n', `fourway-progress 1\n${'x'.repeat(60_000)}`].entries()) {
      const { type, text } = await command(opened, frame, { type: 'resume', state: { progress }, id: `p${n}` });
      assert.equal(type, 'error', progress.slice(0, 40));
      assert.ok(text.startsWith('progress: ') && text.length < 300, text);
    }
    const { progress } = await command(opened, frame, { type: 'state', id: 'state' });
    assert.match(progress, /^step care 1 3$/m);
    assert.deepEqual(opened.said, []);
    await opened.close();
  });

  test('a stranger beside the frame is neither heard nor believed', async () => {
    const opened = await hostPage('meddled');
    const { page } = opened;
    const [frame] = await running(opened);
    await page.evaluate(() => lab.ready);
    const stranger = page.frames().find((one) => one.url().includes('stranger.html'));
    const height = () => page.evaluate(() => lab.frame.style.height);
    await page.waitForFunction(() => sizes.length > 0);
    const before = await height();
    await stranger.evaluate(() => meddle());
    await page.waitForTimeout(1000);
    assert.deepEqual(await stranger.evaluate(() => heard), [], 'the stranger is told nothing');
    assert.match(await frame.evaluate(() => location.hash), /lost-fin/);
    assert.equal(await height(), before);
    assert.notEqual(await page.evaluate(() => lab.frame.title), 'Not Fourway');
    // In the frame itself, once it has gone elsewhere, it is no more believed.
    await page.evaluate((address) => { lab.frame.src = address; }, stranger.url());
    const there = await (async () => {
      for (;;) {
        const found = page.frames().find((one) => one !== stranger && one.url().includes('stranger.html'));
        if (found) return found;
        await page.waitForTimeout(50);
      }
    })();
    await there.evaluate(() => meddle());
    await page.waitForTimeout(300);
    assert.equal(await height(), before);
    // What the host asks for now is not sent to the stranger; the browser says so.
    await there.evaluate(() => { heard.length = 0; });
    await page.evaluate(() => { lab.play().catch(() => {}); });
    await page.waitForTimeout(300);
    assert.deepEqual(await there.evaluate(() => heard), []);
    assert.ok(opened.said.every((line) => /target origin provided/.test(line)), opened.said.join('\n'));
    await opened.close();
  });

  test('a host without an origin is told a height and nothing else', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fourway-host-'));
    const text = await readFile(new URL('./hosts/plain.html', import.meta.url), 'utf8');
    await writeFile(join(folder, 'plain.html'), text.replaceAll('https://lab.example/', URL_));
    await writeFile(join(folder, 'listen.js'), await readFile(new URL('./hosts/listen.js', import.meta.url)));
    const opened = await open(`file://${folder}/plain.html`);
    const frame = opened.page.frames().find((one) => one.url().startsWith(URL_));
    await ready(frame);
    await opened.page.evaluate(() => frames[0].postMessage({ fourway: 1, type: 'load', scene: 'abort', id: 1 }, '*'));
    await opened.page.waitForTimeout(1000);
    const told = await opened.page.evaluate(() => told);
    assert.deepEqual(told.filter(({ subject, context }) => !subject && !context), []);
    assert.ok(told.some(({ subject }) => subject));
    assert.match(await frame.evaluate(() => location.hash), /lost-fin/);
    assert.deepEqual(opened.said, []);
    await opened.close();
    await rm(folder, { recursive: true });
  });
});

describe('what is forbidden, missing or slow', () => {
  test('under its own strict policy the page runs in a frame, and nothing is denied', async () => {
    const { url, close: end } = await site({ path: '/a/b/', headers: { 'Content-Security-Policy': POLICY } });
    const opened = await hostPage('plain', { lab: url });
    const [frame] = await running(opened);
    await stands(frame);
    await calm(opened, frame);
    assert.deepEqual(opened.said, [], 'the policy has nothing to report');
    await opened.close();
    await end();
  });

  for (const [what, headers, more] of [
    ["a policy without 'wasm-unsafe-eval'", { 'Content-Security-Policy': POLICY.replace(" 'wasm-unsafe-eval'", '') }],
    ['an engine that does not arrive', {}, (page) => page.route('**/*.wasm', (route) => route.abort())],
    ['a script that does not arrive', {}, (page) => page.route(/fourway-reader-embed-[^/]*\.js/, (route) => route.abort())],
  ]) {
    test(`${what}: the host is told, the learner can read, and the focus stays`, async () => {
      const { url, close: end } = await site({ headers });
      const opened = await hostPage('engine', { lab: url, more });
      const { page } = opened;
      const frame = page.frames().find((one) => one.url().startsWith(url)) ?? await page.waitForEvent('framenavigated', (one) => one.url().startsWith(url));
      const panel = frame.getByRole('alertdialog');
      await panel.locator('svg').waitFor();
      assert.match(await panel.locator('svg').textContent(), /FIN-WAIT-1/);
      await panel.locator('.still li').last().scrollIntoViewIfNeeded();
      if (!/script/.test(what)) {
        await page.waitForFunction(() => asked && told.some((one) => one.code === 'start'));
        const line = await page.evaluate(() => asked);
        assert.ok(line.length > 10 && line.length < 260 && !line.includes('\n'), line);
        assert.equal(await page.evaluate(() => lab.ready.then(() => '', (why) => why.message)), line);
      }
      assert.deepEqual(await page.evaluate(() => [document.activeElement.id, scrollY]), ['field', 0], 'the focus stays with the host');
      const wide = await frame.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${wide} px too wide`);
      await opened.close();
      await end();
    });
  }

  test('an engine that stops in a frame is told of', async () => {
    const opened = await hostPage('plain');
    const { page } = opened;
    const [frame] = await running(opened);
    await page.waitForFunction(() => told.some((one) => one.type === 'state'));
    await frame.evaluate(() => { history.replaceState(history.state, '', '#panic'); dispatchEvent(new HashChangeEvent('hashchange')); });
    await page.waitForFunction(() => told.some((one) => one.type === 'error' && one.code === 'stopped'));
    assert.deepEqual(await page.evaluate(() => [document.activeElement.id, scrollY]), ['field', 0]);
    await frame.getByRole('button', { name: 'Go on from the last good step' }).click();
    await ready(frame);
    await page.waitForFunction(() => told.filter((one) => one.type === 'ready').length === 2);
    await opened.close();
  });

  test('fewer permissions than the least do not run, and harm nobody', async () => {
    for (const permissions of ['', 'allow-scripts', 'allow-same-origin', 'allow-popups allow-forms']) {
      const opened = await hostPage('sandbox', { sandbox: permissions });
      await opened.page.waitForTimeout(1500);
      const [frame] = opened.labs();
      assert.equal(await frame.locator('.lab[data-room]').count(), 0, `"${permissions}" is less than the least`);
      assert.deepEqual(await opened.page.evaluate(() => [told.filter((one) => one.fourway), document.activeElement.id]), [[], 'field']);
      if (permissions === 'allow-scripts') assert.ok(await frame.locator('#failure').isVisible(), 'the learner is told');
      await opened.close();
    }
  });

  test('an isolated host: the page runs where its server takes part, or without credentials', async () => {
    const headers = { 'Cross-Origin-Embedder-Policy': 'require-corp', 'Cross-Origin-Resource-Policy': 'cross-origin' };
    const { url, close: end } = await site({ headers });
    const opened = await hostPage('isolated', { lab: url });
    assert.equal(await opened.page.evaluate(() => crossOriginIsolated), true);
    const [frame] = await running(opened);
    await stands(frame);
    await calm(opened, frame);
    assert.deepEqual(opened.said, []);
    await opened.close();
    await end();
    const bare = await hostPage('isolated');
    await bare.page.waitForTimeout(1000);
    assert.equal(bare.labs().length, 0, 'a server that says nothing is refused by the browser');
    await bare.page.evaluate(() => { const frame = document.querySelector('iframe'); frame.credentialless = true; frame.src += '&again'; });
    const [alone] = await running(bare);
    await stands(alone);
    await bare.close();
  });

  test('in a browser that keeps nothing for anybody everything works', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fourway-profile-'));
    await mkdir(join(folder, 'Default'));
    await writeFile(join(folder, 'Default', 'Preferences'), JSON.stringify({ profile: { default_content_setting_values: { cookies: 2 } } }));
    const args = ['--no-sandbox', '--headless', '--disable-gpu', '--disable-background-networking'];
    const context = await chromium.launchPersistentContext(folder, { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args });
    const page = await context.newPage();
    const said = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    await page.goto(`${host()}/storage.html`);
    const opened = { page, said, labs: () => page.frames().filter((frame) => frame.url().startsWith(URL_)) };
    const [frame] = await running(opened);
    assert.match(await frame.evaluate(() => { try { return String(localStorage); } catch (why) { return why.name; } }), /SecurityError/, 'storage is forbidden');
    await stands(frame);
    await calm(opened, frame);
    await command(opened, frame, { type: 'load', way: 'lesson', id: 1 });
    await frame.locator('button[name=choose]').first().click();
    await frame.locator('[data-panel="way"] button[name=commit]').click();
    await page.waitForFunction(() => told.some((one) => one.type === 'answer'));
    const { progress } = await command(opened, frame, { type: 'state', id: 2 });
    assert.match(progress, /^step /m, 'progress lasts as long as the page');
    await command(opened, frame, { type: 'theme', theme: 'dark', id: 3 });
    assert.equal(await frame.evaluate(() => document.documentElement.dataset.theme), 'dark');
    await frame.goto(`${URL_}?embed&scene=lost-fin`);
    await ready(frame);
    await page.waitForFunction(() => told.filter((one) => one.type === 'ready').length === 2);
    await command(opened, frame, { type: 'resume', state: { progress }, id: 4 });
    assert.equal((await command(opened, frame, { type: 'state', id: 5 })).progress.includes('step '), true, 'and longer where the host keeps it');
    assert.deepEqual(said.filter((line) => !/integrity. attribute/.test(line)), []);
    await context.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('a slow network: what the host asked for meanwhile is done when the page is there', async () => {
    const more = (page) => page.route((url) => url.href.startsWith(URL_) && !url.pathname.endsWith('embed.js'), async (route) => {
      await new Promise((done) => { setTimeout(done, 900); });
      await route.continue().catch(() => {});
    });
    const opened = await hostPage('slow', { more });
    const { page } = opened;
    assert.deepEqual(await page.evaluate(() => [told.length, answers.length]), [0, 0]);
    await page.evaluate(() => { for (let n = 0; n < 3; n += 1) ask({ fourway: 1, type: 'load', scene: 'abort' }); });
    const frames = await running(opened, 2);
    await page.waitForFunction(() => answers.length, undefined, { timeout: 30_000 });
    const [state] = await page.evaluate(() => answers);
    assert.deepEqual([state.scene, state.at], ['lost-fin', 75000], JSON.stringify(state));
    await stands(frames[0]);
    await calm(opened, frames[0]);
    await discreet(opened);
    assert.deepEqual(opened.said.filter((line) => !/preload/.test(line)), []);
    await opened.close();
  });
});
