// Languages: which one is chosen, that only its words are loaded, plurals and numbers by the browser, from right to left, and
// English in accents, in which everything that is not translated stands out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { button, clientCloses, key, lab, ready, state, URL_, visit, withBrowser } from './support.mjs';

withBrowser();

const lang = (page) => page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);
const words = (asked) => asked().filter((url) => url.includes('/words')).map((url) => url.replace(/.*\//, ''));

/** The page with a language more, or one that runs another way: what a build writes into it. */
const withLanguage = (code, direction) => async (page) => {
  await page.route(URL_ + '**', async (route) => {
    if (route.request().resourceType() !== 'document') return route.fallback();
    const answer = await route.fetch();
    const known = new RegExp(`"${code}":\\s*"...",?`);
    const html = (await answer.text()).replace(known, '').replace(/\{\s*"?en"?:/, `{"${code}":"${direction}",en:`);
    return route.fulfill({ response: answer, body: html });
  });
};

test('without a wish the browser chooses, and only its words are loaded', async () => {
  const { page, clean, asked } = await lab();
  assert.deepEqual(await lang(page), ['en', 'ltr']);
  assert.deepEqual(words(asked), ['en.txt']);
  await key(page, '?');
  await page.locator('dialog .later dl').waitFor();
  assert.deepEqual(words(asked), ['en.txt', 'en-later.txt']);
  await clean();
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

test('plurals and signs in numbers are those of the browser', async () => {
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
