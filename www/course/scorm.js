// Speaks with a course system by SCORM 1.2 or SCORM 2004.

/** Most parents that are asked for the interface. */
const LEVELS = 7;
/** Until a commit that failed is tried again, ms. */
const AGAIN = 5000;

/** How the two editions say the same. */
const DIALECTS = {
  scorm12: {
    api: 'API',
    calls: ['LMSInitialize', 'LMSFinish', 'LMSGetValue', 'LMSSetValue', 'LMSCommit', 'LMSGetLastError', 'LMSGetErrorString'],
    room: 4096,
    names: { score: 'cmi.core.score', place: 'cmi.core.lesson_location', time: 'cmi.core.session_time', exit: 'cmi.core.exit', lang: 'cmi.student_preference.language', passing: 'cmi.student_data.mastery_score' },
    span: clock,
    moment: (now) => now.toTimeString().slice(0, 8),
    interaction: { at: 'time', response: 'student_response', wrong: 'wrong', type: { other: 'performance' } },
    objective: 'status',
    // One letter for each choice, t or f.
    response: ({ type, choices }, text) => (type === 'choice' ? 'abcdefghij'[choices.findIndex(({ id }) => id === text)] : type === 'true-false' ? text[0] : text),
  },
  scorm2004: {
    api: 'API_1484_11',
    calls: ['Initialize', 'Terminate', 'GetValue', 'SetValue', 'Commit', 'GetLastError', 'GetErrorString'],
    room: 64_000,
    names: { score: 'cmi.score', place: 'cmi.location', time: 'cmi.session_time', exit: 'cmi.exit', lang: 'cmi.learner_preference.language', passing: 'cmi.scaled_passing_score' },
    span: duration,
    moment: (now) => `${now.toISOString().slice(0, 22)}Z`,
    interaction: { at: 'timestamp', response: 'learner_response', wrong: 'incorrect', type: {} },
    objective: 'completion_status',
    response: (asked, text) => text,
  },
};

/** A span of time as SCORM 1.2 has it: hours, minutes, seconds with hundredths. */
export function clock(ms) {
  const of = (unit, most) => String(Math.floor(ms / unit) % most).padStart(2, '0');
  return `${of(3_600_000, 10_000).padStart(4, '0')}:${of(60_000, 60)}:${of(1000, 60)}.${of(10, 100)}`;
}

/** A span of time by ISO 8601. */
export function duration(ms) {
  const [hours, minutes, hundredths] = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60, Math.floor(ms / 10) % 6000];
  return `PT${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${hundredths / 100}S`;
}

/** The interface of the course system: in a parent, or where the window was opened from. */
export function find(name) {
  const climb = (from) => {
    let at = from;
    for (let level = 0; at; level += 1) {
      try {
        if (at[name]) return at[name];
      } catch { /* of another origin */ }
      if (at.parent === at || level === LEVELS) return null;
      at = at.parent;
    }
    return null;
  };
  const opened = [window, window.top].map((from) => {
    try { return from.opener; } catch { return null; }
  });
  return climb(window) ?? opened.filter(Boolean).map(climb).find(Boolean) ?? null;
}

class Scorm {
  constructor(settings, dialect, api) {
    this.dialect = dialect;
    this.passing = (settings.passing ?? 0) / 100;
    this.room = dialect.room;
    this.there = Boolean(api);
    this.trouble = false;
    this.began = Date.now();
    this.best = null;
    const [begin, end, get, put, commit, error, text] = dialect.calls.map((name) => (...of) => api[name](...of));
    this.lms = { begin, end, get, put, commit, why: () => `${error()} ${text(error())}` };
  }

  get(name) {
    return this.open ? String(this.lms.get(name) ?? '') : '';
  }

  put(name, value) {
    if (!this.open) return false;
    const taken = String(this.lms.put(name, String(value))) === 'true';
    if (!taken) console.warn(`course: ${name} = ${String(value).slice(0, 80)}: ${this.lms.why()}`);
    return taken;
  }

  begin() {
    this.open = this.there && String(this.lms.begin('')) === 'true';
    if (this.there && !this.open) console.error(`course: the course system does not begin: ${this.lms.why()}`);
    this.there = this.open;
    const { names } = this.dialect;
    this.kept = this.get('cmi.suspend_data');
    this.place = this.get(names.place);
    this.lang = this.get(names.lang) || undefined;
    this.count = Number(this.get('cmi.interactions._count')) || 0;
    const raw = this.get(`${names.score}.raw`);
    this.best = raw === '' ? null : Number(raw) / 100;
    this.goals = new Map(Array.from({ length: Number(this.get('cmi.objectives._count')) || 0 }, (_, n) => [this.get(`cmi.objectives.${n}.id`), n]));
    const asked = Number(this.get(names.passing)) || 0;
    if (asked > 0) this.passing = asked > 1 ? asked / 100 : asked;
    this.status();
    this.save();
    return this;
  }

