// Making: the scenario set in a form beside the ladder, and scenarios kept in the browser, taken out and in as files.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import { button, count, key, lab, openScene, withBrowser } from './support.mjs';

withBrowser();

const SCREENS = new URL('../target/screens/', import.meta.url).pathname;
mkdirSync(SCREENS, { recursive: true });
const SIZES = { 360: 740, 768: 1024, 1280: 800, 1920: 1080 };

/** Opens the form; on a telephone in the sheet. */
async function setup(page, scene) {
  if (scene) {
    await openScene(page, scene);
    await button(page, 'Pause').click();
  }
  const handle = page.locator('.sheet .handle');
  if (await handle.count()) await handle.click();
  await page.getByRole('tab', { name: 'Setup', exact: true }).click();
  await page.locator('.settings').waitFor();
}

const unfold = (page, section) => page.locator(`[data-section=${section}] > summary`).click();
const field = (page, path) => page.locator(`[name="${path}"]:is(input, select)`);
const press = (page, path, value) => page.locator(`button[name="${path}"][value="${value}"]`).click();

async function put(page, path, value) {
  const control = field(page, path);
  if (await control.evaluate((element) => element.matches('select'))) return control.selectOption(value);
  await control.fill(value);
  return control.press('Enter');
}

/** The delay that the form shows: what is said, or what holds unsaid. */
const delay = (page) => field(page, 'path.delay_ms').evaluate((control) => control.value || control.placeholder);

/** The times of the list of events. */
async function times(page) {
  return page.locator('.events li time').allTextContents();
}

test('a delay set in the form is in the ladder at once, and undo brings the run back', async () => {
  const { page, clean } = await lab({ viewport: { width: 1920, height: 1080 } });
  await setup(page, 'four-way-close');
  const before = await times(page);
  assert.ok(before.some((time) => time.startsWith('50')), before.join());
  const ladder = () => page.locator('svg.ladder').first().innerHTML();
  const drawn = await ladder();
  await put(page, 'path.delay_ms', '70');
  await page.locator('.events li time', { hasText: /^70/ }).first().waitFor();
  assert.notEqual(await ladder(), drawn);
  assert.equal(await field(page, 'path.delay_ms').inputValue(), '70');
  await count(page, '.field[data-own=true]', 3, 'the delay of both, and of each direction');
  await page.locator('[data-section=path] .note', { hasText: '70 ms' }).waitFor();
  await page.locator('h1').click();
  await key(page, 'z');
  await page.locator('.events li time', { hasText: /^50/ }).first().waitFor();
  assert.deepEqual(await times(page), before);
  assert.equal(await delay(page), '50', 'the form shows what the run has');
  await key(page, 'y');
  await page.locator('.events li time', { hasText: /^70/ }).first().waitFor();
  await clean();
});

test('the moment stays where something is set in the middle of a run', async () => {
  const { page, clean } = await lab();
  await setup(page, 'four-way-close');
  await button(page, 'Step forward').click();
  await button(page, 'Step forward').click();
  const now = async () => (await page.locator('.scrubber').getAttribute('aria-valuetext')).split(' of ')[0];
  const before = await now();
  await unfold(page, 'client');
  await put(page, 'client.msl_ms', '1000');
  await page.locator('[data-section=client] .note', { hasText: '1 changed' }).waitFor();
  assert.equal(await now(), before);
  await clean();
});

test('what is refused says so in one line at its field and changes nothing', async () => {
  const { page, clean } = await lab({ viewport: { width: 1920, height: 1080 } });
  await setup(page, 'four-way-close');
  const before = await times(page);
  await put(page, 'path.loss', '2');
  const line = page.locator('[id="set.path.loss.wrong"]');
  await line.filter({ hasText: 'path.loss: found 2, expected a probability from 0 to 1' }).waitFor();
  assert.equal(await field(page, 'path.loss').getAttribute('aria-invalid'), 'true');
  assert.equal(await field(page, 'path.loss').inputValue(), '2', 'what was typed can be mended');
  assert.deepEqual(await times(page), before);
  await put(page, 'path.loss', 'often');
  await line.filter({ hasText: 'found string "often", expected a number' }).waitFor();
  // The next thing that is accepted takes the mark away and shows what holds.
  await put(page, 'path.delay_ms', '60');
  await count(page, '[aria-invalid]', 0);
  assert.equal(await field(page, 'path.loss').inputValue(), '');
  assert.equal(await line.textContent(), '');
  await clean();
});

