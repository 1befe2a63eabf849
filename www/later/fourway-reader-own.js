// What a person sets in the scenario, and the scenarios that they keep in this browser. Loaded when the form or the gallery
// first opens, or a new version of the page is there. An answer is a packed scenario to run; what is thrown is markup for the open
// dialog, or nothing.

export { announce } from './fourway-reader-anew.js';
export { follow, keep, link, save, stay } from './fourway-reader-files.js';

/** The beginning of the names under which scenarios are kept, each by itself: tabs do not overwrite each other. */
const KEPT = 'fourway.own.';
/** Largest file that is read, bytes: room for many scenarios of 64 KiB. */
const LARGEST = 8 << 20;
/** Frames in which an added entry must have come. */
const PATIENCE = 60;

/** What the gallery was asked for last, what is told in it, and what was removed last. */
let asked;
let notes = [];
let removed;

/** The markup of the form or of the gallery, which has what is kept. */
export function panel(later, of) {
  watch();
  if (of[0] !== 'gallery') return later((reader) => reader.panel(...of));
  [asked, notes, removed] = [of, [], null];
  return gallery(later);
}

/** Does what a control of the form or of the gallery says. */
export function put(later, [packed, control]) {
  return control.dataset.set === 'own' ? own(later, packed, control) : form(later, packed, control);
}

// A document as text.

/** The packed scenario that was pasted; what is wrong with it is selected. */
export async function paste(later) {
  const field = document.getElementById('paste');
  try {
    return await later((reader) => reader.read(field.value));
  } catch (refusal) {
    if (typeof refusal !== 'string') throw refusal;
    const [line, place] = refusal.split('\n');
    field.focus();
    field.setSelectionRange(...place.split(' '));
    throw await later((reader) => reader.said('scenario.error', line));
  }
}

/** Writes the document of a packed scenario where one is pasted. */
export async function fill(later, packed) {
  document.getElementById('paste').value = await later((reader) => reader.write(packed));
  return '';
}

// The form.

async function form(later, packed, control) {
  const { name, value } = control;
  const panel = control.closest('[data-panel]');
  try {
    const answer = await later((reader) => reader.put(packed, name, value));
    restore(panel);
    arrange(panel, name, value);
    return answer;
  } catch (refusal) {
    restore(panel, control);
    const line = document.getElementById(`set.${name}.wrong`);
    if (line) line.textContent = typeof refusal === 'string' ? refusal : '';
    if (control.matches('input, select')) control.setAttribute('aria-invalid', 'true');
    throw '';
  }
}

/** Nothing is marked any more, and what was refused before shows again what holds. */
function restore(panel, but) {
  for (const control of panel.querySelectorAll('[aria-invalid]')) {
    control.removeAttribute('aria-invalid');
    if (control !== but) show(control);
  }
  for (const line of panel.querySelectorAll('.wrong')) line.textContent = '';
}

/** A control shows what its markup says: a browser keeps what was typed. */
function show(control) {
  const chosen = control.matches('select') ? control.querySelector('[selected]')?.value : control.getAttribute('value');
  control.value = chosen ?? '';
}

/** What is unfolded stays so where entries change their places; an added one unfolds. */
function arrange(panel, name, value) {
  const [list, number] = name.split(/[[\]]/);
  const entries = [...panel.querySelectorAll(`[data-list="${list}"] > li > details`)];
  const open = entries.map((entry) => entry.open);
  const at = Number(number);
  if (value === '+') return soon(() => unfold(panel, list, entries.length));
  if (!number || name.includes('.')) return undefined;
  if (value === '-') open.splice(at, 1);
  const to = at + { up: -1, down: 1 }[value];
  if (to in open) [open[at], open[to]] = [open[to], open[at]];
  entries.forEach((entry, n) => { entry.open = open[n] ?? false; });
  const there = entries[to]?.querySelector(`.tools [value="${value}"]`);
  return soon(() => refocus(there, entries[to] ?? entries[at - 1], panel));
}

function unfold(panel, list, before) {
  const entry = panel.querySelectorAll(`[data-list="${list}"] > li > details`)[before];
  if (!entry) return false;
  entry.open = true;
  entry.querySelector('.fields select, .fields input').focus();
  entry.scrollIntoView({ block: 'nearest' });
  return true;
}

/** The focus goes along with a moved entry, and is never lost with a removed one. */
function refocus(button, entry, panel) {
  if (button) button.focus();
  if (!button || document.activeElement !== button) (entry ?? panel).querySelector('summary').focus();
  return true;
}

/** Does something with the frames that follow, until it is done. */
function soon(act, left = PATIENCE) {
  requestAnimationFrame(() => { if (!act() && left > 0) soon(act, left - 1); });
}

// What is kept.

async function own(later, packed, control) {
  const act = control.name.slice('own.'.length);
  const id = control.dataset.id ?? control.value;
  const last = removed;
  [notes, removed] = [[], null];
  try {
    const answer = await acts[act]({ later, packed, control, id, last });
    if (act === 'open' && answer) return answer;
  } catch (why) {
    notes.push(why instanceof DOMException ? [why.name === 'QuotaExceededError' ? 'full' : 'forbidden'] : ['failed', '', String(why).split('\n')[0]]);
  }
  throw await gallery(later);
}

