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

/** What the launch says; null where the page was opened without one. */
export function launch(search) {
  const of = new URLSearchParams(search);
  const [endpoint, token, actor, registration, activity] = ['endpoint', 'fetch', 'actor', 'registration', 'activityId'].map((name) => of.get(name));
  if (!endpoint || !actor || !activity || !(token || of.get('auth'))) return null;
  return { endpoint: endpoint.replace(/\/?$/, '/'), token, auth: of.get('auth'), actor: JSON.parse(actor), registration, activity };
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
    const liked = await this.sender.profile('cmi5LearnerPreferences') ?? {};
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

/** The course system, or what is silent where there is none. */
export async function openCmi5(settings) {
  const launched = launch(location.search);
  if (!launched) console.warn('course: the address has no launch of cmi5; nothing is reported');
  return new Cmi5(settings, launched, launched && await Sender.begin(launched)).begin();
}