test('a fault is added, befalls its segment, and is removed', async () => {
  const { page, clean } = await lab({ viewport: { width: 1920, height: 1080 } });
  await setup(page, 'four-way-close');
  const before = await times(page);
  await unfold(page, 'faults');
  await press(page, 'faults', '+');
  await page.locator('[data-list=faults] > li > details[open]').waitFor();
  assert.notDeepEqual(await times(page), before, 'the FIN is sent again');
  assert.equal(await page.evaluate(() => document.activeElement.name), 'faults[0].match', 'the focus is in it');
  await put(page, 'faults[0].do', 'delay');
  await field(page, 'faults[0].ms').waitFor();
  await put(page, 'faults[0].match', 'match');
  await press(page, 'faults[0].match.flags', 'FIN');
  await page.locator('button[name="faults[0].match.flags"][value=FIN][aria-pressed=true]').waitFor();
  await page.locator('.entry summary', { hasText: 'Every segment, with FIN' }).waitFor();
  await press(page, 'faults[0]', '-');
  await count(page, '[data-list=faults] > li', 0);
  assert.deepEqual(await times(page), before);
  await clean();
});

test('entries of the script are added, take another action, change places and go', async () => {
  const { page, clean } = await lab({ viewport: { width: 1920, height: 1080 } });
  await setup(page);
  await unfold(page, 'script');
  await press(page, 'script', '-');
  await count(page, '[data-list=script] > li', 0);
  await press(page, 'script', '+');
  await page.locator('[data-list=script] > li > details[open]').waitFor();
  await put(page, 'script[0].do', 'send');
  await field(page, 'script[0].text').waitFor();
  await put(page, 'script[0].text', 'one more thing');
  await page.locator('.events', { hasText: '14 bytes' }).waitFor();
  await press(page, 'script', '+');
  await count(page, '[data-list=script] > li > details[open]', 2);
  await press(page, 'script[1]', 'up');
  await page.locator('[data-list=script] > li:first-child summary', { hasText: 'Client: close' }).waitFor();
  await press(page, 'script[0]', '-');
  await count(page, '[data-list=script] > li', 1);
  await page.locator('[data-list=script] summary', { hasText: 'Client: send' }).waitFor();
  await clean();
});

test('the form works by keyboard alone', async () => {
  const { page, clean } = await lab();
  await page.getByRole('tab', { name: 'Events', exact: true }).focus();
  await key(page, 'ArrowLeft');
  await page.locator('.settings').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Setup');
  await key(page, 'Tab');
  const at = () => page.evaluate(() => document.activeElement.name || document.activeElement.textContent);
  for (let i = 0; i < 4 && (await at()) !== 'path.delay_ms'; i += 1) await key(page, 'Tab');
  assert.equal(await at(), 'path.delay_ms');
  await page.keyboard.type('80');
  await key(page, 'Enter');
  await page.locator('[data-section=path] .note', { hasText: '80 ms' }).waitFor();
  assert.equal(await at(), 'path.delay_ms', 'the focus stays');
  const faults = page.locator('[data-section=faults] > summary');
  await faults.focus();
  await key(page, 'Enter');
  await page.locator('button[name=faults][value="+"]').focus();
  await key(page, 'Enter');
  await page.waitForFunction(() => document.activeElement.name === 'faults[0].match');
  await page.locator('button[name="faults[0]"][value="-"]').focus();
  await key(page, 'Enter');
  await count(page, '[data-list=faults] > li', 0);
  await page.waitForFunction(() => document.activeElement.matches('summary'));
  await clean();
});

// What is kept.

