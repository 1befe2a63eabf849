// The page that a course system opens: the part of Fourway in a frame, and what the learner does there for the course system.
// docs/courses.md describes it. Within the frame the progress is in the frame's name: the course system keeps it, not the device.
import { judge, lastPlace, lines, news } from './part.js';
import { pack, unpack } from './suspend.js';
import { openScorm } from './scorm.js';
import { openCmi5 } from './cmi5.js';

const FIRST = 'fourway-progress 1\n';

const status = document.querySelector('[role=status]');
let words = new Map();

/** The words of the line below the frame, in the language of the frame. */
async function speak(settings, lang) {
  for (const code of [lang, settings.wordsIn]) {
    const answer = await fetch(`../${settings.words}/${code}-later.txt`).catch(() => null);
    if (!answer?.ok) continue;
    const text = await answer.text();
    words = new Map(text.split('\n').filter((line) => /^(course\.|language\.direction\t)/.test(line)).map((line) => line.split('\t')));
    document.documentElement.lang = code;
    document.documentElement.dir = words.get('language.direction') ?? 'ltr';
    return;
  }
}

/** Says a line: its key and what stands in it. */
function say(key, slots = {}, trouble = false) {
  const text = Object.entries(slots).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), words.get(`course.${key}`) ?? '');
  if (status.textContent !== text) status.textContent = text;
  status.parentElement.toggleAttribute('data-trouble', trouble);
}

/** The frame with the part, which goes on where the learner was. */
function frame(settings, kept) {
  const made = document.createElement('iframe');
  const way = inPart(settings, kept.place) ? { way: kept.place } : {};
  const lang = settings.lang ?? kept.lang ?? '';
  made.title = document.title;
  made.name = kept.progress;
  made.src = window.Fourway.address({ home: new URL('../index.html', location.href), link: false, height: 'fixed', ...settings.place, ...way, lang });
  document.querySelector('main').append(made);
  return made;
}

/** Whether a place is one of the part. */
const inPart = ({ place }, where) => Boolean(where && place.way && (where === place.way || where.startsWith(`${place.way}/`)));

/** Whether the run was seen to its end: the mark of the present is at the end of its track. */
const seen = (made) => made.contentDocument?.querySelector('.scrubber')?.getAttribute('aria-valuenow') === '1000';

/** What the page says about what is reported. */
function told(settings, channel, judged) {
  if (!channel.there) return say('none', {}, true);
  if (channel.trouble) return say('trouble', {}, true);
  const score = channel.best === null ? '' : Math.round(channel.best * 100);
  const slots = { done: judged.done, total: judged.total, score };
  if (judged.whole) return say(channel.best === null ? 'done' : 'done.score', slots);
  return say(settings.done === 'items' || settings.done === 'cards' ? 'so-far' : 'begun', slots);
}

/** Follows the learner and tells the course system. */
class Learner {
  constructor(settings, channel, progress) {
    this.settings = settings;
    this.channel = channel;
    this.progress = progress;
    this.end = channel.completed && settings.done !== 'items';
    this.place = channel.place ?? '';
    this.judged = judge(settings, lines(progress), this.end);
    this.queue = Promise.resolve();
  }

  /** One after the other, so that nothing older is written over what is newer. */
  take(what) {
    this.queue = this.queue.then(what).catch((why) => console.error('course:', why)).then(() => told(this.settings, this.channel, this.judged));
    return this.queue;
  }

  /** What is new of the progress, and where in it the learner is. */
  async learned(lab) {
    const { progress, way } = await lab.getState();
    const what = progress ? news(this.settings, lines(this.progress), lines(progress)) : [];
    if (progress) this.progress = progress;
    // What the frame tells of its state comes when things have settled; the progress is never late.
    const last = lastPlace(this.progress, (this.settings.place.way ?? '').split('/')[0]) || way;
    const moved = inPart(this.settings, last) && last !== this.place;
    if (moved) this.place = last;
    if (what.length) await this.report(what);
    else if (moved) await this.channel.goes(this.place);
  }

  async report(what) {
    this.judged = judge(this.settings, lines(this.progress), this.end);
    const kept = await pack(this.progress, this.channel.room);
    await this.channel.report({ news: what, judged: this.judged, kept, place: this.place });
  }

  /** A part without items is done when it was opened, or its run seen to the end. */
  async at(lab, { playing }, made) {
    const ends = this.settings.done === 'open' || (this.settings.done === 'end' && !playing && seen(made));
    if (!ends || this.end) return this.learned(lab);
    this.end = true;
    return this.report([{ kind: 'seen', key: this.settings.part, title: this.settings.title }]);
  }
}

async function begin() {
  const settings = await (await fetch('./course.json')).json();
  document.title = settings.title;
  const channel = await (settings.standard === 'cmi5' ? openCmi5(settings) : openScorm(settings));
  const kept = { progress: await unpack(channel.kept) || FIRST, place: channel.place, lang: channel.lang };
  const learner = new Learner(settings, channel, kept.progress);
  const made = frame(settings, kept);
  const lab = window.Fourway.attach(made, { sized: false });
  channel.changed = () => told(settings, channel, learner.judged);
  lab.on('ready', ({ lang }) => learner.take(() => speak(settings, lang)));
  lab.on('score', () => learner.take(() => learner.learned(lab)));
  lab.on('state', (state) => learner.take(() => learner.at(lab, state, made)));
  if (channel.back) leads(channel);
  addEventListener('pagehide', () => channel.end());
  // A phone may end a hidden page without another word.
  addEventListener('visibilitychange', () => document.hidden && channel.save());
  // What was said is said: a page that comes back from memory begins again.
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
}

/** The way back to the course system, where it gives one. */
function leads({ back }) {
  // A script is no way back.
  if (!URL.canParse(back, location.href) || /^(javascript|data):$/.test(new URL(back, location.href).protocol)) return;
  const link = Object.assign(document.createElement('a'), { href: back });
  document.querySelector('footer').append(link);
  const named = () => { link.textContent = words.get('course.back') ?? '←'; };
  new MutationObserver(named).observe(status, { childList: true });
  named();
}

begin().catch((why) => {
  console.error('course:', why);
  status.textContent = String(why?.message ?? why);
});
