// The ways to learn, walked from end to end in every language of the build: the lesson, the myths, every challenge, recall.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { URL_, lab, ready, visit, withBrowser } from './support.mjs';
import { act, done, drop, enter, follow, panel, press, to, touch } from './walk.mjs';

withBrowser();

const data = async (name) => JSON.parse(await readFile(new URL(`../crates/fourway-learn/data/${name}.json`, import.meta.url)));
const [{ steps }, { myths }, { challenges }] = await Promise.all(['lesson', 'myths', 'challenges'].map(data));
const locales = (await readdir(new URL('../content/', import.meta.url))).sort();

/** What a learner does in the last part of each step, as a person would: no moments, only what is seen. */
const TASKS = {
  'two-ends': async (page, by) => act(page, by, 'client', 'open'),
  care: async (page, by) => {
    await to(page, 100_000);
    await act(page, by, 'client', 'abort');
  },
  'four-segments': async (page, by) => {
    await act(page, by, 'client', 'close');
    await to(page, 150_000);
    await act(page, by, 'server', 'close');
  },
  'half-closed': async (page, by) => {
    await to(page, 60_000);
    await act(page, by, 'server', 'send');
    await to(page, 70_000);
    await act(page, by, 'server', 'close');
  },
  states: async (page, by) => {
    await act(page, by, 'server', 'close');
    await to(page, 150_000);
    await act(page, by, 'client', 'close');
  },
  'time-wait': async (page) => {
    await to(page, 225_000);
    await drop(page);
  },
  'other-ways': async (page, by) => {
    await act(page, by, 'client', 'close');
    await to(page, 20_000);
    await act(page, by, 'server', 'close');
    // The server's FIN has arrived, the ACK of the client's has not.
    await to(page, 87_000);
    await drop(page);
  },
};

async function walkLesson(page, by) {
  for (const { id, right } of steps) {
    await enter(page, `lesson/${id}`);
    const commit = panel(page).locator('[name=commit]');
    assert.equal(await commit.getAttribute('aria-disabled'), 'true', 'nothing moves before a prediction');
    await press(panel(page).locator(`[name=choose][value=${right}]`), by);
    await press(commit, by);
    await panel(page).locator('[name=act]').waitFor();
    await page.keyboard.press('End');
    await panel(page).locator('[name=show]').waitFor();
    await press(panel(page).locator('[name=act]'), by);
    await panel(page).locator('[name=help]').waitFor();
    assert.equal(await done(page).count(), 0, `${id}: nothing is ticked before the learner acts`);
    await TASKS[id](page, by);
    await page.keyboard.press('End');
    await panel(page).locator('.tasks').waitFor();
    await assert.doesNotReject(panel(page).locator('.keep').waitFor(), `${id}: the step is ticked`);
    assert.equal(await panel(page).locator('.tasks [data-done=false]').count(), 0, id);
  }
  await enter(page, 'lesson/end');
}

async function walkMyths(page, by) {
  for (const { id, holds } of myths) {
    await enter(page, `myths/${id}`);
    await press(panel(page).locator(`[name=believed][value=${holds}]`), by);
    await press(panel(page).locator('[name=sure]').nth(2), by);
    await press(panel(page).locator('[name=commit]'), by);
    await panel(page).locator('[name=sure]').first().waitFor({ state: 'detached' });
    await page.keyboard.press('End');
    await panel(page).locator('.right, .wrong').first().waitFor();
  }
}

/** Plays the solution that the data has: as a link would bring it, at the end of the run. */
async function solve(page, { id, solution, goals }) {
  await enter(page, `challenges/${id}`);
  await page.keyboard.press('k');
  await page.waitForFunction(() => location.hash.startsWith('#fourway='));
  const start = (await page.evaluate(() => location.hash.slice(1))).replace(/&(at|view|select)=[^&]*/g, '');
  await follow(page, `${start}&do=${solution}&at=2592000000000&view=challenges/${id}`);
  await panel(page).locator('.stars').first().waitFor();
  assert.equal(await done(page).count(), goals.length, id);
}