const gallery = async (page) => {
  await page.locator('button.scenes').click();
  await page.locator('.gallery .own').waitFor();
};
const told = (page, text) => page.locator('.own .notes p', { hasText: text }).waitFor();

test('a run is kept, is there after a reload, is renamed, opened, removed and brought back', async () => {
  const { page, clean } = await lab();
  await setup(page, 'lost-final-ack');
  await put(page, 'path.delay_ms', '70');
  await page.locator('[data-section=path] .note', { hasText: '70 ms' }).waitFor();
  await gallery(page);
  await page.locator('.own .none').waitFor();
  await button(page, 'Keep this run').click();
  await told(page, 'Kept: Lost final ACK.');
  await page.reload();
  await page.locator('.lab[data-room]').waitFor();
  await gallery(page);
  const title = page.locator('.own li input');
  assert.equal(await title.inputValue(), 'Lost final ACK');
  await title.fill('Mine');
  await title.press('Enter');
  await told(page, 'It is called Mine now.');
  await button(page, 'Open: Mine').click();
  await page.locator('dialog').waitFor({ state: 'detached' });
  await page.locator('h1', { hasText: 'Mine' }).waitFor();
  await page.getByRole('tab', { name: 'Setup', exact: true }).click();
  await page.locator('[data-section=path] .note', { hasText: '70 ms' }).waitFor();
  await gallery(page);
  await button(page, 'Remove: Mine').click();
  await told(page, 'Removed: Mine.');
  await count(page, '.own li', 0);
  await page.locator('.own .notes button').click();
  await told(page, 'Kept: Mine.');
  await count(page, '.own li', 1);
  await clean();
});

test('what a person did is in what is kept', async () => {
  const { page, clean } = await lab();
  await button(page, 'Client: close').click();
  await button(page, 'Pause').click();
  await key(page, 'n');
  await key(page, 'd');
  await gallery(page);
  await button(page, 'Keep this run').click();
  await told(page, 'Kept');
  const kept = await page.evaluate(() => JSON.parse(localStorage.getItem(Object.keys(localStorage).find((name) => name.startsWith('fourway.own.')))));
  const { script, faults } = JSON.parse(kept.text);
  assert.equal(script.at(-1).do, 'close');
  assert.equal(faults[0].do, 'drop');
  await clean();
});

