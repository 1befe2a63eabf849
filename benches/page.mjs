// Measures the built page in Chromium: acts, frames, a long run, memory, time until ready, the same over a slow link, bytes.
// Needs FOURWAY_URL; CHROMIUM names the browser. Names of parts as arguments measure these alone.
import { brotliCompressSync, constants } from 'node:zlib';
import { acts } from './acts.mjs';
import { SLOWDOWN, URL_, blank, browser, ms, of, print, visit } from './browser.mjs';
import { layouts, script } from './frames.mjs';
import { link } from './link.mjs';
import { memory } from './memory.mjs';
import { longRun } from './run.mjs';

/** The median of five visits, by the time until ready. */
async function load() {
  const visits = [];
  for (let i = 0; i < 5; i += 1) visits.push(await visit(SLOWDOWN, URL_));
  visits.sort((a, b) => a.ready - b.ready);
  const { shell, ready } = visits[2];
  return [
    [`first paint, ${SLOWDOWN} times slower`, ms(shell), '', 'median of 5 visits by time until ready'],
    ['ready', ms(ready), of(ready, 800), 'the engine has drawn the first scene'],
  ];
}

async function bytes() {
  const { page } = await blank();
  const bodies = [];
  page.on('response', (response) => bodies.push(response.body().then((body) => ({ url: response.url(), body }))));
  await page.goto(URL_);
  await page.locator('.lab[data-room]').waitFor();
  const all = await Promise.all(bodies);
  await page.close();
  const rows = all.map(({ url, body }) => {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
    const name = new URL(url).pathname.split('/').pop() || 'index.html';
    return [name, brotliCompressSync(body, { params }).length, body.length];
  });
  const total = rows.reduce((sum, [, brotli]) => sum + brotli, 0);
  return [
    ...rows.map(([name, brotli, raw]) => [name, `${brotli} B`, '', `${raw} B without brotli`]),
    ['bytes in all', `${total} B`, '', 'with brotli at quality 11'],
  ];
}

const PARTS = {
  acts,
  frames: async () => [...await script(40, 4), ...await script(200, 8)],
  layouts: () => layouts(40),
  run: longRun,
  memory,
  load,
  link,
  bytes,
};

const wanted = process.argv.slice(2);
try {
  for (const [name, part] of Object.entries(PARTS)) {
    if (wanted.length === 0 || wanted.includes(name)) print(await part());
  }
} finally {
  await browser.close();
}