async function recall(page, items, by) {
  const asked = new Set();
  await enter(page, 'recall');
  for (let i = 0; i < items; i += 1) {
    const question = panel(page).locator('#way-question');
    asked.add(await question.innerText());
    const answers = panel(page).locator('[name=answer]');
    if (await panel(page).locator('[data-asks=order]').count()) {
      for (let n = 0, all = await answers.count(); n < all; n += 1) await press(answers.nth(n), by);
      await press(panel(page).locator('[name=check]'), by);
    } else {
      await press(answers.nth(i % 3), by);
    }
    await panel(page).locator('[name=next]').first().waitFor();
    assert.equal(await panel(page).locator(':is(.right, .wrong)[role=status], [role=status] :is(.right, .wrong)').count() > 0, true);
    await press(panel(page).locator('[name=next]').first(), by);
    await panel(page).locator('[name=next]').first().waitFor({ state: 'detached' });
  }
  assert.ok(asked.size > items / 2, `${asked.size} questions`);
}

for (const locale of locales) {
  const by = locale === 'en' ? 'keyboard' : 'pointer';
  test(`the whole lesson and all myths, ${locale}, by ${by}`, async () => {
    const { page, clean } = await lab({ locale });
    assert.equal(await page.evaluate(() => document.documentElement.lang), locale);
    await walkLesson(page, by);
    await walkMyths(page, by);
    const kept = await page.evaluate(() => localStorage.getItem('fourway.progress'));
    for (const { id } of steps) assert.match(kept, new RegExp(`^step ${id} 1 `, 'm'));
    for (const { id } of myths) assert.match(kept, new RegExp(`^myth ${id} 1 `, 'm'));
    await clean();
  });

  test(`every challenge is solved by its solution, and ten cards are answered, ${locale}`, async () => {
    const { page, clean } = await lab({ locale });
    for (const challenge of challenges) await solve(page, challenge);
    await recall(page, 10, by);
    const kept = await page.evaluate(() => localStorage.getItem('fourway.progress'));
    for (const { id } of challenges) assert.match(kept, new RegExp(`^challenge ${id} 3 `, 'm'));
    await clean();
  });
}

test('a challenge is solved by hand, on a telephone too', async () => {
  for (const options of [{}, touch]) {
    const { page, clean } = await lab(options);
    await enter(page, 'challenges/first-goodbye');
    if (options.hasTouch) await page.keyboard.press('Escape');
    await page.locator('[data-host=client] [data-call=close], .quick button[data-host=client]').first().click();
    await page.keyboard.press('End');
    if (options.hasTouch) await page.locator('.sheet .handle').click();
    await panel(page).locator('.stars').first().waitFor();
    assert.equal(await done(page).count(), 2);
    await clean();
  }
});

test('progress outlives a reload, and what cannot be read is set aside', async () => {
  const { page, said, close } = await lab();
  await enter(page, 'lesson/care');
  await panel(page).locator('[name=choose]').first().click();
  await panel(page).locator('[name=commit]').click();
  await panel(page).locator('[name=act]').waitFor();
  await page.goto(`${URL_}#lesson`);
  await page.reload();
  await ready(page);
  await panel(page).locator('[aria-current=step][href="#lesson/care"]').waitFor();
  await page.evaluate(() => localStorage.setItem('fourway.progress', 'nonsense'));
  await page.reload();
  await ready(page);
  await panel(page).locator('h1').waitFor();
  assert.equal(await page.evaluate(() => localStorage.getItem('fourway.progress.aside')), 'nonsense');
  assert.match(said.join('\n'), /set aside/);
  await close();
});

test('without storage a way works as long as the page is open', async () => {
  const forbid = (page) => page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });
  });
  const { page, clean } = await visit({}, forbid);
  await ready(page);
  await walkMyths(page, 'pointer');
  await enter(page, 'myths/summary');
  await panel(page).locator('[data-met]:not([data-met=open])').nth(3).waitFor();
  await clean();
});

test('a way has a link, leads back and hands its run to the Lab', async () => {
  const { page, clean } = await lab();
  await page.locator('.ways a[href="#/compare"]').click();
  await panel(page).locator('h1').waitFor();
  await page.goBack();
  await panel(page).waitFor({ state: 'detached' });
  await enter(page, 'watch/lost-fin');
  await panel(page).locator('a[href="#lab"]').first().click();
  await panel(page).waitFor({ state: 'detached' });
  assert.match(await page.locator('.scene h1').innerText(), /FIN is lost/);
  await page.evaluate(() => { location.hash = 'no-such-way'; });
  await page.locator('.notice').waitFor();
  await clean();
});
