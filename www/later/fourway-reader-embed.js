// The page inside another one (`?embed`): what the address asks for, how the page looks then, what it tells its host. Loaded
// only there. docs/embedding.md describes it.
import { speak } from './fourway-reader-embed-host.js';
import { fit } from './fourway-reader-embed-frame.js';

/** The ways, as they stand in links; `lab` is the Lab. */
export const WAYS = ['lab', 'overview', 'lesson', 'watch', 'compare', 'myths', 'challenges', 'recall', 'guide', 'teach'];

/**
 * Every parameter: its type, its default, and what it does. Code, tests and docs/embedding.md have it from here.
 * A parameter without a default asks for nothing where it is not given.
 */
export const PARAMETERS = {
  scene: { type: 'name', default: '', about: 'a scene of the gallery, by the stem of its file' },
  scenario: { type: 'link', default: '', about: 'instead of `scene`: a whole link as in [links.md](links.md), `fourway=1&...`, percent-encoded; it may also stand in the fragment of the address' },
  way: { type: 'place', default: '', about: 'a way to learn and, after a slash, what of it: `lesson/care`; `lab` is the Lab' },
  at: { type: 'whole', default: 0, most: Number.MAX_SAFE_INTEGER, about: 'the moment of the scene that is shown first, µs' },
  paused: { type: 'flag', default: true, about: 'whether time stands still at first' },
  controls: { type: 'choice', default: 'full', of: ['full', 'play', 'none'], about: 'what stands around the ladder in the Lab: everything, playback only, or nothing' },
  acts: { type: 'choice', default: 'all', of: ['all', 'none'], about: 'what a learner may change: everything, or nothing, which leaves looking and playing' },
  theme: { type: 'choice', default: 'auto', of: ['auto', 'light', 'dark'], about: 'light or dark; `auto` is what the person or the system prefers' },
  lang: { type: 'language', default: '', about: 'the language, in BCP 47; without it the one that the person or the browser prefers' },
  height: { type: 'choice', default: 'auto', of: ['auto', 'fixed'], about: 'whether the host is told how much height the page wants' },
  seed: { type: 'whole', default: '', most: Number.MAX_SAFE_INTEGER, about: 'the seed of what the path decides by chance; with `scene` only' },
  link: { type: 'flag', default: true, about: 'whether a line leads to the full page' },
  host: { type: 'origin', default: '', about: 'the origin of the host, as `location.origin` tells it there, to which messages go; without it, what the browser tells' },
};

/** What a text must be to be a value of a type; undefined where it is not. What is said of each type is what is expected. */
const TYPES = {
  name: { expected: 'small letters, digits and hyphens, 64 at most', read: (text) => (/^[a-z0-9-]{1,64}$/.test(text) ? text : undefined) },
  link: { expected: 'fourway=1&..., 16 KiB at most', read: (text) => (/^fourway=\d/.test(text) && text.length <= 16 * 1024 ? text : undefined) },
  place: { expected: `one of ${WAYS.join(', ')}, and after a slash what of it`, read: place },
  whole: { expected: 'a whole number', read: (text, { most }) => (/^\d{1,16}$/.test(text) && Number(text) <= most ? Number(text) : undefined) },
  flag: { expected: 'true or false', read: (text) => ({ true: true, false: false })[text] },
  choice: { expected: 'one of', read: (text, { of }) => (of.includes(text) ? text : undefined) },
  language: { expected: 'a language in BCP 47', read: (text) => (/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(text) ? text : undefined) },
  origin: { expected: 'an origin, as location.origin tells it', read: (text) => (origin(text) === text ? text : undefined) },
};

/** What a value of a parameter has to be, for people. */
export const expected = (one) => (one.of ? `${TYPES[one.type].expected} ${one.of.join(', ')}` : TYPES[one.type].expected);

/** The value that a text has as a parameter; undefined where it has none. */
export const value = (one, text) => TYPES[one.type].read(text, one);

function place(text) {
  if (text.length > 128) return undefined;
  const [way, ...item] = text.split('/');
  return WAYS.includes(way) && /^[\w./-]{0,96}$/.test(item.join('/')) ? text : undefined;
}

/** The origin of an address that is one of the web. */
function origin(text) {
  try {
    const { protocol, origin } = new URL(text);
    return /^https?:$/.test(protocol) ? origin : '';
  } catch {
    return '';
  }
}

