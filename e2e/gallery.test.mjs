// The gallery, a scenario of one's own, the keys, and reduced motion.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { button, key, lab, openScene, playToTheEnd, state, withBrowser } from './support.mjs';

withBrowser();

test('every scene opens, tells what to watch for, and runs to its end', async () => {
  const { page, clean } = await lab();
  await page.locator('button.scenes').click();
  await page.locator('[data-scene]').first().waitFor();
  const names = await page.locator('[data-scene]').evaluateAll((cards) => cards.map((card) => card.dataset.scene));
  assert.ok(names.length >= 17, `${names.length} scenes`);
  await key(page, 'Escape');
  for (const name of names) {
    await openScene(page, name);
    assert.ok((await page.locator('.scene .watch').textContent()).length > 20, name);
    await key(page, 'End');
    const slider = page.getByRole('slider');
    const ends = name === 'your-turn' ? '0' : '1000';
    assert.equal(await slider.getAttribute('aria-valuenow'), ends, name);
    assert.ok((await page.locator('.events li').count()) > 0, name);
  }
  await clean();
});

/** Opens a dialog, and waits until it has what it shows. */
async function dialog(page, opener) {
  await opener.click();
  await page.locator('dialog .later > :not(.meanwhile)').first().waitFor();
}

test('a term in a dialog leads to its entry in the guide, and no dialog stays open', async () => {
  const { page, clean } = await lab();
  const openers = [page.locator('button.scenes'), button(page, 'Take this run along'), button(page, 'Show the keys')];
  for (const opener of openers) {
    // The second time the entry is open already.
    for (const time of ['first', 'second']) {
      await dialog(page, opener);
      await page.locator('dialog a.term[href="#guide/segment"]').click();
      await page.locator('dialog').waitFor({ state: 'detached' });
      await page.locator('[data-panel=way] h1', { hasText: 'Segment' }).waitFor();
      assert.equal(new URL(page.url()).hash, '#guide/segment', time);
    }
    await page.evaluate(() => { location.hash = 'guide/fin'; });
    await page.locator('[data-panel=way] h1', { hasText: 'FIN' }).waitFor();
    await dialog(page, opener);
    await page.locator('dialog a.term[href="#guide/segment"]').focus();
    await page.keyboard.press('Enter');
    await page.locator('[data-panel=way] h1', { hasText: 'Segment' }).waitFor();
    await page.waitForFunction(() => document.activeElement?.closest('[data-panel=way]'));
  }
  await clean();
});

for (const [what, options] of Object.entries({ pointer: {}, finger: { hasTouch: true, viewport: { width: 360, height: 740 } } })) {
  test(`a card of the gallery is pressed anywhere but on its links, ${what}`, async () => {
    const { page, clean } = await lab(options);
    const card = (name) => page.locator(`.card:has([data-scene="${name}"])`);
    for (const [name, where] of [['four-way-close', 'p'], ['half-close-with-data', '.'], ['lost-fin', '.']]) {
      await dialog(page, page.locator('button.scenes'));
      await card(name).scrollIntoViewIfNeeded();
      const box = await (where === '.' ? card(name) : card(name).locator(where)).boundingBox();
      assert.ok((await card(name).boundingBox()).height >= 44, name);
      // Near the end of the last line: beside the words, or on the edge of the card.
      await page.mouse.click(box.x + box.width - 6, box.y + box.height - 6);
      await page.locator('dialog').waitFor({ state: 'detached' });
      const title = await page.locator('h1').textContent();
      await dialog(page, page.locator('button.scenes'));
      assert.equal(await card(name).locator('button').textContent(), title);
      assert.equal(await card(name).locator('[aria-current=true]').count(), 1);
      await key(page, 'Escape');
      await page.locator('dialog').waitFor({ state: 'detached' });
    }
    await clean();
  });
}

test('the keyboard goes from a title to the links beside it, and a title has its name alone', async () => {
  const { page, clean } = await lab();
  await dialog(page, page.locator('button.scenes'));
  const first = page.locator('.card:has(a.term)').first();
  const title = first.locator('button');
  assert.equal(await page.getByRole('button', { name: await title.textContent(), exact: true }).count(), 1);
  await title.focus();
  for (const link of await first.locator('a.term').all()) {
    await key(page, 'Tab');
    assert.ok(await link.evaluate((element) => element === document.activeElement), 'its links');
  }
  await key(page, 'Tab');
  assert.ok(await first.evaluate((card) => card.nextElementSibling.contains(document.activeElement)), 'the next card');
  await clean();
});

