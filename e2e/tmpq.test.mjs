// Temporary.
import { test } from 'node:test';
import { lab, withBrowser } from './support.mjs';
import { lostTexts, smallTargets } from './measure.mjs';
import { AXE, axe, inTheme } from './axe.mjs';
import { settled } from './tour.mjs';
import { enter } from './walk.mjs';
withBrowser();
test('x', async () => {
  for (const locale of ['en', 'es', 'ar', 'zh-CN']) for (const [width, height] of [[320, 512], [360, 740], [640, 400], [1280, 800], [1920, 1080]]) {
    const { page, said, close } = await lab({ locale, viewport: { width, height }, reducedMotion: 'reduce' });
    await page.evaluate(AXE);
    await enter(page, 'teach/embed'); await settled(page); await page.waitForTimeout(800);
    const out = [];
    if (width !== 320 && width !== 640) for (const theme of ['dark', 'light']) { await inTheme(page, theme); out.push(...await axe(page)); }
    console.log(locale, width, JSON.stringify([out, await page.evaluate(smallTargets), await page.evaluate(lostTexts), said]));
    if (width === 360 || width===1280) await page.screenshot({ path: `/tmp/builder-${locale}-${width}.png`, fullPage: false });
    await page.locator('.whole').evaluate((w) => w.scrollTo(0, w.scrollHeight)).catch(() => {});
    if (width === 360) await page.screenshot({ path: `/tmp/builder-${locale}-${width}b.png` });
    await close();
  }
});