const acts = {
  async open({ later, id }) {
    const there = kept(id);
    if (there) return later((reader) => reader.read(there.text));
    notes.push(['gone']);
    return null;
  },
  async keep({ later, packed }) {
    const text = await later((reader) => reader.write(packed));
    notes.push(['kept', keep(text)]);
  },
  async file({ later, packed }) {
    const text = await later((reader) => reader.write(packed));
    notes.push(['saved', await save(text, titled(text))]);
  },
  async export({ id }) {
    const { text, title } = kept(id);
    notes.push(['saved', await save(text, title)]);
  },
  async all() {
    const texts = all().map(({ text }) => text.trim());
    notes.push(['saved', await save(`[\n${texts.join(',\n')}\n]\n`, 'scenarios')]);
  },
  async rename({ later, control, id }) {
    const there = kept(id);
    if (!there) return notes.push(['gone']);
    const packed = await later((reader) => reader.put(reader.read(there.text), 'title', control.value));
    const text = await later((reader) => reader.write(packed));
    store(id, { ...there, text, title: titled(text) });
    return notes.push(['renamed', titled(text)]);
  },
  remove({ id }) {
    const there = kept(id);
    if (!there) return;
    localStorage.removeItem(KEPT + id);
    removed = { id, there };
    notes.push(['removed', there.title]);
  },
  back({ last }) {
    if (!last) return;
    removed = last;
    store(last.id, last.there);
    removed = null;
    notes.push(['kept', last.there.title]);
  },
  async import({ later, control }) {
    const files = [...control.files];
    let taken = 0;
    for (const file of files) {
      for (const [name, text] of await documents(file)) {
        taken += await take(later, name, text, file.name);
      }
    }
    control.value = '';
    if (taken) notes.push(['imported', String(taken)]);
  },
};

/** Each document of a file with the name by which it is told: one, or a list of them. */
async function documents(file) {
  if (file.size > LARGEST) {
    notes.push(['large', file.name]);
    return [];
  }
  const text = await file.text();
  try {
    const list = JSON.parse(text);
    if (Array.isArray(list)) return list.map((one, n) => [`${file.name} [${n}]`, JSON.stringify(one, null, 2)]);
  } catch { /* the reader says what is wrong, and where */ }
  return [[file.name, text]];
}

/** Keeps a document from a file: 1, or 0 where it is refused. Without a title it has the name of the file. */
async function take(later, name, text, file) {
  let read;
  try {
    read = await later((reader) => {
      const packed = reader.read(text);
      const named = titled(text) ? packed : reader.put(packed, 'title', file.replace(/\.json$/i, ''));
      return reader.write(named);
    });
  } catch (refusal) {
    notes.push(['refused', name, String(refusal).split('\n')[0]]);
    return 0;
  }
  keep(read);
  return 1;
}

function keep(text) {
  const id = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;
  store(id, { title: titled(text), date: Date.now(), text });
  return titled(text);
}

function store(id, { title, date, text }) {
  localStorage.setItem(KEPT + id, JSON.stringify({ title, date, text }));
}

function kept(id) {
  try {
    const { title, date, text } = JSON.parse(localStorage.getItem(KEPT + id));
    return typeof text === 'string' ? { id, title: String(title ?? ''), date: Number(date) || 0, text } : null;
  } catch {
    return null;
  }
}

/** Everything that is kept, the latest first. What is not ours is left alone. */
function all() {
  const names = Array.from({ length: localStorage.length }, (_, n) => localStorage.key(n));
  const ids = names.filter((name) => name?.startsWith(KEPT)).map((name) => name.slice(KEPT.length));
  return ids.map(kept).filter(Boolean).sort((a, b) => b.date - a.date || (a.id < b.id ? 1 : -1));
}

const titled = (text) => String(JSON.parse(text).title ?? '');

const save = (text, title) => new Promise((done, fail) => {
  const blob = new Blob([text], { type: 'application/json' });
  fourwayReader('save', [blob, title, 'json'], (why, name) => (why === null ? done(name) : fail(why)));
});

/** The gallery with what is kept and what became of the last wish: a line for each, its parts between tabs. */
async function gallery(later) {
  let there = [];
  try {
    there = all();
  } catch {
    if (!notes.some(([note]) => note === 'forbidden')) notes.push(['forbidden']);
  }
  const when = new Intl.DateTimeFormat(`${document.documentElement.lang}-u-nu-latn`, { dateStyle: 'medium', timeStyle: 'short' });
  const lines = (rows) => rows.map((row) => row.map((part) => part.replace(/\s+/g, ' ')).join('\t')).join('\n');
  const items = lines(there.map(({ id, title, date }) => [id, when.format(date), title]));
  return later((reader) => {
    reader.shelf(items, lines(notes));
    return reader.panel(...asked);
  });
}

/** Keeps controls with their markup, and takes files that are dropped on the gallery. Once. */
function watch() {
  if (watch.on) return;
  watch.on = true;
  const observer = new MutationObserver((changes) => {
    for (const { target } of changes) {
      const control = target.closest('select') ?? target;
      if (control.dataset.set && !control.hasAttribute('aria-invalid')) show(control);
    }
  });
  observer.observe(document.body, { subtree: true, attributes: true, attributeFilter: ['value', 'selected'] });
  const over = (event) => event.target.closest?.('[data-panel="gallery"]')?.querySelector('.own');
  for (const kind of ['dragover', 'dragleave', 'drop']) {
    document.addEventListener(kind, (event) => {
      const place = over(event);
      if (!place || !event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      place.toggleAttribute('data-over', kind === 'dragover');
      if (kind !== 'drop') return;
      const field = place.querySelector('[type="file"]');
      field.files = event.dataTransfer.files;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    });
  }
}
