// What an embedded page and its host tell each other, by messages `{ fourway: 1, type, ... }`. docs/embedding.md has them all,
// www/embed.d.ts their types.

/** The version of the messages. */
const VERSION = 1;
/** What a host can ask for, and what each may bring along: the name of a parameter, whose type it has, or `resumed`. */
export const COMMANDS = {
  load: { scene: 'scene', scenario: 'scenario', way: 'way', at: 'at', paused: 'paused' },
  play: {},
  pause: {},
  seek: { at: 'at' },
  theme: { theme: 'theme' },
  language: { lang: 'lang' },
  hello: {},
  state: {},
  resume: { state: 'resumed' },
};
/** Without these a command means nothing. */
const NEEDED = { seek: ['at'], theme: ['theme'], language: ['lang'], resume: ['state'] };
/** What answers a command; `done` all others. */
const ANSWERS = { hello: 'ready', state: 'state' };
/** As what a message brings a value of a type; all others are texts. */
const AS = { whole: 'number', flag: 'boolean' };
/** Most errors that are answered in a span of so many ms, and most commands that wait: whoever sends more is not heard. */
const ANSWERED = 20;
const SPAN = 10_000;
const WAITING = 50;
/** Longest progress that is taken, bytes; longest wait for things to settle, ms, and for what comes with the next picture. */
const LONGEST = 64 * 1024;
const SETTLES = 2000;
const SOON = 60;

/** Begins to speak with the host; without its origin it is told nothing and asks in vain. */
export function speak(page) {
  const framed = parent !== window && Boolean(page.origin);
  const send = (type, more = {}) => {
    if (framed) parent.postMessage({ fourway: VERSION, type, ...more }, page.origin);
  };
  if (framed) fails(send);
  const engine = follow(page, send);
  if (framed) listen(page, engine, send);
  return { send, told: engine.told };
}

/** Tells the host when the engine cannot start or stops: the panel that tells the learner is there. */
function fails(send) {
  const panel = document.getElementById('failure');
  const tell = () => {
    const part = panel.querySelector('[data-kind]:not([hidden])');
    if (panel.hidden || !part) return;
    watch.disconnect();
    send('error', { code: part.dataset.kind, text: panel.querySelector('pre').textContent.split('\n')[0].slice(0, 240) });
  };
  const watch = new MutationObserver(tell);
  watch.observe(panel, { attributes: true, attributeFilter: ['hidden'] });
  tell();
}

/** Takes commands from the host, and from nobody else, one after the other. */
function listen(page, engine, send) {
  let [waiting, errors] = [0, 0];
  let queue = engine.begun;
  const refuse = (id, code, text) => {
    errors += 1;
    setTimeout(() => { errors -= 1; }, SPAN);
    if (errors <= ANSWERED) send('error', { id, code, text });
  };
  addEventListener('message', ({ source, origin, data }) => {
    if (source !== parent || origin !== page.origin || data === null || typeof data !== 'object' || !('fourway' in data)) return;
    const trouble = wrong(data, page);
    const id = named(data.id) ? data.id : undefined;
    if (trouble) return void refuse(id, 'message', trouble);
    if (waiting >= WAITING) return void refuse(id, 'busy', `found ${waiting} messages waiting, expected at most ${WAITING}`);
    waiting += 1;
    queue = queue
      .then(() => DO[data.type](engine, data, page))
      .then((more) => send(ANSWERS[data.type] ?? 'done', { id, ...more }), (why) => refuse(id, data.type, String(why?.message ?? why)))
      .finally(() => { waiting -= 1; });
  });
}

const named = (id) => id === undefined || (typeof id === 'number' && Number.isFinite(id)) || (typeof id === 'string' && id.length <= 64);