test('nonsense is refused with one line and changes nothing; a scenario opens', async () => {
  const { page, clean, asked } = await lab();
  assert.deepEqual(asked().filter((url) => url.includes('reader') && !/reader-(after|offline)/.test(url)), [], 'no visitor loads it unasked');
  await openScene(page, 'lost-fin');
  const title = await page.locator('h1').textContent();
  await page.locator('button.scenes').click();
  const field = page.getByLabel('Scenario', { exact: true });
  for (const [text, line, place] of [
    ['nonsense', /Not opened: /, 'n'],
    ['{"fourway":1,"faults":[{"do":"dropp"}]}', /faults\[0\]\.do: .*dropp/, '"dropp"'],
    ['{"fourway":1,"colour":"red"}', /colour/, '"red"'],
  ]) {
    await field.fill(text);
    await button(page, 'Open this scenario').click();
    const refusal = page.locator('dialog .told');
    await refusal.filter({ hasText: line }).waitFor();
    assert.equal((await refusal.textContent()).trim().split('\n').length, 1);
    assert.equal(await page.locator('h1').textContent(), title);
    assert.equal(await field.inputValue(), text, 'the text stays, to be mended');
    const marked = await field.evaluate((field) => field.value.slice(field.selectionStart, field.selectionEnd));
    assert.equal(marked, place, 'the place of the error is selected');
  }
  await field.fill('{"fourway":1,"title":"Mine","script":[{"at_ms":0,"on":"client","do":"abort"}]}');
  await button(page, 'Open this scenario').click();
  await page.locator('dialog').waitFor({ state: 'detached' });
  assert.equal(await page.locator('h1').textContent(), 'Mine');
  await key(page, 'End');
  assert.equal(await state(page, 'client'), 'CLOSED');
  assert.equal(asked().filter((url) => url.includes('reader') && !/reader-(after|offline)/.test(url)).length, 5, 'what the gallery keeps, a script, a module, its styles and their digests, once');
  await page.locator('button.scenes').click();
  await button(page, 'Show the scenario of this run').click();
  await page.waitForFunction((field) => field.value, await field.elementHandle());
  const written = JSON.parse(await field.inputValue());
  assert.equal(written.title, 'Mine');
  assert.deepEqual(written.script, [{ at_ms: 0, on: 'client', do: 'abort' }]);
  await clean();
});

test('where what is loaded later does not come, the page says so, keeps what it had and can be asked again', async () => {
  const { page, close } = await lab({}, (page) => page.route(/reader/, (route) => route.abort()));
  await page.locator('button.scenes').click();
  await page.locator('dialog').getByText('could not be loaded').waitFor();
  await button(page, 'Close').click();
  assert.equal(await page.locator('h1').textContent(), 'Your turn');
  await page.unroute(/reader/);
  await openScene(page, 'lost-fin');
  assert.equal(await page.locator('h1').textContent(), 'The FIN is lost');
  await close();
});

test('a question mark lists the keys, and letters typed into a field are letters', async () => {
  const { page, clean } = await lab();
  await key(page, '?');
  await page.locator('dialog.help kbd').first().waitFor();
  assert.ok((await page.locator('dialog.help kbd').count()) > 12);
  await key(page, 'Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  await button(page, 'Server: send').click();
  await page.getByLabel('Text to send').fill('');
  await page.keyboard.type('z d n ? ');
  assert.equal(await page.getByLabel('Text to send').inputValue(), 'z d n ? ');
  assert.equal(await page.locator('dialog').count(), 0);
  await clean();
});

test('with reduced motion a scene starts paused, and playing goes from event to event', async () => {
  const { page, clean } = await lab({ reducedMotion: 'reduce' });
  await openScene(page, 'four-way-close');
  await page.waitForTimeout(400);
  const slider = page.getByRole('slider');
  assert.equal(await slider.getAttribute('aria-valuenow'), '0');
  await button(page, 'Step forward').click();
  const moments = await page.locator('.events time').allTextContents();
  assert.match(await page.getByRole('status').textContent(), /\S/);
  await page.getByLabel('Speed').selectOption({ label: '4×' });
  await button(page, 'Play').click();
  const seen = new Set();
  for (let i = 0; i < 40 && (await slider.getAttribute('aria-valuenow')) !== '1000'; i += 1) {
    seen.add((await slider.getAttribute('aria-valuetext')).split(' of ')[0]);
    await page.waitForTimeout(100);
  }
  assert.equal(await slider.getAttribute('aria-valuenow'), '1000');
  for (const moment of seen) assert.ok(moments.includes(moment), `${moment} is the moment of an event`);
  await clean();
});

test('a scene plays by itself where things may move', async () => {
  const { page, clean } = await lab();
  await openScene(page, 'abort');
  await button(page, 'Pause').click();
  await playToTheEnd(page);
  assert.equal(await state(page, 'server'), 'CLOSED');
  await clean();
});
