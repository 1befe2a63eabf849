// Between the ways to learn and the browser: keeps the learner's progress on this device. Loaded when a way first opens.

/** Where progress is kept, and where it is set aside when it cannot be read. */
const KEPT = 'fourway.progress';
const ASIDE = 'fourway.progress.aside';

let begun = false;

/** Goes to a place: what it asks of the page. */
export function enter(later, place) {
  return ask(later, (reader) => reader.enter(place, Date.now(), today()));
}

/** The markup of the open way. */
export function panel(later, of) {
  const drawn = ask(later, (reader) => reader.panel(...of));
  drawn.then(afterwards, () => {});
  return drawn;
}

/** After the next picture: the way's name in the header is in sight, and a focus whose element has gone is in the way. */
function afterwards() {
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const name = document.querySelector('.ways [aria-current]');
    const row = name?.parentElement;
    if (row && row.scrollWidth > row.clientWidth) name.scrollIntoView({ block: 'nearest', inline: 'center' });
    if (document.activeElement === document.body && lost) {
      const way = document.querySelector('[data-panel="way"]');
      (way?.querySelector('#way-question') ?? way?.querySelector('[tabindex="-1"]'))?.focus({ preventScroll: true });
    }
    lost = false;
  }));
}

/** Something in a way was pressed, and what follows may take its place. */
let lost = false;

/** Gives the open way what was pressed or has another value: what it asks of the page. */
export function act(later, [packed, view, dark, control]) {
  const { name, type, checked, value } = control;
  lost = true;
  const given = (type === 'checkbox' || type === 'radio') && !checked ? '' : value;
  return ask(later, (reader) => reader.act(packed, view, dark, name, given));
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
}

function stored() {
  try {
    return localStorage.getItem(KEPT) ?? '';
  } catch {
    return '';
  }
}

/** Where storage is forbidden or full, progress lasts as long as the page. */
function put(key, text) {
  try {
    localStorage.setItem(key, text);
  } catch { /* See above. */ }
}

/** The learner's day, counted from 1970: a card that is due tomorrow is due after the learner's midnight. */
function today() {
  const now = new Date();
  return Math.floor((now.getTime() - now.getTimezoneOffset() * 60_000) / 86_400_000);
}