async function saved(page, name) {
  const waiting = page.waitForEvent('download');
  await button(page, name).click();
  const download = await waiting;
  await told(page, `Saved as ${download.suggestedFilename()}`);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

test('scenarios go out as files, one or all, and come in again; bad ones say why', async () => {
  const { page, clean } = await lab();
  await openScene(page, 'abort');
  await gallery(page);
  await button(page, 'Keep this run').click();
  await told(page, 'Kept');
  const { name, text } = await saved(page, 'Save this run as a file');
  assert.match(name, /^fourway-.*\.json$/);
  assert.equal(JSON.parse(text).fourway, 1);
  assert.equal((await saved(page, /^Save: /)).text, text);
  const file = (name, content) => ({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
  const import_ = (...files) => page.locator('.own input[type=file]').setInputFiles(files);
  await import_(
    file('untitled one.json', '{"fourway": 1}'),
    file('bad.json', '{"fourway": 1, "faults": [{"segment": 1, "do": "dropp"}]}'),
    file('worse.json', '{"fourway": '),
  );
  await told(page, 'bad.json: faults[0].do: unknown action "dropp", expected one of drop, delay, duplicate, corrupt');
  await told(page, 'worse.json: document: line 1, column 13: found the end, expected a JSON value');
  await told(page, 'Imported: 1.');
  await count(page, '.own li', 2);
  assert.equal(await page.locator('.own li input').first().inputValue(), 'untitled one');
  const all = await saved(page, 'Save all as one file');
  assert.equal(JSON.parse(all.text).length, 2);
  await import_(file('all.json', all.text), file('mixed.json', '[{"fourway": 1}, {"fourway": 2}]'));
  await told(page, 'mixed.json [1]: fourway: found version 2, expected 1');
  await told(page, 'Imported: 3.');
  await count(page, '.own li', 5);
  // A file that is dropped comes the same way.
  await page.locator('.own').evaluate((place) => {
    const data = new DataTransfer();
    data.items.add(new File(['{"fourway": 1, "title": "Dropped"}'], 'd.json'));
    for (const kind of ['dragover', 'drop']) place.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await told(page, 'Imported: 1.');
  assert.equal(await page.locator('.own li input').first().inputValue(), 'Dropped');
  await clean();
});

for (const [name, why, forbid] of [
  ['forbidden', 'does not let the page keep anything', () => { Storage.prototype.setItem = () => { throw new DOMException('no', 'SecurityError'); }; }],
  ['full', 'The storage of this browser is full', () => { Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError'); }; }],
  ['not there at all', 'does not let the page keep anything', () => {
    Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('no', 'SecurityError'); } });
  }],
]) {
  test(`storage ${name}: it is said, and the run can be saved as a file`, async () => {
    const { page, clean } = await lab({}, (page) => page.addInitScript(forbid));
    await gallery(page);
    await button(page, 'Keep this run').click();
    await told(page, why);
    assert.equal(await page.locator('.own .notes [role=alert]').count(), 1);
    await count(page, '.own li', 0);
    assert.equal(JSON.parse((await saved(page, 'Save this run as a file')).text).fourway, 1);
    await clean();
  });
}

test('what other programs keep in the storage is left alone', async () => {
  const { page, clean } = await lab({}, (page) => page.addInitScript(() => {
    localStorage.setItem('fourway.own.broken', '{');
    localStorage.setItem('fourway.own.odd', '{"text": 7}');
    localStorage.setItem('other', 'x');
  }));
  await gallery(page);
  await page.locator('.own .none').waitFor();
  assert.equal(await page.evaluate(() => localStorage.length), 3);
  await clean();
});

for (const theme of ['light', 'dark']) {
  for (const [width, height] of Object.entries(SIZES)) {
    test(`the form and the gallery at ${width} px, ${theme}: nothing sideways, and axe finds nothing`, async () => {
      const { page, clean } = await lab({ viewport: { width: Number(width), height }, colorScheme: theme });
      const axe = async (...parts) => {
        const { violations } = await parts.reduce((axe, part) => axe.include(part), new AxeBuilder({ page })).analyze();
        assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`), []);
      };
      const sideways = async (selector) => assert.ok(await page.locator(selector).evaluate((e) => e.scrollWidth <= e.clientWidth), selector);
      await setup(page, 'lost-final-ack');
      await put(page, 'path.delay_ms', '70');
      await put(page, 'path.loss', '2');
      await page.locator('.wrong:not(:empty)').waitFor();
      await page.screenshot({ path: `${SCREENS}setup-${width}-${theme}.png` });
      await axe('.tabs', '.tab-panel');
      for (const section of ['start', 'client', 'server', 'script', 'faults', 'expect']) await unfold(page, section);
      for (const entry of await page.locator('.entry summary').all()) await entry.click();
      await sideways('.tab-panel');
      await axe('.tab-panel');
      for (const section of ['client', 'script', 'expect']) {
        await page.locator(`[data-section=${section}]`).evaluate((e) => e.scrollIntoView({ block: 'start' }));
        await page.screenshot({ path: `${SCREENS}setup-${section}-${width}-${theme}.png` });
      }
      await gallery(page);
      for (let i = 0; i < 2; i += 1) {
        await button(page, 'Keep this run').click();
        await count(page, '.own li', i + 1);
      }
      await page.locator('.own input[type=file]').setInputFiles([{ name: 'bad.json', mimeType: '', buffer: Buffer.from('{}') }]);
      await told(page, 'bad.json: document: found no key fourway, expected it');
      await page.locator('.own').evaluate((e) => e.scrollIntoView({ block: 'start' }));
      await page.screenshot({ path: `${SCREENS}own-${width}-${theme}.png` });
      await sideways('dialog');
      await axe();
      await clean();
    });
  }
}
