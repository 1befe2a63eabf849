// What axe-core finds in the page, with every rule that it leaves off until it is asked.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The source of axe-core, to be evaluated in a page. */
export const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Rules that axe leaves off until it is asked, beside all those that it has on. */
const ALSO = ['css-orientation-lock', 'focus-order-semantics', 'label-content-name-mismatch', 'p-as-heading', 'table-fake-caption', 'target-size', 'td-has-header'];

/** What it finds, a line for each rule. */
export const axe = (page) => page.evaluate(async (also) => {
  const rules = Object.fromEntries(also.map((name) => [name, { enabled: true }]));
  const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'], rules });
  return violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map((node) => node.target.join(' ')).slice(0, 4).join(' | ')}`);
}, ALSO);

export const inTheme = (page, theme) => page.evaluate((theme) => { document.documentElement.dataset.theme = theme; }, theme);
