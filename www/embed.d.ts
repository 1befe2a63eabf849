// Types of embed.js and of the messages between an embedded page and its host; docs/embedding.md has the prose.

export type Theme = 'auto' | 'light' | 'dark';

/** The parameters of `?embed`, as options of `Fourway.embed` and attributes of `<fourway-lab>`. */
export interface Options {
  /** A scene of the gallery, by the stem of its file. */
  scene?: string;
  /** Instead of a scene: a whole link, `fourway=1&...`. */
  scenario?: string;
  /** A way to learn and what of it: `lesson/care`; `lab` is the Lab. */
  way?: string;
  /** The moment of the scene that is shown first, µs. */
  at?: number;
  paused?: boolean;
  controls?: 'full' | 'play' | 'none';
  acts?: 'all' | 'none';
  theme?: Theme;
  /** BCP 47. */
  lang?: string;
  height?: 'auto' | 'fixed';
  seed?: number;
  /** A line leads to the full page. */
  link?: boolean;
  /** The frame's accessible name. */
  title?: string;
  /** Where the page is, when it is not where embed.js is. */
  home?: string;
}

/** How a run ends, as docs/scenario.md has it. */
export type Outcome = 'closed' | 'reset' | 'timed-out' | 'half-open' | 'stuck' | 'bounded';

/** What is shown. `at` is the moment, µs, of the last rest. */
export interface State {
  link: string;
  /** Empty where the run is no scene. */
  scene: string;
  way: string;
  at: number;
  playing: boolean;
  /** How the run ends if nobody does anything more, whatever moment is shown; empty before there is a run. */
  end: Outcome | '';
}

/** What `getState` gives, and `resume` takes. `progress` is the learner's, as docs/content.md has it. */
export interface Kept extends State {
  progress: string;
}

export interface Problem {
  /** `parameter`, `message`, `busy`, `start` (the engine cannot run there), `stopped` (it stopped), or the command that failed. */
  code: string;
  /** The parameter. */
  of?: string;
  /** One line, in English. */
  text: string;
}

/** What each event tells. */
export interface Events {
  ready: { title: string; lang: string; parameters: Required<Omit<Options, 'title' | 'home'>> & { host: string }; problems: Problem[]; /** The answer to `hello`. */ again?: true };
  size: { height: number };
  state: State;
  step: { way: 'lesson' | 'myths'; item: string };
  goal: { way: 'challenges'; item: string; stars: number; acts: number };
  answer:
    | { way: 'lesson'; item: string; /** The place of the choice, from 1. */ answer: number }
    | { way: 'myths'; item: string; believed: boolean; /** 0 to 100. */ sure: number }
    | { way: 'recall'; item: string; right: boolean; streak: number };
  score: { steps: number; myths: number; challenges: number; stars: number; cards: number };
  error: Problem;
}

/** From the page to its host. An answer has the `id` of what it answers. */
export type FromPage =
  | { [Name in keyof Events]: { fourway: 1; type: Name; id?: number | string } & Events[Name] }[keyof Events]
  | { fourway: 1; type: 'done'; id?: number | string };

/** From the host to the page. */
export type ToPage = { fourway: 1; id?: number | string } & (
  | { type: 'load'; scene?: string; scenario?: string; way?: string; at?: number; paused?: boolean }
  | { type: 'play' | 'pause' | 'hello' | 'state' }
  | { type: 'seek'; at: number }
  | { type: 'theme'; theme: Theme }
  | { type: 'language'; lang: string }
  | { type: 'resume'; state: { link?: string; progress?: string } }
);

export interface Lab {
  /** Resolves once the page runs; rejects where its engine cannot, as without WebAssembly. */
  readonly ready: Promise<Events['ready']>;
  load(what: string | Pick<Options, 'scene' | 'scenario' | 'way' | 'at' | 'paused'>): Promise<object>;
  play(): Promise<object>;
  pause(): Promise<object>;
  /** To a moment, µs. */
  seek(at: number): Promise<object>;
  setTheme(theme: Theme): Promise<object>;
  /** The page is loaded anew in its frame; what is open stays. */
  setLanguage(lang: string): Promise<void>;
  getState(): Promise<Kept>;
  resume(state: { link?: string; progress?: string }): Promise<object>;
  /** Gives a function that ends it. The element dispatches `fourway-<name>` as well. */
  on<Name extends keyof Events>(name: Name, back: (told: Events[Name]) => void): () => void;
}

export interface FramedLab extends Lab {
  readonly frame: HTMLIFrameElement;
  /** Forgets the frame. */
  close(): void;
}

declare global {
  interface Window {
    Fourway: {
      version: 1;
      embed(where: string | Element, options?: Options): FramedLab;
      attach(frame: HTMLIFrameElement, options?: { sized?: boolean }): FramedLab;
      address(options?: Options): string;
    };
  }
  interface HTMLElementTagNameMap {
    'fourway-lab': HTMLElement & Lab & { open(): FramedLab };
  }
}
