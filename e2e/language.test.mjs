// Languages: which one is chosen, that only its words are loaded, plurals and numbers by the browser, from right to left, and
// English in accents, in which everything that is not translated stands out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { button, clientCloses, count, key, lab, press, ready, state, URL_, visit, withBrowser } from './support.mjs';
import { lostTexts, overlaps } from './measure.mjs';
import { enter } from './walk.mjs';

withBrowser();

const lang = (page) => page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);
const words = (asked) => asked().filter((url) => url.includes('/words')).map((url) => url.replace(/.*\//, ''));

/** The page with a language more, or one that runs another way: what a build writes into it. */
const withLanguage = (code, direction) => async (page) => {
  await page.route(URL_ + '**', async (route) => {
    if (route.request().resourceType() !== 'document') return route.fallback();
    const answer = await route.fetch();
    const known = new RegExp(`"${code}":\\s*"...",?`);
    const html = (await answer.text()).replace(known, '').replace(/\{\s*"?en"?:/, `{"${code}":"${direction}",en:`)
      // Its words may be others than were built.
      .replace(new RegExp(`(words[^"]*/${code}\\.txt":)"[^"]*"`), '$1""');
    return route.fulfill({ response: answer, body: html });
  });
};

test('without a wish the browser chooses, and only its words are loaded', async () => {
  const { page, clean, asked } = await lab();
  assert.deepEqual(await lang(page), ['en', 'ltr']);
  assert.deepEqual(words(asked), ['en.txt']);
  await key(page, '?');
  await page.locator('dialog .later dl').waitFor();
  assert.deepEqual(words(asked).sort(), ['en-later.txt', 'en-more.txt', 'en.txt']);
  await clean();
});

/** Loses the last ACK of the person's run: what that brings about is in none of the first words. */
async function loseTheAck(page) {
  await page.locator('.hosts [data-host=client] [data-call=close]').click();
  await page.locator('.steps .play').click();
  await press(page, page.locator('.name', { hasText: 'ACK' }).last());
  await page.locator('.chosen-acts .choices button').first().click();
  await count(page, '.flight[data-again=true]', 1);
}

/** The sentences of the list of events, once each says something. */
async function sentences(page) {
  const all = () => page.locator('.events .what').allTextContents();
  await page.waitForFunction(() => [...document.querySelectorAll('.events .what')].every((what) => what.textContent.trim()));
  return all();
}

test('the other words of the page come with the first gesture, and everything is told in them', async () => {
  for (const [code, lost] of [['en', /You drop the ACK/], ['ar', /ACK/]]) {
    const { page, clean, asked } = await visit({}, undefined, `${URL_}?lang=${code}`);
    await ready(page);
    await page.waitForLoadState('networkidle');
    assert.deepEqual(words(asked), [`${code}.txt`], 'nothing misses them before');
    await loseTheAck(page);
    const told = await sentences(page);
    assert.deepEqual(words(asked), [`${code}.txt`, `${code}-more.txt`]);
    assert.ok(told.length > 8 && told.some((what) => lost.test(what)), told.join('\n'));
    assert.doesNotMatch(await page.locator('body').innerText(), /\b(rule|fate|event|sent|act|timer|reason)\.[a-z]/);
    await clean();
  }
});

test('names in the current event and the states of the ends lead to the field guide', async () => {
  for (const code of ['en', 'es', 'zh-CN', 'ar']) {
    const { page, clean } = await visit({}, undefined, `${URL_}?lang=${code}`);
    await ready(page);
    await page.locator('.hosts [data-host=client] [data-call=close]').click();
    const event = page.locator('.events .now');
    assert.equal(await page.locator('.events li:not(.now) a[href]').count(), 0, 'the others are one stop of the keyboard each');
    assert.equal(await page.locator('.hosts a.state[href^="#guide/"]').count(), 2);
    // Beside the links the row is a button still.
    await key(page, 'End');
    const first = page.locator('.events li').first();
    await first.scrollIntoViewIfNeeded();
    const row = await first.locator('.what').boundingBox();
    await page.mouse.click(row.x + row.width / 2, row.y + 4);
    await page.locator('.events li:first-child.now').waitFor();
    const link = event.locator('.what a[href="#guide/fin"], .change a').last();
    const entry = (await link.getAttribute('href')).slice('#guide/'.length);
    await link.click();
    await page.locator('.way-guide h1').waitFor();
    assert.equal(new URL(page.url()).hash, `#guide/${entry}`);
    await page.goBack();
    await event.waitFor();
    await clean();
  }
});

test('the act to which the first scene invites is told before they are there, and a request that fails is made again', async () => {
  let turn = 0;
  const { page, asked, close } = await lab({}, async (page) => {
    await page.route('**/words*/*-more.txt', (route) => ((turn += 1) === 1 ? route.abort() : route.fallback()));
  });
  await clientCloses(page);
  assert.ok((await sentences(page)).length > 5);
  assert.deepEqual(words(asked), ['en.txt', 'en-more.txt']);
  await press(page, page.locator('.name', { hasText: 'ACK' }).last());
  await button(page, 'Drop this ACK').click();
  assert.ok((await sentences(page)).some((what) => /You drop the ACK/.test(what)));
  assert.equal(turn, 2);
  assert.match(await page.locator('.acts li').last().textContent(), /You drop the ACK/);
  await close();
});

test('the address asks first, then the choice that is kept; both fall back to English', async () => {
  const { page, clean } = await lab();
  await page.goto(`${URL_}?lang=en-xa`);
  await ready(page);
  assert.equal((await lang(page))[0], 'en-XA');
  await page.goto(`${URL_}?lang=xx`);
  await ready(page);
  assert.equal((await lang(page))[0], 'en');
  await page.evaluate(() => localStorage.setItem('fourway.lang', 'en-XA'));
  await page.goto(URL_);
  await ready(page);
  assert.equal((await lang(page))[0], 'en-XA');
  await page.goto(`${URL_}?lang=en`);
  await ready(page);
  assert.equal((await lang(page))[0], 'en');
  await clean();
});

test('another language keeps what is open', async () => {
  const { page, clean } = await lab();
  await clientCloses(page);
  await key(page, 'ArrowRight');
  await key(page, 'ArrowRight');
  const client = await state(page, 'client');
  assert.equal(client, 'FIN-WAIT-2');
  await page.waitForTimeout(600);
  await page.evaluate(() => fourwayLang('en-XA'));
  await page.waitForFunction(() => document.documentElement.lang === 'en-XA');
  await ready(page);
  assert.equal(await state(page, 'client'), client);
  await page.reload();
  await ready(page);
  assert.equal((await lang(page))[0], 'en-XA', 'the choice is kept');
  await clean();
});

test('words that do not come are told of, and loading again helps', async () => {
  let blocked = true;
  const { page, close } = await visit({}, (page) =>
    page.route('**/words*/**', (route) => (blocked ? route.abort() : route.continue())));
  await page.getByRole('alertdialog').getByRole('heading', { name: 'The engine could not start' }).waitFor();
  blocked = false;
  await button(page, 'Load the page again').click();
  await ready(page);
  await close();
});

/** What stands on the page in plain letters, and how many texts do not. */
const read = (page) => page.evaluate(() => {
  const plain = new Set();
  let foreign = 0;
  // The notation of the protocol, names of calls, keys and files, signs and numbers are the same in every language.
  const kept = /^[^a-z]*$|^(seq|ack|win|len)\b|^(ms|µs|s)$|SND\.|RCV\.|^RFC |^rfc\d+$|^\[?\{ "fourway"|^[A-Z]?[a-z]+$/;
  const accents = /[^\x00-\x7f·–…’“”→×¼½µ]/;
  const look = (text) => {
    const trimmed = text.trim();
    if (accents.test(trimmed)) foreign += 1;
    else if (/[a-z]{3}/.test(trimmed) && !kept.test(trimmed)) plain.add(trimmed);
  };
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const silent = 'script, style, noscript, textarea, option, code, .octets, .strip, #failure pre, body [lang]';
  while (walk.nextNode()) if (!walk.currentNode.parentElement.closest(silent)) look(walk.currentNode.data);
  for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
    for (const element of document.querySelectorAll(`[${name}]`)) look(element.getAttribute(name));
  return { plain: [...plain], foreign };
});

test('nothing a person reads is left in English', async () => {
  const { page, clean } = await lab();
  await page.goto(`${URL_}?lang=en-XA`);
  await ready(page);
  await key(page, 'End');
  const check = async (what) => {
    const { plain, foreign } = await read(page);
    assert.deepEqual(plain, [], what);
    assert.ok(foreign > 40, `${what}: ${foreign} texts`);
  };
  await check('the Lab');
  assert.match(await page.title(), /^\[/);
  for (const tab of await page.locator('[role=tab]').all()) {
    await tab.click();
    await page.locator('.tab-panel .later, .tab-panel > *').first().waitFor();
    await page.waitForTimeout(300);
    await check(`the tab ${await tab.textContent()}`);
  }
  for (const opener of await page.locator('[aria-haspopup=dialog]:visible').all()) {
    await opener.click();
    await page.locator('dialog .later > :not(.meanwhile)').first().waitFor();
    await check(await page.locator('dialog h2').first().textContent());
    await key(page, 'Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
  }
  await clean();
});

/** A place in each way, and what there is below it. */
const WAYS = ['overview', 'lesson', 'watch', 'compare', 'compare/one-loss', 'myths', 'challenges', 'challenges/first-goodbye',
  'recall', 'guide/index', 'guide/fin', 'guide/words', 'guide/note/ports', 'teach'];

test('nothing of the ways is left in English', async () => {
  const { page, clean } = await lab();
  await page.goto(`${URL_}?lang=en-XA`);
  await ready(page);
  for (const way of WAYS) {
    await enter(page, way);
    await page.waitForTimeout(300);
    const { plain, foreign } = await read(page);
    assert.deepEqual(plain, [], way);
    assert.ok(foreign > 20, `${way}: ${foreign} texts`);
  }
  await clean();
});

for (const locale of ['es', 'zh-CN', 'ar']) {
  test(`nothing is cut off and no label stands over another, ${locale}`, async () => {
    for (const [width, height] of [[360, 740], [1280, 800]]) {
      const { page, close } = await lab({ locale, viewport: { width, height }, reducedMotion: 'reduce' });
      assert.equal((await lang(page))[0], locale);
      for (const scene of ['four-way-close', 'simultaneous-close', 'lost-fin', 'lost-final-ack']) {
        await page.evaluate((scene) => { location.hash = `fourway=1&scene=${scene}&at=2592000000000`; }, scene);
        await page.locator(`.canvas .ladder .band`).first().waitFor();
        await page.waitForTimeout(400);
        assert.deepEqual(await page.evaluate(overlaps), [], `${scene}, ${width} px`);
        assert.deepEqual(await page.evaluate(lostTexts), [], `${scene}, ${width} px`);
      }
      for (const way of WAYS) {
        await enter(page, way);
        await page.waitForTimeout(300);
        assert.deepEqual(await page.evaluate(lostTexts), [], `${way}, ${width} px`);
      }
      await close();
    }
  });
}

/** What stands in a line of a refusal only where it is said in the language. */
const OWN = { es: /se esperaba/, 'zh-CN': /应/, ar: /والمتوقع/, 'en-XA': /[^\x00-\x7f·–…’“”→×¼½µ]/ };

for (const [locale, own] of Object.entries(OWN)) {
  test(`what is wrong with a scenario is said in the language, with its notation as it is, ${locale}`, async () => {
    const { page, clean } = await lab({ viewport: { width: 1920, height: 1080 } });
    await page.goto(`${URL_}?lang=${locale}`);
    await ready(page);
    const check = async (line, ...kept) => {
      await line.filter({ hasText: own }).waitFor();
      const said = await line.textContent();
      for (const part of kept) assert.ok(said.includes(part), `${part} in ${said}`);
      assert.doesNotMatch(said, /found |expected|unknown |one of|column /, said);
      if (locale === 'en-XA') assert.deepEqual((await read(page)).plain, []);
    };
    await page.locator('#tab-setup').click();
    const field = page.locator('input[name="path.loss"]');
    const line = page.locator('[id="set.path.loss.wrong"]');
    await field.fill('2');
    await field.press('Enter');
    await check(line, 'path.loss', '0', '1');
    await field.fill('often');
    await field.press('Enter');
    await check(line, 'path.loss', '"often"');
    await page.locator('button.scenes').click();
    const told = page.locator('dialog .told');
    for (const [text, ...kept] of [
      ['{"fourway": 1\n "seed": 2}', '2', "'\"'", "'}'"],
      ['{"fourway": 1, "colour": "red"}', 'colour', 'fourway, title, seed, start'],
      ['{"fourway": 1, "script": [{"on": "client", "do": "close"}]}', 'script[0]', 'at_ms', 'when'],
      ['{"fourway": 1, "expect": [{"outcome": "fine"}]}', 'expect[0].outcome', '"fine"'],
    ]) {
      await page.locator('#paste').fill(text);
      await page.locator('button[name=read]').click();
      await told.filter({ hasText: kept[0] }).waitFor();
      await check(told, ...kept);
    }
    await page.locator('[data-set=own][name="own.import"]').setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('{"fourway": 2}') });
    await check(page.locator('.own .notes [role=alert]'), 'a.json', 'fourway', '2');
    await key(page, 'Escape');
    const letters = deflateRawSync('{"fourway": 1, "faults": [{"segment": 1, "do": "dropp"}]}').toString('base64url');
    await page.evaluate((letters) => { location.hash = `fourway=1&doc=${letters}`; }, letters);
    await check(page.locator('.notice', { hasText: 'dropp' }), 'faults[0].do', 'drop, delay, duplicate, corrupt');
    await clean();
  });
}

test('the language is chosen in the header', async () => {
  const { page, clean } = await lab();
  const choice = page.locator('header select[data-lang]');
  assert.deepEqual(await choice.locator('option').allTextContents(), ['English', 'العربية', 'Español', '简体中文']);
  await choice.selectOption('es');
  await page.waitForFunction(() => document.documentElement.lang === 'es');
  await ready(page);
  assert.equal(await choice.inputValue(), 'es');
  await clean();
});

test('a way from right to left', async () => {
  const { page, clean } = await lab({ locale: 'ar' });
  assert.deepEqual(await lang(page), ['ar', 'rtl']);
  await enter(page, 'lesson');
  const box = (selector) => page.locator(selector).first().evaluate((element) => {
    const { left, right } = element.getBoundingClientRect();
    return { left, right };
  });
  const [way, stage, list] = [await box('[data-panel=way]'), await box('.stage'), await box('.list')];
  assert.ok(way.left >= stage.right - 1 && stage.left >= list.right - 1, 'the lesson, the ladder and the events from the right');
  assert.ok((await box('.hosts [data-host=client]')).left < (await box('.hosts [data-host=server]')).left, 'the client stays left');
  const order = await page.evaluate(() => {
    const middle = (selector) => [...document.querySelectorAll(selector)].map((element) => element.getBoundingClientRect().left);
    return [middle('.ways a'), middle('.steps button')];
  });
  assert.deepEqual(order[0], [...order[0]].sort((a, b) => b - a), 'the ways from the right');
  assert.deepEqual(order[1], [...order[1]].sort((a, b) => a - b), 'the steps in time from the left');
  const turned = await page.locator('.acts .icon').first().evaluate((icon) => new DOMMatrix(getComputedStyle(icon).transform).a);
  assert.equal(turned, -1, 'to undo points the other way');
  await clean();
});

test('the name of a segment keeps its order where its words run from right to left', async () => {
  const { page, clean } = await lab({ locale: 'ar' });
  await page.evaluate(() => { location.hash = 'fourway=1&scene=lost-final-ack&at=2592000000000'; });
  const name = page.locator('.names text:has(.again)').first();
  await name.waitFor({ state: 'attached' });
  const [flags, again, detail] = await name.evaluate((text) => {
    const at = (n) => text.getStartPositionOfChar(n).x;
    const [flags, again] = [...text.children].map((part) => part.textContent.length);
    return [at(0), at(flags), at(flags + again)];
  });
  assert.ok(flags < again && again < detail, `${flags}, ${again}, ${detail}`);
  const ticks = await page.locator('.tick text').evaluateAll((texts) => texts.map((text) => {
    const at = (n) => text.getExtentOfChar(n).x;
    return at(0) > at(text.textContent.length - 1);
  }));
  assert.ok(ticks.length > 4 && ticks.every(Boolean), 'a number stands before its unit, from the right');
  await clean();
});

test('plurals are those of the browser', async () => {
  const prepare = async (page) => {
    await withLanguage('ar', 'rtl')(page);
    await page.route('**/words*/ar.txt', async (route) => {
      const answer = await route.fetch({ url: route.request().url().replace('ar.txt', 'en.txt') });
      const forms = ['zero', 'one', 'two', 'few', 'many', 'other'].map((form) => `\u0002${form}\u0002${form} {n}`).join('');
      const text = (await answer.text()).replace(/^(unit\.bytes\t).*$/m, `$1\u0001n${forms}\u0001`);
      return route.fulfill({ response: answer, body: text });
    });
  };
  const { page, clean } = await visit({}, prepare);
  await ready(page);
  await page.goto(`${URL_}?lang=ar`);
  await ready(page);
  assert.deepEqual(await lang(page), ['ar', 'rtl']);
  const forms = await page.evaluate(() => ['0', '1', '2', '3', '11', '100', '1.5', '12,345'].map(fourwayPlural));
  assert.deepEqual(forms, ['zero', 'one', 'two', 'few', 'many', 'other', 'other', 'many']);
  await clean();
});

test('the signs in numbers are those that the browser knows', async () => {
  const { page, clean } = await lab();
  for (const code of ['en', 'es', 'zh-CN', 'ar']) {
    await page.goto(`${URL_}?lang=${code}`);
    await ready(page);
    const [given, known] = await page.evaluate(async (tag) => {
      const sign = Object.fromEntries(new Intl.NumberFormat(tag).formatToParts(12345.6).map(({ type, value }) => [type, value]));
      return [(await fourwayWords.here).split('\n', 1)[0], `${sign.decimal}\t${sign.group}`];
    }, `${code}-u-nu-latn`);
    assert.equal(given, known, code);
  }
  await clean();
});

test('from right to left the page turns over, and the ladder and time do not', async () => {
  const { page, clean } = await visit({}, withLanguage('en-XA', 'rtl'));
  await page.goto(`${URL_}?lang=en-XA`);
  await ready(page);
  assert.deepEqual(await lang(page), ['en-XA', 'rtl']);
  const left = (selector) => page.locator(selector).first().evaluate((element) => element.getBoundingClientRect().left);
  assert.ok((await left('.hosts [data-host=client]')) < (await left('.hosts [data-host=server]')), 'the client stays left');
  assert.ok((await left('.list')) < (await left('.stage')), 'the list is left of the ladder');
  assert.ok((await left('.guide')) > (await left('.stage')), 'the guide is right of it');
  assert.ok((await left('.transport .steps')) < (await left('.scrubber')), 'time runs to the right');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
  await clean();
});