/** What is wrong with a message, in one line; nothing where it is a command. */
function wrong(data, page) {
  const { fourway, type, id, ...rest } = data;
  if (fourway !== VERSION) return `fourway: expected version ${VERSION}`;
  if (typeof type !== 'string' || !Object.hasOwn(COMMANDS, type)) return `type: expected one of ${Object.keys(COMMANDS).join(', ')}`;
  if (!named(id)) return 'id: expected a number or a text of at most 64 letters';
  const unknown = Object.keys(rest).find((name) => !Object.hasOwn(COMMANDS[type], name));
  if (unknown !== undefined) return `${unknown.slice(0, 40)}: found in a message ${type}, which has none`;
  const missing = (NEEDED[type] ?? []).find((name) => rest[name] === undefined);
  if (missing) return `${missing}: missing`;
  if (type === 'load' && !rest.scene && !rest.scenario && !rest.way) return 'load: expected scene, scenario or way';
  if (rest.scene && rest.scenario) return 'load: found scene and scenario, expected one of them';
  const bad = Object.entries(rest).find(([name, value]) => value !== undefined && !fits(COMMANDS[type][name], value, page));
  if (!bad) return '';
  const one = page.parameters[COMMANDS[type][bad[0]]];
  return `${bad[0]}: expected ${one ? page.expected(one) : 'a state as it was given: { link, progress }'}`;
}

function fits(name, value, page) {
  if (name === 'resumed') return resumable(value, page);
  const one = page.parameters[name];
  return typeof value === (AS[one.type] ?? 'string') && page.value(one, String(value)) !== undefined;
}

/** A state as it was given has more than what is needed to go on from it. */
function resumable(state, page) {
  if (state === null || typeof state !== 'object' || Array.isArray(state)) return false;
  const { link, progress } = state;
  if (link === undefined && progress === undefined) return false;
  const text = typeof link === 'string' && page.value(page.parameters.scenario, link) !== undefined;
  return (link === undefined || text) && (progress === undefined || (typeof progress === 'string' && progress.length <= LONGEST));
}

/** Does what a command asks for; what is thrown is a line for the host. */
const DO = {
  play: (engine) => engine.ask('play'),
  pause: (engine) => engine.ask('pause'),
  seek: (engine, { at }) => engine.settle(() => engine.ask(`seek ${at}`)),
  async load(engine, asked, page) {
    await possible(asked, page);
    await engine.open(page.fragment({ at: 0, ...asked }));
    if (asked.paused === false) await engine.ask('play');
  },
  hello: (engine, asked, page) => ({ ...about(page), again: true }),
  theme(engine, { theme }, page) {
    page.wear(theme);
  },
  async language(engine, { lang }) {
    const address = new URL(location.href);
    address.searchParams.set('lang', lang);
    const { link } = await engine.state();
    if (link) address.hash = link;
    history.replaceState(null, '', address);
    // The answer goes out first.
    setTimeout(() => location.reload(), SOON);
  },
  state: async (engine) => ({ ...await engine.state(), progress: engine.progress() }),
  async resume(engine, { state: { link, progress } }, page) {
    if (link) await possible({ scenario: link }, page);
    if (progress) await page.later((reader) => { reader.legible(progress); });
    if (progress) await engine.resume(progress);
    if (link) await engine.open(link);
  },
};

/** Throws what is wrong with a scene or a link before anything opens. */
async function possible({ scene, scenario }, page) {
  if (scenario) await page.later((reader) => { reader.document(scenario); });
  if (scene) await page.later((reader) => { reader.scene(scene); });
}

