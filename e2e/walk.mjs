// How a learner goes through a way, by what stands in the page in every language: names, values and places.
import { ready } from './support.mjs';

/** A telephone. */
export const touch = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true };

/** The open way. */
export const panel = (page) => page.locator('[data-panel=way]');

/** The goals that are ticked. */
export const done = (page) => panel(page).locator('.tasks [data-done=true]');

/** Goes to a place and waits until it is drawn. */
export async function enter(page, place) {
  const before = await page.evaluate(() => document.querySelector('[data-panel=way]')?.innerHTML);
  await page.evaluate((hash) => { location.hash = hash; }, place);
  await page.waitForFunction((before) => {
    const now = document.querySelector('[data-panel=way]');
    return now && now.querySelector('h1') && now.innerHTML !== before;
  }, before);
}

/** Opens a link and waits until the page shows it. */
export async function follow(page, link) {
  await page.evaluate((hash) => { location.hash = hash; }, link);
}

/** Presses by pointer or by keyboard. */
export async function press(what, by) {
  if (by === 'pointer') return what.click();
  await what.focus();
  await what.press('Enter');
}

/** The present goes to a moment, µs. */
export async function to(page, at) {
  await page.evaluate((at) => document.dispatchEvent(new CustomEvent('fourway', { detail: `seek ${at}` })), at);
  await page.waitForFunction(() => !document.querySelector('.transport [data-playing=true]'));
}

/** An application calls. */
export async function act(page, by, host, call) {
  const button = page.locator(`.hosts [data-host=${host}] [data-call=${call}]`);
  await press(button, by);
  if (call === 'send') await page.locator(`.hosts [data-host=${host}] form [type=submit]`).click();
  // Time runs after an act of an application.
  await page.evaluate(() => document.dispatchEvent(new CustomEvent('fourway', { detail: 'pause' })));
}

/** The first segment in flight is lost, by keys. */
export async function drop(page) {
  await page.evaluate(() => document.activeElement?.blur());
  await page.keyboard.press('n');
  await page.keyboard.press('d');
}

export { ready };