/** The values that the query of an address asks for, with what was wrong with it. */
export function read(search) {
  const values = Object.fromEntries(Object.entries(PARAMETERS).map(([name, one]) => [name, one.default]));
  const problems = [];
  const given = new Set();
  for (const [name, text] of new URLSearchParams(search)) {
    if (name === 'embed') continue;
    const one = Object.hasOwn(PARAMETERS, name) ? PARAMETERS[name] : undefined;
    const found = one && !given.has(name) ? value(one, text) : undefined;
    if (found !== undefined) values[name] = found;
    else if (one && given.has(name)) problems.push(problem(name, text, 'it once', values[name]));
    else problems.push(problem(name, text, one ? expected(one) : 'a known parameter', values[name]));
    given.add(name);
  }
  const needs = (name, other) => {
    if (!given.has(name) || values[other] || values[name] === PARAMETERS[name].default) return;
    problems.push(problem(name, String(values[name]), `it beside ${other}`, PARAMETERS[name].default));
    values[name] = PARAMETERS[name].default;
  };
  needs('at', 'scene');
  needs('seed', 'scene');
  if (values.scenario && values.scene) {
    problems.push(problem('scene', values.scene, 'it or scenario', ''));
    values.scene = '';
  }
  return { values, problems };
}

/** What was wrong with a parameter: in one line, and for the host. */
function problem(name, found, wanted, used) {
  const short = found.length > 80 ? `${found.slice(0, 80)}…` : found;
  return { code: 'parameter', of: name, text: `${name}: found "${short}", expected ${wanted}; used: ${used === undefined || used === '' ? 'nothing' : used}` };
}

/** The fragment that opens what is asked for. */
export function fragment({ scene, scenario, way, at }) {
  if (scenario) return scenario;
  const view = way === 'lab' ? '' : way;
  if (way && !scene) return way;
  const moment = at ? `&at=${at}` : '';
  return `fourway=1&scene=${scene || 'four-way-close'}${moment}${view ? `&view=${view}` : ''}`;
}

let host;

/** Before the engine begins: the page looks and opens as asked. Gives its words, for which the engine waits. */
export async function begin() {
  const words = fourwayWords('');
  const { values, problems } = read(location.search);
  const root = document.documentElement;
  Object.assign(root.dataset, { embed: values.controls, acts: values.acts });
  if (values.lang && base(values.lang) !== base(root.lang)) problems.push(problem('lang', values.lang, 'a language of the page', root.lang));
  if (!location.hash) history.replaceState(history.state, '', `#${fragment(values)}`);
  wear(values.theme);
  calm();
  if (values.acts === 'none') watchOnly();
  await Promise.all([sheet('./fourway-reader-embed.css'), parsed()]);
  const line = values.link ? full() : null;
  const told = origin(values.host) || origin(window.location.ancestorOrigins?.[0]) || origin(document.referrer);
  host = speak({ origin: told, values, problems, parameters: PARAMETERS, value, expected, fragment, WAYS, wear, line, later: (ask) => fourwayLater(ask) });
  if (values.height === 'auto' && parent !== window) fit({ values, line, told: (height) => host.send('size', { height }) });
  problems.forEach(({ text }) => console.warn(`embed: ${text}`));
  return words;
}

const base = (code) => code.toLowerCase().split('-')[0];

/** The engine tells what it shows, once things have settled. */
export function told(later, of) {
  return host?.told(of);
}

const parsed = () => new Promise((done) => {
  if (document.readyState !== 'loading') done();
  else document.addEventListener('DOMContentLoaded', done, { once: true });
});

/** Without it the page can still be used, so nothing waits for it in vain. */
const sheet = (href) => new Promise((done) => {
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', integrity: fourwaySums[href] ?? '', href, onload: done, onerror: done });
  document.head.append(link);
});

let worn = 'auto';

/** Light or dark for this visit; nothing of it is kept. */
function wear(theme) {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const root = document.documentElement.dataset;
  const wanted = () => {
    let kept = null;
    try { kept = localStorage.getItem('fourway.theme'); } catch { /* as in some frames */ }
    if (worn !== 'auto') return worn;
    return kept === 'dark' || kept === 'light' ? kept : system.matches ? 'dark' : 'light';
  };
  if (worn === 'auto' && theme !== 'auto') system.addEventListener('change', () => { root.theme = wanted(); });
  worn = theme;
  root.theme = wanted();
}

/** A frame takes neither the focus nor the scroll position of its host unless the person is in it. */
function calm() {
  for (const [kind, name] of [[HTMLElement, 'focus'], [SVGElement, 'focus'], [Element, 'scrollIntoView']]) {
    const own = kind.prototype[name];
    kind.prototype[name] = function calmly(...how) {
      if (document.hasFocus()) own.apply(this, how);
    };
  }
}

/** Where nothing may be changed, neither do the keys that change something. What else does is not shown. */
function watchOnly() {
  const acts = new Set(['d', 'l', 'u', 'c', 'm', 'a', 'z', 'y']);
  addEventListener('keydown', (event) => {
    const field = event.target.closest?.('input, textarea, select');
    if (!field && acts.has(event.key.toLowerCase())) event.stopImmediatePropagation();
  }, true);
}

/** The line that leads to the full page. Its words come with those of the panels, once the engine runs. */
function full() {
  const line = document.createElement('footer');
  line.className = 'embed-line';
  const link = Object.assign(document.createElement('a'), { target: '_blank', rel: 'noopener', href: './', textContent: 'Fourway' });
  line.append(link);
  document.body.append(line);
  return line;
}
