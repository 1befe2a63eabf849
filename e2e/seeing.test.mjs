// The instruments for seeing: the state diagram, what each end knows, a segment looked at closely, and why.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import { button, count, key, lab, openScene, withBrowser } from './support.mjs';

withBrowser();

const SCREENS = new URL('../target/screens/', import.meta.url).pathname;
mkdirSync(SCREENS, { recursive: true });
const SIZES = { 320: 640, 360: 740, 768: 1024, 1280: 800, 1920: 1080 };

const tab = (page, name) => page.getByRole('tab', { name, exact: true });

/** Opens a scene, paused after so many of its events. */
async function at(page, scene, events) {
  await openScene(page, scene);
  await button(page, 'Pause').click();
  await key(page, 'Home');
  for (let i = 0; i < events; i += 1) await key(page, 'ArrowRight');
}

test('the diagram keeps step with the ladder and counts what was seen', async () => {
  const { page, clean } = await lab();
  await at(page, 'four-way-close', 0);
  await tab(page, 'States').click();
  const here = () => page.locator('.site[data-here=true] text').allTextContents();
  assert.deepEqual((await here()).sort(), ['ESTABLISHED', 'FIN-WAIT-1']);
  await page.getByText('1 of 31 transitions seen').waitFor();
  await key(page, 'End');
  await page.getByText('7 of 31 transitions seen').waitFor();
  assert.deepEqual(await here(), ['CLOSED']);
  await count(page, '.site .mark', 2, 'both ends are in the CLOSED after a connection');
  await count(page, '.edge .way', 7);
  await clean();
});

test('an edge shows its clause, leads to where it was taken, or to the scene that takes it; by keyboard too', async () => {
  const { page, clean } = await lab();
  await at(page, 'four-way-close', 0);
  await tab(page, 'States').click();
  await page.getByRole('button', { name: 'TIME-WAIT to CLOSED, 2 MSL' }).focus();
  await key(page, 'Enter');
  await page.getByText('RFC 9293 3.10.8').waitFor();
  await button(page, 'Client at 240.2 s').click();
  await page.locator('.scrubber[aria-valuenow="1000"]').waitFor();
  const chosen = page.locator('.edge[aria-pressed=true]');
  await chosen.focus();
  await key(page, 'ArrowRight');
  const next = await chosen.getAttribute('aria-label');
  assert.equal(next, 'TIME-WAIT to SYN-RECEIVED, new SYN');
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), next);
  await key(page, 'Enter');
  await count(page, '.edge[aria-pressed=true]', 0);
  await page.getByRole('button', { name: 'CLOSING to TIME-WAIT, ACK' }).focus();
  await key(page, 'Enter');
  await page.getByText('Not taken in this run.').waitFor();
  await page.getByRole('button', { name: /^See it in: / }).click();
  await page.getByText('Taken in this run').waitFor();
  await clean();
});

test('what just changed at an end stands out, and the bytes are told', async () => {
  const { page, clean } = await lab();
  await at(page, 'fin-overtakes-data', 2);
  await tab(page, 'Ends').click();
  await page.getByText('14 bytes sent, not there yet').waitFor();
  assert.equal(await page.locator('.strip [data-come=sent]').textContent(), 'one·last·thing');
  // The keys belong to the tabs while one has the focus.
  for (let i = 0; i < 2; i += 1) await button(page, 'Step forward').click();
  await page.getByText('14 bytes read').waitFor();
  const changed = page.locator('tr', { hasText: 'RCV.NXT' }).locator('td[data-changed=true]');
  assert.match(await changed.textContent(), /^16 1016changed$/);
  await clean();
});

