// A tour of every view of the page, for whatever must hold of each of them.
import { button, key } from './support.mjs';
import { enter } from './walk.mjs';

const TABS = ['Events', 'Act', 'Scene', 'States', 'Ends', 'Segment', 'Setup'];

/** Goes where a link to another scene leads, paused at its moment. */
export async function follow(page, fragment) {
  const before = await page.locator('.scenes .title').textContent();
  await page.evaluate((fragment) => { location.hash = fragment; }, `fourway=1&${fragment}`);
  await page.waitForFunction((before) => document.querySelector('.scenes .title').textContent !== before, before);
  await settled(page);
}

/** Waits until what a panel that is loaded later shows is there, and painted. */
export async function settled(page) {
  await page.waitForFunction(() => !document.querySelector('.meanwhile'));
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Opens the sheet of a telephone; elsewhere nothing is in the way. */
export async function lift(page) {
  const handle = page.locator('.sheet[data-open=false] .handle');
  if (await handle.count()) await handle.press('Enter');
}

const lower = (page) => page.locator('.sheet[data-open=true] .handle').press('Enter');

/** Stops the engine by the page's own test hook. */
export const panic = (page) => page.evaluate(() => {
  history.replaceState(history.state, '', '#panic');
  dispatchEvent(new HashChangeEvent('hashchange'));
});

/** Walks through every view, from a page that has just begun, and calls `look` with the name of each. */
export async function tour(page, look) {
  await look('start');
  await follow(page, 'scene=lost-final-ack&at=125000&select=3.0');
  await look('a segment is chosen');
  await lift(page);
  for (const name of TABS) {
    const tab = page.getByRole('tab', { name, exact: true });
    if (await tab.count() === 0) continue;
    await tab.click();
    await settled(page);
    await look(`the tab ${name}`);
    if (name === 'States') {
      await page.locator('.next button').first().click();
      await page.locator('.diagram .card').waitFor();
      await look('an edge of the diagram is chosen');
    }
  }
  const events = page.getByRole('tab', { name: 'Events', exact: true });
  if (await events.count()) await events.click();
  await button(page, 'Why?').click();
  await page.locator('.reasons').waitFor();
  await look('why is answered');
  if (await page.locator('.sheet').count()) await lower(page);
  await follow(page, 'scene=your-turn&do=network.1@0,call.client.close@1&at=300000');
  await look('the person is the network');
  await compared(page);
  await look('two runs are compared');
  if (await page.locator('.sheet').count()) await lower(page);
  await button(page, 'Copy a link to this moment').click();
  await page.locator('.notice').waitFor();
  await look('a notice is shown');
  await page.evaluate(() => { location.hash = 'fourway=99'; });
  await page.locator('.notice', { hasText: 'newer version' }).waitFor();
  await look('a link is refused');
  const dialogs = { gallery: page.locator('.scenes'), export: button(page, 'Take this run along'), help: button(page, 'Show the keys') };
  for (const [name, opener] of Object.entries(dialogs)) {
    await opener.click();
    await page.locator(`dialog.${name} .later > :not(.meanwhile)`).first().waitFor();
    await look(`the dialog ${name}`);
    await key(page, 'Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
  }
  await panic(page);
  await page.locator('#failure').waitFor();
  await look('the engine stopped');
}

/** Puts the run without the loss beside the one shown. */
export async function compared(page) {
  await follow(page, 'scene=four-way-close&at=0');
  await key(page, 'n');
  await key(page, 'd');
  await lift(page);
  const act = page.getByRole('tab', { name: 'Act', exact: true }).or(page.getByRole('tab', { name: 'Scene', exact: true })).first();
  if (await act.count()) await act.click();
  await page.getByRole('button', { name: /^Compare/ }).first().click();
  await page.locator('.two-runs').waitFor();
}

/** Every way to learn, and what of it looks different. */
const PLACES = [
  'overview', 'lesson/care', 'lesson/end', 'watch/all', 'watch/lost-fin', 'compare/all', 'compare/one-loss', 'compare/protocols', 'myths/always-four',
  'myths/summary', 'challenges/all', 'challenges/abort', 'recall', 'guide/index', 'guide/time-wait', 'guide/note/ports', 'guide/words', 'teach', 'teach/worksheet',
  'teach/embed',
];

/** Walks through the ways to learn and calls `look` with the name of each. */
export async function ways(page, look) {
  for (const place of PLACES) {
    await enter(page, place);
    await settled(page);
    await look(place);
  }
}
