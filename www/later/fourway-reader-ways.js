// Between the ways to learn and the browser: keeps the learner's progress on this device. Loaded when a way first opens.

/** Where progress is kept, and where it is set aside when it cannot be read. */
const KEPT = 'fourway.progress';
const ASIDE = 'fourway.progress.aside';

/** The address of this page, as markup has it: code for other pages names it. */
const HERE = new URL('./', location.href).href.replaceAll('&', '&amp;').replaceAll('"', '%22');

let begun = false;

/** Goes to a place: what it asks of the page. */
export function enter(later, place) {
  // Whoever comes by a link of the page goes on in the way; whoever opens the page there begins at its top.
  lost = Boolean(document.activeElement?.closest('.ways, [data-panel="way"], dialog'));
  if (lost && !way()?.contains(document.activeElement)) document.activeElement.blur();
  return ask(later, (reader) => reader.enter(place, Date.now(), today()));
}

// A link of a dialog to the place that is open already changes no address: the dialog closes all the same.
document.addEventListener('click', ({ target }) => {
  const link = target.closest?.('dialog a[href^="#"]');
  if (link && link.hash === location.hash) link.closest('dialog').close();
});

/** The markup of the open way. */
export function panel(later, of) {
  const before = focused();
  const drawn = ask(later, (reader) => reader.panel(...of).replaceAll('%here%', HERE));
  drawn.then(() => afterwards(before), () => {});
  return drawn;
}

/** Where the name of what of a way is open stands among the words. */
const ITEMS = {
  lesson: ['lesson.%.title'], watch: ['scene.%.title'], compare: ['compare.%.title'], myths: ['myth.%.claim'],
  challenges: ['challenge.%.title'], guide: ['term.%.name', 'note.%.title'], teach: ['learn.way.teach.%'],
};

/** What of a way is open, from the narrowest; `name` is the way's. */
export async function title(way, name) {
  const words = `\n${await fourwayWords('-later').catch(() => '')}`;
  const said = (key) => words.split(`\n${key}\t`)[1]?.split('\n')[0];
  const [there, item] = location.hash.replace(/^#\/?/, '').split('/');
  const open = item && there === way && ITEMS[way]?.map((key) => said(key.replace('%', item))).find(Boolean);
  return open ? `${open} · ${name}` : said(`found.${way}.title`) ?? name;
}

/** The part of the page in which a way stands. */
const way = () => document.querySelector('[data-panel="way"]');

/** What has the focus in the way, and what it does; nothing where the focus is elsewhere. */
function focused() {
  const control = document.activeElement;
  return way()?.contains(control) ? { control, does: does(control) } : undefined;
}

const does = (control) => `${control.name ?? ''} ${control.getAttribute('href') ?? ''}`;

/** What the way was about when it was drawn last, and how far it had come. */
let about;
let come;

/**
 * After the next picture: the way's name in the header is in sight, a new page of the way begins at its top, and the focus goes
 * on to what is new where its element has gone or does something else now.
 */
function afterwards(before) {
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const name = document.querySelector('.ways [aria-current]');
    const row = name?.parentElement;
    if (row && row.scrollWidth > row.clientWidth) name.scrollIntoView({ block: 'nearest', inline: 'center' });
    const here = way();
    const title = here?.querySelector('h1')?.textContent;
    const fresh = title !== about && about !== undefined;
    const nobody = document.activeElement === document.body;
    const goal = here?.querySelector('#way-question, #way-goal') ?? here?.querySelector('[tabindex="-1"]');
    const next = fresh || goal?.id === 'way-title' ? '' : goal?.textContent;
    const other = before?.control === document.activeElement && does(before.control) !== before.does;
    const again = field && here?.querySelector(`input[name="${field}"]`);
    if ((lost && nobody) || other) (again || goal)?.focus({ preventScroll: true });
    if (fresh) scroller(here)?.scrollTo({ top: 0 });
    else if (next && next !== come) reveal(goal);
    [about, come] = [title, next];
    [lost, field] = [false, ''];
    preview();
  }));
}

