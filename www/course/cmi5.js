// Speaks with a course system by cmi5: xAPI statements to the store of records that the launch names.
import { duration } from './scorm.js';
import { Sender } from './xapi.js';

const VERBS = {
  initialized: 'http://adlnet.gov/expapi/verbs/initialized',
  answered: 'http://adlnet.gov/expapi/verbs/answered',
  experienced: 'http://adlnet.gov/expapi/verbs/experienced',
  completed: 'http://adlnet.gov/expapi/verbs/completed',
  passed: 'http://adlnet.gov/expapi/verbs/passed',
  failed: 'http://adlnet.gov/expapi/verbs/failed',
  terminated: 'http://adlnet.gov/expapi/verbs/terminated',
};
const CMI5 = 'https://w3id.org/xapi/cmi5/context/categories/cmi5';
const MOVE_ON = 'https://w3id.org/xapi/cmi5/context/categories/moveon';
const MASTERY = 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore';
const QUESTION = 'http://adlnet.gov/expapi/activities/cmi.interaction';
const OBJECTIVE = 'http://adlnet.gov/expapi/activities/objective';
/** Under this name the learner's progress is kept. */
const KEPT = 'fourway';

/**
 * What the launch says; null where the page was opened without one. cmi5 names the token and `activityId`, a launch of plain xAPI
 * `auth` and `activity_id`, or no activity at all: then it is that of the package.
 *
 * Throws one line for a launch that cannot be used.
 */
export function launch(search, { id = '', part = '' } = {}) {
  const of = new URLSearchParams(search);
  const [endpoint, token, auth, registration] = ['endpoint', 'fetch', 'auth', 'registration'].map((name) => of.get(name));
  if (!endpoint && !of.get('actor')) return null;
  if (!token && !auth) throw new Error('launch: found neither fetch nor auth, expected one of them');
  const activity = of.get('activityId') || of.get('activity_id') || `${id}${part}`;
  return { endpoint: web('endpoint', endpoint).replace(/\/?$/, '/'), token: token && web('fetch', token), auth, actor: agent(of.get('actor')), registration, activity };
}

/** An address that statements or a wish for a token may go to: of the web, whole, and without a password in it. */
function web(name, text) {
  const url = URL.canParse(text ?? '') ? new URL(text) : {};
  if (/^https?:$/.test(url.protocol) && !url.username && !url.password) return text;
  throw new Error(`${name}: found "${String(text ?? '').slice(0, 80)}", expected an address that begins with https:// or http://`);
}

/** Of the ways to name an agent one is taken; older launches have lists of them, and an account by other names. */
function agent(text) {
  let found = null;
  try { found = JSON.parse(text); } catch { /* Told below. */ }
  const one = (value) => (Array.isArray(value) ? value[0] : value);
  const { name, mbox, mbox_sha1sum: sum, openid, account } = found ?? {};
  const [held, called] = [one(account), one(name)];
  const [homePage, id] = [held?.homePage ?? held?.accountServiceHomePage, held?.name ?? held?.accountName];
  const who = homePage && id ? { account: { homePage, name: id } } : one(mbox) ? { mbox: one(mbox) } : one(sum) ? { mbox_sha1sum: one(sum) } : one(openid) && { openid: one(openid) };
  if (!who) throw new Error(`actor: found "${String(text ?? '').slice(0, 80)}", expected an agent with mbox, mbox_sha1sum, openid or account`);
  return { objectType: 'Agent', ...(called && { name: called }), ...who };
}

class Cmi5 {
  constructor(settings, launched, sender) {
    Object.assign(this, { settings, launched, sender });
    this.room = 64_000;
    this.there = Boolean(launched);
    this.trouble = false;
    this.best = null;
    this.began = Date.now();
    this.done = { completed: false, passed: false };
    if (sender) {
      sender.changed = (trouble) => {
        this.trouble = trouble;
        this.changed?.();
      };
    }
  }

  get completed() {
    return this.done.completed;
  }

  async begin() {
    if (!this.there) return this;
    const data = await this.sender.state('LMS.LaunchData') ?? {};
    // A store may keep its profiles to itself.
    const liked = await this.sender.profile('cmi5LearnerPreferences').catch(() => undefined) ?? {};
    this.lang = liked.languagePreference?.split(',')[0].trim() || undefined;
    this.template = data.contextTemplate ?? {};
    // Only a launch in earnest is judged.
    this.quiet = data.launchMode !== undefined && data.launchMode !== 'Normal';
    this.mastery = data.masteryScore;
    this.passing = data.masteryScore ?? (this.settings.passing ?? 0) / 100;
    this.back = data.returnURL;
    const kept = await this.sender.state(KEPT) ?? {};
    ({ progress: this.kept, place: this.place } = kept);
    this.best = kept.best ?? null;
    Object.assign(this.done, kept.done);
    // Where there is no launch data the launch is one of plain xAPI, which knows no sessions.
    this.cmi5 = data.contextTemplate !== undefined;
    if (this.cmi5) this.say('initialized');
    return this;
  }