/** What the page shows and what the learner does, as messages. */
function follow(page, send) {
  let [last, text, progress, playing, resuming] = [null, '', '', false, false];
  const ending = endings(page);
  let begin;
  const settled = new Set();
  const begun = new Promise((done) => { begin = done; });
  const state = async () => {
    if (last) text = await written(last, page);
    return { link: text, ...meant(text, page), playing: plays(), end: last ? await ending(last[2]) : '' };
  };
  const tell = async () => {
    playing = plays();
    const now = await state();
    if (page.line) page.line.firstChild.href = `./${lang()}#${now.link}`;
    send('state', now);
    return now;
  };
  document.addEventListener('fourway-progress', ({ detail }) => {
    if (!resuming) learned(progress, detail, send);
    progress = detail;
  });
  const soon = () => new Promise((done) => { setTimeout(done, SOON); }).then(() => plays() !== playing && tell());
  for (const name of ['click', 'keydown']) document.addEventListener(name, () => soon().catch(() => {}));
  const settle = (what, fits = () => true) => new Promise((done) => {
    const end = setTimeout(() => take(), SETTLES);
    const take = (now) => {
      if (now && !fits(now)) return;
      clearTimeout(end);
      settled.delete(take);
      done();
    };
    settled.add(take);
    what();
  });
  // A way without a run has nothing that settles.
  Promise.all([ready(page, send), settle(() => {})]).then(begin);
  const engine = {
    begun,
    state,
    progress: () => progress,
    resume: async (text) => {
      resuming = true;
      await new Promise((done) => { fourwayReader('resume', text, done); });
      resuming = false;
    },
    settle,
    open: (fragment) => settle(() => engine.go(fragment), leads(fragment, page)),
    ask: (detail) => {
      document.dispatchEvent(new CustomEvent('fourway', { detail }));
      return soon();
    },
    go: (fragment) => {
      if (location.hash === `#${fragment}`) dispatchEvent(new HashChangeEvent('hashchange'));
      else location.replace(`#${fragment}`);
    },
    told: async (of) => {
      last = of;
      const now = await tell();
      settled.forEach((take) => take(now));
    },
  };
  begun.then(() => start(page, engine, send));
  begun.then(() => page.later((reader) => { if (page.line) page.line.firstChild.textContent = reader.said('embed.full', ''); })).catch(() => {});
  return engine;
}

const lang = () => new URLSearchParams(location.search).get('lang') ? `?lang=${document.documentElement.lang}` : '';

/** Whether time runs: what the button in the middle offers. */
const plays = () => document.querySelector('.transport .play')?.getAttribute('aria-label') === pause;
let pause;

/** Once the engine runs the host knows, with what was wrong with the address. */
async function ready(page, send) {
  pause = (await fourwayWords.here).split('\ntransport.pause\t')[1]?.split('\n')[0];
  await new Promise((done) => {
    const there = () => document.querySelector('.lab[data-room]') && (watch.disconnect(), done());
    const watch = new MutationObserver(there);
    watch.observe(document.getElementById('app'), { childList: true, subtree: true, attributes: true, attributeFilter: ['data-room'] });
    there();
  });
  send('ready', about(page));
  page.problems.forEach((problem) => send('error', problem));
}

/** What a host is told of the page at first. */
const about = ({ values, origin, problems }) => ({ title: document.title, lang: document.documentElement.lang, parameters: { ...values, host: origin }, problems });

/** What only the running engine can do of what the address asks for. */
async function start({ values, later, fragment }, engine, send) {
  const { scene, seed, way, at, paused } = values;
  if (scene) {
    try {
      const found = await later((reader) => reader.scene(scene));
      if (seed !== '') await engine.settle(async () => engine.go(await seeded(found, values, later)));
    } catch (why) {
      const text = `scene: ${why?.message ?? why}; used: four-way-close`;
      console.warn(`embed: ${text}`);
      send('error', { code: 'parameter', of: 'scene', text });
      engine.go(fragment({ scene: '', way, at }));
    }
  }
  if (!paused) await engine.ask('play');
}

/** The link to a scene with another seed. */
async function seeded(found, { seed, way, at }, later) {
  // Four lines of what people read come before the run.
  let start = 0;
  for (let line = 0; line < 4; line += 1) start = found.indexOf(10, start) + 1;
  const letters = await pack(await later((reader) => reader.put(found.slice(start), 'seed', String(seed))), later);
  return `fourway=1&doc=${letters}${at ? `&at=${at}` : ''}${way && way !== 'lab' ? `&view=${way}` : ''}`;
}