/** What scrolls around an element. */
const scroller = (element) => element?.closest('.tab-panel, .guide, .whole');

/** Brings to the top what is above it, or so far down that its beginning would hardly be seen. */
function reveal(element) {
  const column = scroller(element);
  if (!column) return;
  const [inner, outer] = [element.getBoundingClientRect(), column.getBoundingClientRect()];
  if (inner.top < outer.top || inner.top > outer.bottom - 96) column.scrollTo({ top: column.scrollTop + inner.top - outer.top - 16 });
}

/** The frame of the builder shows what it names; going back leaves the builder and not its last choice. */
function preview() {
  const frame = document.querySelector('.builder iframe');
  if (!frame || frame.shown === frame.dataset.src) return;
  frame.shown = frame.dataset.src;
  frame.contentWindow.location.replace(frame.shown);
}

/** Something in a way was pressed, and what follows may take its place. */
let lost = false;
/** The name of the field that had another value: who types in it goes on there. */
let field = '';

/** Gives the open way what was pressed or has another value: what it asks of the page. */
export async function act(later, [packed, view, dark, control]) {
  const { name, type, checked, value } = control;
  lost = true;
  field = control.matches('input[type=search], input[type=text], input[type=number]') ? name : '';
  let given = (type === 'checkbox' || type === 'radio') && !checked ? '' : value;
  if (name === 'copy') given = await copied(value);
  return ask(later, (reader) => reader.act(packed, view, dark, name, given));
}

/** Puts the text of an element on the clipboard and gives its id; where that is not allowed the text is selected. */
async function copied(id) {
  const code = document.getElementById(id);
  try {
    await navigator.clipboard.writeText(code.textContent);
    return id;
  } catch {
    getSelection().selectAllChildren(code);
    return '';
  }
}

/** Takes progress that was kept elsewhere together with this learner's. */
export function resume(later, text) {
  return ask(later, (reader) => { reader.progress(text); });
}

function ask(later, what) {
  return later((reader) => {
    begin(reader);
    const answer = what(reader);
    keep(reader);
    return answer;
  });
}

/** Hands over what was kept. What cannot be read is set aside: a newer page or a person may still read it. */
function begin(reader) {
  if (begun) return;
  begun = true;
  const kept = stored();
  tell(kept);
  try {
    reader.learner(kept);
  } catch (trouble) {
    console.warn(reader.said('progress.aside', ''), trouble);
    put(ASIDE, kept);
    put(KEPT, '');
  }
}

/** Keeps what was done, with what another tab has kept meanwhile. */
function keep(reader) {
  const kept = stored();
  const text = reader.progress(kept);
  if (text !== kept) put(KEPT, text);
  tell(text);
}

/** The host of an embedded page may want to know: `fourway-reader-embed-host.js` listens. */
function tell(text) {
  document.dispatchEvent(new CustomEvent('fourway-progress', { detail: text }));
}

/** Within a course the progress is the name of the frame: the course system keeps it, and nothing of it is left on the device. */
const inCourse = () => parent !== window && window.name.startsWith('fourway-progress ');

function stored() {
  if (inCourse()) return window.name;
  try {
    return localStorage.getItem(KEPT) ?? '';
  } catch {
    return '';
  }
}

/** Where storage is forbidden or full, progress lasts as long as the page. */
function put(key, text) {
  if (inCourse()) {
    if (key === KEPT) window.name = text || 'fourway-progress 1\n';
    return;
  }
  try {
    localStorage.setItem(key, text);
  } catch { /* See above. */ }
}

/** The learner's day, counted from 1970: a card that is due tomorrow is due after the learner's midnight. */
function today() {
  const now = new Date();
  return Math.floor((now.getTime() - now.getTimezoneOffset() * 60_000) / 86_400_000);
}
