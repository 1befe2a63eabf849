// Statements on their way to a store of records by xAPI 1.0.3: in order, each once, again after a failure.

const VERSION = '1.0.3';
/** The waits between tries, ms; the last one stays. */
const WAITS = [1000, 2000, 5000, 15_000, 30_000];
/** Longest body of a request that outlives its page, letters; browsers allow 64 KiB in all. */
const OUTLIVES = 50_000;
/** Answers after which the same may be asked again. */
const AGAIN = new Set([0, 408, 425, 429, 500, 502, 503, 504]);

/** Sends statements and keeps documents for one learner and one activity. */
export class Sender {
  #launched;
  #authorization;
  #waiting = [];
  #running = false;
  #underway = [];
  #closing = false;
  #failures = 0;
  #timer;
  #documents = new Map();
  #keeping = Promise.resolve();

  /** Is told whether something waits that could not be sent. */
  changed = () => {};

  /** With the right to send, which is fetched once. */
  static async begin(launched) {
    const sender = new Sender();
    sender.#launched = launched;
    sender.#authorization = launched.token ? `Basic ${await token(launched.token)}` : launched.auth;
    return sender;
  }

  /** A document that the course system or this page has kept; undefined where there is none. */
  state(name) {
    return this.#read(this.#place('activities/state', { stateId: name, activityId: this.#launched.activity, agent: JSON.stringify(this.#launched.actor), registration: this.#launched.registration }));
  }

  profile(name) {
    return this.#read(this.#place('agents/profile', { profileId: name, agent: JSON.stringify(this.#launched.actor) }));
  }

  async #read(url) {
    const answer = await fetch(url, { headers: this.#headers() });
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw new Error(`${url.pathname}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  /** Keeps a document; of two that wait under a name the later one goes. */
  keep(name, document) {
    this.#documents.set(name, document);
    this.#keeping = this.#keeping.then(() => this.#put(name));
    return this.#keeping;
  }

  async #put(name) {
    const document = this.#documents.get(name);
    if (!document) return;
    this.#documents.delete(name);
    const url = this.#place('activities/state', { stateId: name, activityId: this.#launched.activity, agent: JSON.stringify(this.#launched.actor), registration: this.#launched.registration });
    const status = await this.#ask('PUT', url, document);
    if (status < 300 && status > 0) return;
    console.error(`course: the progress was not kept: ${status || 'no answer'}`);
    // What is newer takes its place.
    if (AGAIN.has(status) && !this.#documents.has(name)) {
      this.#documents.set(name, document);
      setTimeout(() => this.#put(name), WAITS.at(-1));
    }
  }

  /** A statement, after those that wait. */
  send(statement) {
    this.#waiting.push(statement);
    this.#drain();
  }

  async #drain() {
    if (this.#running || this.#timer || this.#closing || !this.#waiting.length) return;
    this.#running = true;
    const batch = this.#failures ? this.#waiting.slice(0, 1) : [...this.#waiting];
    this.#underway = batch;
    const status = await this.#ask('POST', this.#place('statements'), batch);
    this.#underway = [];
    this.#running = false;
    this.#answered(status, batch);
  }

  /** What becomes of statements after an answer. A statement that is there already has arrived. */
  #answered(status, batch) {
    const before = this.#failures > 0;
    const gone = (status >= 200 && status < 300) || (batch.length === 1 && !AGAIN.has(status));
    if (gone) {
      if (status >= 300 && status !== 409) console.error(`course: a statement was refused with ${status}: ${JSON.stringify(batch[0])}`);
      this.#waiting = this.#waiting.filter((one) => !batch.includes(one));
      this.#failures = 0;
    } else {
      const wait = batch.length > 1 && !AGAIN.has(status) ? 0 : WAITS[Math.min(this.#failures, WAITS.length - 1)];
      this.#failures += 1;
      console.warn(`course: ${batch.length} statements not sent: ${status || 'no answer'}; again in ${wait / 1000} s`);
      this.#timer = setTimeout(() => { this.#timer = undefined; this.#drain(); }, wait);
    }
    if (before !== this.#failures > 0) this.changed(this.#failures > 0);
    if (gone) this.#drain();
  }

  /** The page goes: a last statement, and what waits. What is under way arrives by itself. */
  last(statement) {
    clearTimeout(this.#timer);
    this.#closing = true;
    const rest = [...this.#waiting.filter((one) => !this.#underway.includes(one)), ...(statement ? [statement] : [])];
    if (rest.length) this.#ask('POST', this.#place('statements'), rest);
    for (const name of [...this.#documents.keys()]) this.#put(name);
  }

  #place(resource, parameters = {}) {
    const url = new URL(resource, this.#launched.endpoint);
    for (const [name, value] of Object.entries(parameters)) if (value) url.searchParams.set(name, value);
    return url;
  }

  #headers() {
    return { Authorization: this.#authorization, 'X-Experience-API-Version': VERSION, 'Content-Type': 'application/json' };
  }

  /** The status of the answer; 0 where there was none. */
  async #ask(method, url, content) {
    try {
      const body = JSON.stringify(content);
      // A request goes on when its page goes.
      const answer = await fetch(url, { method, headers: this.#headers(), body, keepalive: body.length < OUTLIVES });
      if (!answer.ok) console.warn(`course: ${method} ${url.pathname}: ${answer.status} ${(await answer.text()).slice(0, 500)}`);
      return answer.status;
    } catch (why) {
      console.warn(`course: ${method} ${url.pathname}: ${why.message}`);
      return 0;
    }
  }
}

/** The token, which the course system gives once for each launch: a page that is loaded again has it still. */
async function token(url) {
  const kept = `fourway.token ${url}`;
  try {
    const before = sessionStorage.getItem(kept);
    if (before) return before;
  } catch { /* as in some frames */ }
  const answer = await (await fetch(url, { method: 'POST' })).json();
  if (!answer['auth-token']) throw new Error(`the launch gave no token: ${answer['error-text'] ?? JSON.stringify(answer)}`);
  try { sessionStorage.setItem(kept, answer['auth-token']); } catch { /* See above. */ }
  return answer['auth-token'];
}