  /** What was reached is kept; an attempt that has just begun is incomplete, so that no course system takes it for done. */
  status() {
    const [status, success] = this.dialect.api === 'API' ? ['cmi.core.lesson_status'] : ['cmi.completion_status', 'cmi.success_status'];
    const was = this.get(status);
    this.completed = /^(completed|passed|failed)$/.test(was);
    this.passed = success ? this.get(success) === 'passed' : was === 'passed';
    this.one = !success;
    if (!this.completed) this.put(status, 'incomplete');
  }

  async report({ news, judged, kept, place }) {
    if (kept === null) console.warn(`course: the progress has no room in ${this.room} letters; what was kept before stays`);
    else this.put('cmi.suspend_data', kept);
    if (place) this.put(this.dialect.names.place, place);
    for (const one of news) (one.kind === 'asked' ? this.asked(one) : this.goal(one));
    this.score(judged);
    this.save();
  }

  /** A score is written once something was done, and never below one that stands. */
  score({ done, total, whole, share }) {
    const { score } = this.dialect.names;
    if (share !== null && done > 0 && share > (this.best ?? -1)) {
      this.best = share;
      this.put(`${score}.min`, 0);
      this.put(`${score}.max`, 100);
      this.put(`${score}.raw`, rounded(share * 100));
      if (!this.one) this.put(`${score}.scaled`, rounded(share));
    }
    const judged = this.passing > 0 && this.best !== null;
    const passes = judged && this.best + 1e-9 >= this.passing;
    if (this.one) return this.oneStatus(whole, judged, passes);
    if (!this.completed) this.put('cmi.progress_measure', rounded(done / total));
    if (whole && !this.completed) this.put('cmi.completion_status', 'completed');
    this.completed ||= whole;
    if (passes && !this.passed) this.passed = this.put('cmi.success_status', 'passed');
    else if (whole && judged && !this.passed) this.put('cmi.success_status', 'failed');
  }

  /** SCORM 1.2 has one status for completion and success. */
  oneStatus(whole, judged, passes) {
    const status = passes ? 'passed' : whole ? (judged ? 'failed' : 'completed') : null;
    if (!status || this.passed || (this.completed && status === 'failed')) return;
    if (this.put('cmi.core.lesson_status', status)) [this.completed, this.passed] = [true, status === 'passed'];
  }

  asked(asked) {
    const { interaction, moment, response } = this.dialect;
    const at = `cmi.interactions.${this.count}`;
    if (!this.put(`${at}.id`, asked.key)) return;
    this.count += 1;
    this.put(`${at}.type`, interaction.type[asked.type] ?? asked.type);
    this.put(`${at}.${interaction.at}`, moment(new Date()));
    if (asked.right !== undefined) this.put(`${at}.correct_responses.0.pattern`, response(asked, asked.right));
    this.put(`${at}.${interaction.response}`, response(asked, asked.response));
    this.put(`${at}.result`, asked.correct ? 'correct' : interaction.wrong);
    if (!this.one) this.put(`${at}.description`, asked.title.slice(0, 250));
  }

  goal({ key, stars }) {
    const n = this.goals.get(key) ?? this.goals.size;
    const at = `cmi.objectives.${n}`;
    if (!this.goals.has(key) && !this.put(`${at}.id`, key)) return;
    this.goals.set(key, n);
    this.put(`${at}.${this.dialect.objective}`, 'completed');
    if (!stars) return;
    this.put(`${at}.score.min`, 0);
    this.put(`${at}.score.max`, 3);
    this.put(`${at}.score.raw`, stars);
  }

  goes(place) {
    this.put(this.dialect.names.place, place);
    this.save();
  }

  /** Commits. */
  save() {
    if (!this.open) return;
    clearTimeout(this.again);
    const before = this.trouble;
    this.trouble = !this.commit();
    if (this.trouble) {
      console.error(`course: the course system did not take the result, it is tried again: ${this.lms.why()}`);
      this.again = setTimeout(() => this.save(), AGAIN);
    }
    if (before !== this.trouble) this.changed?.();
  }

  commit() {
    this.put(this.dialect.names.time, this.dialect.span(Date.now() - this.began));
    // Whatever was reached, another visit goes on from it.
    this.put(this.dialect.names.exit, 'suspend');
    return String(this.lms.commit('')) === 'true';
  }

  /** The page goes. A course system that sends nothing any more at this moment has all but the last seconds. */
  end() {
    clearTimeout(this.again);
    if (!this.open) return;
    this.commit();
    this.lms.end('');
    this.open = false;
  }
}

const rounded = (number) => Math.round(number * 10_000) / 10_000;

/** The course system, or what is silent where there is none. */
export async function openScorm(settings) {
  const dialect = DIALECTS[settings.standard];
  const api = find(dialect.api);
  if (!api) console.warn(`course: found no ${dialect.api} in a parent or opener; nothing is reported`);
  return new Scorm(settings, dialect, api).begin();
}