/** Where the text of a link leads, in short. */
function meant(text, { WAYS }) {
  const link = new URLSearchParams(text);
  const view = link.get('view') ?? '';
  return { scene: link.get('scene') ?? '', way: WAYS.includes(view.split('/')[0]) ? view : 'lab', at: Number(link.get('at') ?? 0) };
}

/** Whether what is shown is what a fragment leads to. A way without an item has one of its own. */
function leads(fragment, page) {
  if (!fragment.startsWith('fourway=')) return ({ way }) => way.startsWith(fragment);
  const to = meant(fragment, page);
  return ({ scene, way, at }) => scene === to.scene && at === to.at && way.startsWith(to.way);
}

/** What is shown, as the text of a link. */
async function written([link, own], { later }) {
  const letters = own ? await pack(own, later) : undefined;
  return later((reader) => reader.linked(link, letters));
}

/** How runs end, by the name of the outcome (docs/scenario.md). A run that is shown for long is asked about once. */
function endings({ later }) {
  let [known, end] = [new Uint8Array(), ''];
  return async (shown) => {
    if (shown.length !== known.length || shown.some((byte, at) => byte !== known[at])) {
      end = await later((reader) => reader.outcome(shown));
      known = shown;
    }
    return end;
  };
}

/** The document of a packed scenario as a link carries it: compressed, in the letters of base64url. */
async function pack(packed, later) {
  const text = JSON.stringify(JSON.parse(await later((reader) => reader.write(packed))));
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const letters = btoa(String.fromCharCode(...new Uint8Array(await new Response(stream).arrayBuffer())));
  return letters.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The lines of a learner's progress (docs/content.md): kind and item, and what is known of it. */
function lines(text) {
  const entries = text.split('\n').slice(1).map((line) => line.split(' '));
  return new Map(entries.filter((words) => words.length > 2).map(([kind, item, ...rest]) => [`${kind} ${item}`, rest.map(Number)]));
}

/** Tells what a learner has done since: what a line of the progress has that it had not before. */
function learned(before, after, send) {
  if (before === after || before === '') return;
  const [was, is] = [lines(before), lines(after)];
  let some = false;
  for (const [key, now] of is) {
    const [kind, item] = key.split(' ');
    const old = was.get(key) ?? [];
    if (!NEWS[kind] || String(old) === String(now)) continue;
    some = true;
    NEWS[kind](item, now, old, send);
  }
  if (some) send('score', score(is));
}

const NEWS = {
  step(item, [ticked, answer], [was, said], send) {
    if (answer && answer !== said) send('answer', { way: 'lesson', item, answer });
    if (ticked && !was) send('step', { way: 'lesson', item });
  },
  myth(item, [seen, sure, believed], [was, ...said], send) {
    if (said[0] !== sure || said[1] !== believed) send('answer', { way: 'myths', item, believed: believed === 1, sure });
    if (seen && !was) send('step', { way: 'myths', item });
  },
  challenge(item, [stars, acts], was, send) {
    send('goal', { way: 'challenges', item, stars, acts });
  },
  review(item, [, streak], was, send) {
    send('answer', { way: 'recall', item, right: streak > 0, streak });
  },
};

/** What was done in all. */
function score(is) {
  const of = (kind) => [...is].filter(([key]) => key.startsWith(`${kind} `)).map(([, rest]) => rest);
  const challenges = of('challenge');
  return {
    steps: of('step').filter(([ticked]) => ticked).length,
    myths: of('myth').filter(([seen]) => seen).length,
    challenges: challenges.length,
    stars: challenges.reduce((sum, [stars]) => sum + stars, 0),
    cards: of('review').length,
  };
}
