// What the page shows where its engine cannot run: the chosen scene as a ladder that stands still, with what happened in it,
// and why nothing runs. Loaded only then; it needs nothing of the engine.

/** The folder of the pages that the build has written, and the scene where none is chosen. */
const PAGES = './static/';
const SCENE = 'four-way-close';

/** The scene that the address asks for: of a link to a moment, or of a frame. */
function chosen() {
  const link = new URLSearchParams(location.hash.slice(1));
  const asked = link.has('fourway') ? link.get('scene') : new URLSearchParams(location.search).get('scene');
  return /^[a-z0-9-]+$/.test(asked ?? '') ? asked : SCENE;
}

/** Which of the sentences about it is true. Engines name the policy in what they throw. */
function reason(detail) {
  if (typeof WebAssembly !== 'object') return 'absent';
  return /content.security.policy|unsafe-eval|\bCSP\b|blocked by/i.test(detail) ? 'policy' : 'failed';
}

/** The first of these pages that is there. */
async function found(names) {
  for (const name of names) {
    const answer = await fetch(PAGES + name).catch(() => null);
    if (answer?.ok) return new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('.still');
  }
  return null;
}

/** Puts the scene into the panel that tells of the failure. */
export async function show(panel, detail) {
  const lang = document.documentElement.lang;
  const scene = chosen();
  const still = await found([`${scene}.${lang}.html`, `${scene}.en.html`, `${SCENE}.${lang}.html`, `${SCENE}.en.html`]);
  if (!still) return;
  await fourwayStyle('./fourway-reader-still.css');
  still.querySelector(`[data-why="${reason(detail)}"]`)?.classList.add('holds');
  const main = document.createElement('div');
  main.className = 'still';
  main.append(...document.importNode(still, true).childNodes);
  panel.querySelector('details').before(main);
}