  /** A statement; `of` is what it is about where that is not the unit itself. */
  say(verb, { result, of, moves, judged } = {}) {
    if (!this.open(verb)) return;
    const { actor, registration, activity } = this.launched;
    const context = structuredClone(this.template ?? {});
    if (registration) context.registration = registration;
    context.contextActivities ??= {};
    const categories = of || !this.cmi5 ? [] : moves ? [CMI5, MOVE_ON] : [CMI5];
    if (categories.length) context.contextActivities.category = [...list(context.contextActivities.category), ...categories.map((id) => ({ id }))];
    if (of) context.contextActivities.parent = [...list(context.contextActivities.parent), { id: activity }];
    if (judged && this.mastery !== undefined) context.extensions = { ...context.extensions, [MASTERY]: this.mastery };
    const statement = {
      id: crypto.randomUUID(),
      actor,
      verb: { id: VERBS[verb], display: { en: verb } },
      object: of ?? { objectType: 'Activity', id: activity },
      ...(result && { result }),
      context,
      timestamp: new Date().toISOString(),
    };
    if (verb === 'terminated') this.sender.last(statement);
    else this.sender.send(statement);
  }

  open(verb) {
    return this.there && !this.ended && (!this.quiet || verb === 'initialized' || verb === 'terminated');
  }

  spent() {
    return duration(Date.now() - this.began);
  }

  async report({ news, judged, kept, place }) {
    if (place) this.place = place;
    if (kept !== null) this.kept = kept;
    for (const one of news) (one.kind === 'asked' ? this.asked(one) : this.seen(one));
    const { done, whole, share } = judged;
    if (share !== null && done > 0) this.best = Math.max(share, this.best ?? 0);
    // Each of the two is said once in a registration.
    if (whole && !this.done.completed) {
      this.done.completed = true;
      this.say('completed', { result: { completion: true, duration: this.spent() }, moves: true });
    }
    if (this.best !== null && this.passing > 0) this.judge(whole);
    await this.save();
  }

  judge(whole) {
    const passes = this.best + 1e-9 >= this.passing;
    if (this.done.passed || !(passes || (whole && !this.done.failed))) return;
    this.done[passes ? 'passed' : 'failed'] = true;
    const score = { scaled: Math.round(this.best * 10_000) / 10_000 };
    this.say(passes ? 'passed' : 'failed', { result: { score, success: passes, duration: this.spent() }, moves: true, judged: true });
  }

  /** A question with its answer, as an interaction. */
  asked({ key, type, title, choices, response, right, correct }) {
    const { wordsIn } = this.settings;
    const definition = {
      type: QUESTION,
      name: { [wordsIn]: title },
      interactionType: type,
      ...(right !== undefined && { correctResponsesPattern: [right] }),
      ...(choices?.length && { choices: choices.map(({ id, text }) => ({ id, description: { [wordsIn]: text } })) }),
    };
    this.say('answered', { of: { objectType: 'Activity', id: this.item(key), definition }, result: { response, success: correct } });
  }

  /** An experiment that was run, a goal that was met. */
  seen({ key, title, stars }) {
    const definition = { type: OBJECTIVE, name: { [this.settings.wordsIn]: title } };
    const result = stars ? { success: true, score: { min: 0, max: 3, raw: stars } } : { completion: true };
    this.say('experienced', { of: { objectType: 'Activity', id: this.item(key), definition }, result });
  }

  item(key) {
    return `${this.settings.id}${key.replace('.', '/')}`;
  }

  goes(place) {
    this.place = place;
    return this.save();
  }

  async save() {
    if (!this.there || this.quiet || this.ended) return;
    const { kept, place, best, done } = this;
    await this.sender.keep(KEPT, { ...(kept && { progress: kept }), ...(place && { place }), ...(best !== null && { best }), done });
  }

  end() {
    if (this.cmi5) this.say('terminated', { result: { duration: this.spent() } });
    else this.sender?.last();
    this.ended = true;
  }
}

const list = (activities) => (Array.isArray(activities) ? activities : activities ? [activities] : []);

/** The course system, or what is silent where there is none: the learner can work, and is told that nothing is reported. */
export async function openCmi5(settings) {
  try {
    const launched = launch(location.search, settings);
    if (launched) return await new Cmi5(settings, launched, await Sender.begin(launched)).begin();
    console.warn('course: the address has no launch of cmi5 or xAPI; nothing is reported');
  } catch (why) {
    console.error(`course: nothing is reported: ${why.message}`);
  }
  return new Cmi5(settings, null, null).begin();
}
