// What the page does after its first picture, and never inside another page: its title follows what is shown, and it learns to
// work without a network.

import { keep } from './fourway-reader-offline.js';

/** Where the name of what of a way is open stands among the words. */
const ITEMS = {
  lesson: ['lesson.%.title'], watch: ['scene.%.title'], compare: ['compare.%.title'], myths: ['myth.%.claim'],
  challenges: ['challenge.%.title'], guide: ['term.%.name', 'note.%.title'], teach: ['learn.way.teach.%'],
};

/** The title of the page that nobody has gone anywhere in: `index.html` has it in the language in use. */
const FRONT = document.title;

const found = async (text, key) => `\n${await text}`.split(`\n${key}\t`)[1]?.split('\n')[0] ?? '';
/** A text that a first visit has. */
const atFirst = (key) => found(fourwayWords.here, key);
/** A text that came with a way: the browser has it at hand. */
const later = (key) => found(fourwayWords('-later').catch(() => ''), key);

/** What is shown, from the narrowest to the name of the page. */
async function names() {
  const way = document.querySelector('.lab')?.dataset.way;
  const name = await atFirst('app.name');
  if (!way) {
    const scene = document.querySelector('.top .title')?.textContent;
    return !scene || scene === await atFirst('scene.your-turn.title') ? [FRONT] : [scene, name];
  }
  const [there, item] = location.hash.replace(/^#\/?/, '').split('/');
  for (const key of (there === way && item && ITEMS[way]) || []) {
    const title = await later(key.replace('%', item));
    if (title) return [title, await atFirst(`way.${way}`), name];
  }
  return [await later(`found.${way}.title`) || await atFirst(`way.${way}`), name];
}

let turn = 0;

async function entitle() {
  const mine = ++turn;
  const title = (await names()).join(' · ');
  // Something else may be shown by now.
  if (mine === turn && title !== document.title) document.title = title;
}

const lab = document.querySelector('.lab');
const seen = new MutationObserver(entitle);
seen.observe(lab, { attributes: true, attributeFilter: ['data-way'] });
seen.observe(lab.querySelector('.top'), { subtree: true, childList: true, characterData: true });
addEventListener('hashchange', entitle);
entitle();

keep();