test('a field of the chosen segment and its octets are marked together, both ways', async () => {
  const { page, clean } = await lab();
  await at(page, 'four-way-close', 0);
  await key(page, 'n');
  await button(page, 'Details').click();
  await page.getByRole('heading', { name: 'FIN ACK from the client' }).waitFor();
  const hot = page.locator('.octets [data-hot=true]');
  await button(page, 'Sequence number, 1001').focus();
  await hot.waitFor();
  assert.equal(await hot.textContent(), '00 00 03 e9');
  await page.locator('.octets span').nth(5).hover();
  await page.locator('.header-fields [data-hot=true]', { hasText: 'Flags' }).waitFor();
  await page.locator('.checks [data-verdict=acted]', { hasText: '8 FIN' }).waitFor();
  await page.locator('.links button[data-led=false]').last().click();
  await page.locator('.scrubber[aria-valuetext^="50 ms"]').waitFor();
  await clean();
});

test('why: causes and effects are marked in the list, drawn in the ladder and can be followed', async () => {
  const { page, clean } = await lab();
  await at(page, 'lost-final-ack', 6);
  await button(page, 'Why?').click();
  await count(page, '.chain', 1);
  assert.ok(await page.locator('.chain path').count() > 2);
  await page.getByRole('heading', { name: 'Because of' }).waitFor();
  const now = page.locator('.events [aria-current=step]');
  const before = await now.textContent();
  await page.locator('.reasons .links').first().getByRole('button').first().click();
  assert.notEqual(await now.textContent(), before);
  await page.locator('.reasons .links').last().getByRole('button').first().click();
  await button(page, 'Why?').click();
  await count(page, '.chain', 0);
  await clean();
});

for (const theme of ['light', 'dark']) {
  for (const [width, height] of Object.entries(SIZES)) {
    test(`${width} px, ${theme}: the instruments fit and pass axe`, async () => {
      const { page, clean } = await lab({ viewport: { width: Number(width), height }, colorScheme: theme });
      await at(page, 'lost-final-ack', 1);
      await key(page, 'n');
      if (Number(width) < 768) await page.locator('.sheet .handle').click();
      for (const name of ['States', 'Ends', 'Segment']) {
        await tab(page, name).click();
        if (name === 'States') await page.locator('.next button').first().click();
        await page.waitForTimeout(200);
        const over = await page.locator('.tab-panel').evaluate((panel) => panel.scrollWidth - panel.clientWidth);
        assert.ok(over <= 0, `${name}: nothing to scroll sideways, ${over}`);
        const { violations } = await new AxeBuilder({ page }).include('.tabs').include('.tab-panel').analyze();
        const told = violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).slice(0, 4).join(' | ')}`);
        assert.deepEqual(told, [], `${name}: axe finds nothing`);
        await page.screenshot({ path: `${SCREENS}${width}-${theme}-seeing-${name.toLowerCase()}.png` });
      }
      await clean();
    });
  }
}

test('a term in an inspector opens the guide, and back leads to where one was', async () => {
  const { page, clean } = await lab();
  await at(page, 'four-way-close', 2);
  /** Follows the term with this name out of a panel, and comes back to it. */
  const there = async (name, entry, title, mark) => {
    const moment = await page.locator('.scrubber').getAttribute('aria-valuetext');
    await page.locator('.tab-panel:not([hidden])').getByRole('link', { name, exact: true }).first().click();
    await page.locator('.way-guide h1', { hasText: title }).waitFor();
    assert.equal(new URL(page.url()).hash, `#guide/${entry}`);
    await page.goBack();
    await page.locator(mark).first().waitFor();
    assert.equal(await page.locator('.scrubber').getAttribute('aria-valuetext'), moment, `the moment is the same after ${entry}`);
  };
  await tab(page, 'Ends').click();
  await there('SND.UNA', 'snd-una', 'SND.UNA', '.knows');
  await there('In flight', 'in-flight', 'in flight', '.knows');
  await key(page, 'n');
  await button(page, 'Details').click();
  await page.locator('.header-fields').waitFor();
  await there('Checksum', 'checksum', 'checksum', '.header-fields');
  await tab(page, 'Setup').click();
  await page.locator('[data-section=client] > summary').click();
  await there('MSL', 'msl', 'MSL', '.settings');
  await clean();
});
