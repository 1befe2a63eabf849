// In frames of the heights that docs/embedding.md recommends, and in the smallest: every way and every scene, with each choice of
// controls. Everything can be reached, nothing is cut off, and nothing scrolls within what scrolls.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { PARAMETERS, WAYS } from '../www/later/fourway-reader-embed.js';
import { bars, settled } from './embed-hostile.mjs';
import { hosted, outside, plain, running, until, withHosts } from './embedding.mjs';
import { lostTexts } from './measure.mjs';
import { withBrowser } from './support.mjs';

withBrowser();
withHosts();

/** The scenes, by the stems of their files; what opens of each way. */
const SCENES = readdirSync(new URL('../scenarios/', import.meta.url)).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5));
const PLACES = ['overview', 'lesson', 'lesson/end', 'watch/all', 'watch/lost-fin', 'compare/all', 'compare/one-loss', 'compare/protocols', 'myths/always-four', 'myths/summary',
  'challenges/all', 'challenges/abort', 'recall', 'guide/index', 'guide/time-wait', 'guide/words', 'teach', 'teach/worksheet', 'teach/embed'];
/** Widths, and for each the least height and the one that is recommended. */
const SIZES = [[320, 480], [360, 600], [360, 680], [600, 480], [767, 680], [768, 600], [1000, 600], [1300, 600]];

/** Controls that cannot be brought into sight. */
function unreachable() {
  const lost = [];
  for (const control of document.querySelectorAll('a[href], button, select, input, textarea, summary, [role=tab], [role=slider]')) {
    if (!control.checkVisibility({ visibilityProperty: true }) || control.closest('.unseen, [inert]')) continue;
    control.scrollIntoViewIfNeeded();
    // A link in a text may begin at the end of a line.
    const [{ left, right, top, bottom, width } = {}] = [...control.getClientRects()].sort((one, other) => other.width - one.width);
    if (!width) continue;
    if (right < 4 || left > innerWidth - 4 || bottom < 4 || top > innerHeight - 4) lost.push(`${control.outerHTML.slice(0, 80)} stays outside`);
    // Something of it can be pressed: nothing stands over all of it.
    const [from, to, high, low] = [Math.max(0, left), Math.min(innerWidth, right), Math.max(0, top), Math.min(innerHeight, bottom)];
    const parts = [0.1, 0.3, 0.5, 0.7, 0.9];
    const free = parts.some((x) => parts.some((y) => {
      const there = document.elementFromPoint(from + (to - from) * x, high + (low - high) * y);
      return there && (control.contains(there) || there.closest('label')?.contains(control));
    }));
    if (!free && !control.closest('svg')) lost.push(`${control.outerHTML.slice(0, 80)} lies under something else`);
  }
  return lost;
}

async function checked(frame, what) {
  await settled(frame);
  assert.deepEqual(await frame.evaluate(outside), [], what);
  assert.deepEqual(await frame.evaluate(bars), [], what);
  assert.deepEqual(await frame.evaluate(lostTexts), [], what);
  let lost = await frame.evaluate(unreachable);
  const handle = frame.locator('.sheet[data-open=true] .handle');
  if (lost.length && await handle.count()) {
    // What an open sheet covers is there once it is lowered.
    await handle.press('Enter');
    await frame.locator('.sheet[data-open=false]').waitFor();
    await settled(frame);
    const still = await frame.evaluate(unreachable);
    lost = lost.filter((one) => still.includes(one));
    await frame.locator('.sheet .handle').press('Enter');
  }
  assert.deepEqual(lost, [], what);
}

describe('every way and every scene', { concurrency: 2 }, () => {
  for (const [width, height] of SIZES) {
    test(`${width} x ${height}`, async () => {
      for (const controls of PARAMETERS.controls.of) {
        const { page, said, close } = await hosted(plain(`&controls=${controls}&height=fixed`, `width:${width}px;height:${height}px`));
        await page.setViewportSize({ width: 1320, height: 800 });
        const frame = await running(page);
        await until(page, 'ready');
        let id = 0;
        const load = async (what) => {
          id += 1;
          await page.evaluate((message) => ask(message), { fourway: 1, type: 'load', id, ...what });
          await until(page, 'done', `&& one.id === ${id}`);
        };
        for (const scene of SCENES) {
          await load({ scene, at: 30_000 });
          await checked(frame, `${scene}, ${controls}`);
        }
        // Of a way nothing is left out.
        for (const way of controls === 'full' ? PLACES : []) {
          await load({ way });
          await checked(frame, way);
        }
        assert.deepEqual(said, []);
        await close();
      }
    });
  }
});

test('every way is among what is opened here, and every height that is recommended', () => {
  for (const way of WAYS) assert.ok(way === 'lab' || PLACES.some((place) => place.split('/')[0] === way), way);
  const docs = readFileSync(new URL('../docs/embedding.md', import.meta.url), 'utf8').split('## Heights')[1].split('## Policies')[0];
  const named = [...docs.matchAll(/(?<![\d,])(\d{3}) px/g)].map(([, height]) => Number(height)).filter((height) => height < 700);
  for (const height of named.filter((one) => ![768, 320].includes(one))) assert.ok(SIZES.some(([, one]) => one === height), `${height} px`);
  assert.ok(named.length > 3);
});
