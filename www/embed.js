// For pages that embed Fourway: `<fourway-lab scene="lost-fin"></fourway-lab>`, or `Fourway.embed(where, options)`. It asks
// nothing of anybody but the frame it makes. docs/embedding.md describes it, embed.d.ts has the types.
(() => {
  // It may be there already; an element with this id is not it.
  if (window.Fourway?.embed) return;
  const VERSION = 1;
  const script = document.currentScript ?? [...document.scripts].find(({ src }) => /\/embed\.js([?#]|$)/.test(src));
  const HOME = new URL('./', script?.src || location.href).href;
  /** The parameters of `?embed` but `host`, which is known here. */
  const OPTIONS = ['scene', 'scenario', 'way', 'at', 'paused', 'controls', 'acts', 'theme', 'lang', 'height', 'seed', 'link'];
  const EVENTS = ['ready', 'size', 'state', 'step', 'goal', 'answer', 'score', 'error'];
  /** Least and most height that a frame is given, px; before it has told its own it has the first height. */
  const [LEAST, MOST, FIRST] = [240, 4000, 600];
  /** How long an answer is waited for, ms. */
  const PATIENCE = 15_000;

  const address = (home, options) => {
    const url = new URL(home);
    url.searchParams.set('embed', '');
    for (const name of OPTIONS) {
      const value = options[name];
      if (value !== undefined && value !== null && value !== '') url.searchParams.set(name, String(value));
    }
    if (location.origin !== 'null') url.searchParams.set('host', location.origin);
    return url;
  };

  /** A frame with the page in it, and the way to speak with it. */
  class Lab {
    #frame;
    #origin;
    #asked = new Map();
    #heard = new Map(EVENTS.map((name) => [name, new Set()]));
    #last = 0;
    #ready;
    #begin;
    #stop;
    #sized;
    #begun = false;
    #window;
    #gone;

    constructor(frame, { sized = true } = {}) {
      this.#frame = frame;
      this.#sized = sized;
      this.#origin = new URL(frame.src, location.href).origin;
      this.#wait();
      this.#take = this.#take.bind(this);
      addEventListener('message', this.#take);
    }

    get frame() {
      return this.#frame;
    }

    /** Resolves once the page in the frame runs. */
    get ready() {
      return this.#ready;
    }

    load(what) {
      return this.#ask('load', typeof what === 'string' ? { scene: what } : what);
    }

    play() {
      return this.#ask('play');
    }

    pause() {
      return this.#ask('pause');
    }

    seek(at) {
      return this.#ask('seek', { at });
    }

    setTheme(theme) {
      return this.#ask('theme', { theme });
    }

    /** The page is loaded anew in its frame; what is open stays. */
    async setLanguage(lang) {
      await this.#ask('language', { lang });
      this.#wait();
      await this.#ready;
    }

    getState() {
      return this.#ask('state');
    }

    resume({ link, progress } = {}) {
      return this.#ask('resume', { state: { ...(link && { link }), ...(progress && { progress }) } });
    }

    /** Calls back at each event of a name; gives a function that ends it. */
    on(name, back) {
      const heard = this.#heard.get(name);
      if (!heard) throw new TypeError(`found no event "${name}", expected one of ${EVENTS.join(', ')}`);
      heard.add(back);
      return () => heard.delete(back);
    }

    /** Forgets the frame; who waits for an answer is told. */
    close() {
      removeEventListener('message', this.#take);
      this.#gone = new Error('the frame was taken away');
      this.#stop(this.#gone);
      this.#asked.forEach(({ fail }) => fail(this.#gone));
      this.#asked.clear();
    }

    #wait() {
      this.#begun = false;
      this.#ready = new Promise((done, fail) => { [this.#begin, this.#stop] = [done, fail]; });
      // Who never asks is not bothered by what became of it.
      this.#ready.catch(() => {});
    }

    async #ask(type, more = {}) {
      // A frame that was taken out of its page and put back begins anew.
      if (this.#begun && this.#frame.contentWindow !== this.#window) this.#wait();
      await this.#ready;
      if (this.#gone) throw this.#gone;
      const id = this.#last += 1;
      return new Promise((done, fail) => {
        const end = setTimeout(() => {
          this.#asked.delete(id);
          fail(new Error(`${type}: no answer`));
        }, PATIENCE);
        const over = (take) => (value) => { clearTimeout(end); take(value); };
        this.#asked.set(id, { done: over(done), fail: over(fail) });
        this.#frame.contentWindow?.postMessage({ fourway: VERSION, type, id, ...more }, this.#origin);
      });
    }

    #take = function take({ source, origin, data }) {
      if (!source || source !== this.#frame.contentWindow || origin !== this.#origin) return;
      if (data === null || typeof data !== 'object' || data.fourway !== VERSION) return;
      const { fourway, type, id, ...more } = data;
      const asked = this.#asked.get(id);
      if (asked && /^(done|state|error)$/.test(type)) {
        this.#asked.delete(id);
        return void (type === 'error' ? asked.fail(new Error(String(more.text))) : asked.done(more));
      }
      if (!EVENTS.includes(type)) return;
      if (type === 'ready') {
        // An answer to a question of which the page's own news took the place.
        if (this.#begun && more.again) return;
        this.#begun = true;
        this.#window = source;
        this.#begin(more);
        // A page that could not start and was loaded again.
        this.#ready = Promise.resolve(more);
      }
      // The engine cannot run there: who waits for it waits in vain.
      if (type === 'error' && more.code === 'start') this.#stop(new Error(String(more.text)));
      if (type === 'size' && !this.#size(more.height)) return;
      this.#heard.get(type).forEach((back) => back(more));
      this.#frame.dispatchEvent(new CustomEvent(`fourway-${type}`, { detail: more, bubbles: true, composed: true }));
    };

    #size(height) {
      if (typeof height !== 'number' || !Number.isFinite(height)) return false;
      if (this.#sized) this.#frame.style.height = `${Math.min(MOST, Math.max(LEAST, Math.ceil(height)))}px`;
      return true;
    }
  }

  const made = (options) => {
    const frame = document.createElement('iframe');
    frame.title = options.title || 'Fourway';
    frame.src = address(options.home || HOME, options);
    // Where the host's pages tell nobody where they are, the frame is told by its address.
    frame.referrerPolicy = 'origin';
    // What a host says of all its frames is not meant for this one.
    const plain = 'min-width:0;max-width:none;min-height:0;max-height:none;margin:0;padding:0;border:0;transform:none;color-scheme:normal';
    frame.style.cssText = `display:block;width:100%;height:${FIRST}px;${plain}`;
    return frame;
  };

  /** `<fourway-lab>`: its attributes are the options. Nothing is loaded before it comes near what is seen. */
  class FourwayLab extends HTMLElement {
    static observedAttributes = ['scene', 'scenario', 'way', 'at', 'theme', 'lang'];

    #lab;
    #near;
    #here = [];
    #changed;

    connectedCallback() {
      if (!this.shadowRoot) {
        // A sheet that is made, unlike one that is written, is not refused by a strict policy.
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`:host{display:block;min-height:${LEAST}px}:host([hidden]){display:none}`);
        this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
      }
      if (this.getAttribute('loading') === 'eager' || !window.IntersectionObserver) return void this.open();
      this.style.minHeight ||= `${FIRST}px`;
      this.#near = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && this.open(), { rootMargin: '300px' });
      this.#near.observe(this);
    }

    disconnectedCallback() {
      this.#near?.disconnect();
      this.#lab?.close();
      this.#lab?.frame.remove();
      this.#lab = undefined;
    }

    attributeChangedCallback(name, old, value) {
      if (!this.#lab || old === value) return;
      if (name === 'theme') return void this.setTheme(value ?? 'auto').catch(() => {});
      if (name === 'lang') return void (value && this.setLanguage(value).catch(() => {}));
      // Several attributes that change together are one change.
      this.#changed ??= Promise.resolve().then(() => {
        this.#changed = undefined;
        const { scene, scenario, way, at, paused } = this.#options();
        const what = { ...(scenario ? { scenario } : scene && { scene }), ...(way && { way }), ...(at && { at: Number(at) }) };
        return this.load({ ...what, paused: paused !== 'false' }).catch(() => {});
      });
    }

    /** Loads the page now; gives what speaks with it. */
    open() {
      if (this.#lab) return this.#lab;
      this.#near?.disconnect();
      const frame = made(this.#options());
      this.style.minHeight = '';
      this.#lab = new Lab(frame, { sized: this.getAttribute('height') !== 'fixed' });
      EVENTS.forEach((name) => this.#lab.on(name, (told) => this.#here.forEach(([of, back]) => of === name && back(told))));
      if (!this.hasAttribute('title')) this.#lab.on('ready', ({ title }) => { frame.title = String(title); });
      if (this.getAttribute('height') === 'fixed') frame.style.height = this.style.height ? '100%' : `${FIRST}px`;
      this.shadowRoot.append(frame);
      return this.#lab;
    }

    on(name, back) {
      const one = [name, back];
      if (!EVENTS.includes(name)) throw new TypeError(`found no event "${name}", expected one of ${EVENTS.join(', ')}`);
      this.#here.push(one);
      return () => { this.#here = this.#here.filter((other) => other !== one); };
    }

    get ready() {
      return this.open().ready;
    }

    #options() {
      const options = Object.fromEntries(OPTIONS.map((name) => [name, this.getAttribute(name)]));
      return { ...options, title: this.getAttribute('title'), home: this.getAttribute('home') };
    }
  }
  for (const name of ['load', 'play', 'pause', 'seek', 'setTheme', 'setLanguage', 'getState', 'resume']) {
    FourwayLab.prototype[name] = function ask(...of) {
      return this.open()[name](...of);
    };
  }

  /** Puts a frame into an element, or the one that a selector finds. */
  const embed = (where, options = {}) => {
    const place = typeof where === 'string' ? document.querySelector(where) : where;
    if (!place) throw new TypeError(`found no element "${where}"`);
    const frame = made(options);
    const lab = new Lab(frame, { sized: options.height !== 'fixed' });
    if (!options.title) lab.on('ready', ({ title }) => { frame.title = String(title); });
    place.append(frame);
    return lab;
  };
  /** Speaks with a frame that stands in the page, `<iframe src="…/?embed&…">`. */
  const attach = (frame, options) => {
    const lab = new Lab(frame, options);
    // It may have begun before; what is asked is no secret.
    frame.contentWindow?.postMessage({ fourway: VERSION, type: 'hello' }, '*');
    return lab;
  };

  window.Fourway = { version: VERSION, embed, attach, address: (options = {}) => address(options.home || HOME, options).href };
  if (!customElements.get('fourway-lab')) customElements.define('fourway-lab', FourwayLab);
})();
