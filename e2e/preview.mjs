// The picture beside a link to the page, and the icon of a telephone's first screen: what they are made of. found.test.mjs compares
// what is committed with what this draws today; UPDATE_BASELINES=1 writes it anew.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');
const face = (family, weight, file) =>
  `@font-face { font-family: "${family}"; font-weight: ${weight}; src: url(data:font/woff2;base64,${readFileSync(require.resolve(file)).toString('base64')}) }`;
/** Fonts come with the tests, so that machines agree. */
const FONTS = [
  face('Test Sans', '100 900', 'inter-ui/variable/InterVariable.woff2'),
  face('Test Mono', 400, '@fontsource/dejavu-mono/files/dejavu-mono-latin-400-normal.woff2'),
  face('Test Mono', 700, '@fontsource/dejavu-mono/files/dejavu-mono-latin-700-normal.woff2'),
].join('\n');

/** The drawing of a run, as the build has exported it. */
const ladder = () => /<figure[^>]*>(<svg[\s\S]*?<\/svg>)\s*<\/figure>/.exec(read('../dist/static/four-way-close.en.html'))[1]
  .replace(/font-family="[^"]*mono[^"]*"/gi, 'font-family="Test Mono"').replace(/font-family="(?!Test Mono)[^"]*"/g, 'font-family="Test Sans"');

/** The picture, 1200 px by 630: the ladder in full height, and beside it whose it is. */
export const preview = () => `<!doctype html><style>${FONTS}
  body { margin: 0; width: 1200px; height: 630px; overflow: hidden; display: flex; background: #f7f4ec; color: #1b1f24; font-family: "Test Sans" }
  .name { flex: 1; padding: 0 0 0 48px; display: flex; flex-direction: column; justify-content: center }
  .name svg { width: 96px; height: 96px; margin-inline-start: -18px }
  h1 { margin: 12px 0; font-size: 60px; font-weight: 700; letter-spacing: -0.02em; line-height: 1 }
  p { margin: 0; font-size: 28px; line-height: 1.25; color: #4a525c }
  .ladder { width: 790px; height: 630px; display: grid; place-items: center; background: #fdfcf8 }
  .ladder svg { width: 760px; height: 606px }
</style><div class="name"><svg viewBox="0 0 26 26" fill="none" stroke="#1b1f24" stroke-width="2" stroke-linecap="round"><path d="M5 3.5v19M21 3.5v19"/><path stroke="#1455c0" d="M5 6l16 3M21 11.5 5 14M21 15 5 17.5M5 19.5l16 2.5"/></svg>
<h1>Fourway</h1><p>How a TCP<br>connection ends</p></div><div class="ladder">${ladder()}</div>`;

/** The icon, 180 px by 180. */
export const icon = () => `<!doctype html><style>body { margin: 0 } svg { display: block; width: 180px; height: 180px }</style>${read('../www/offline/icon.svg').replace('0 0 52 52', '7 7 38 38')}`;

/** Both, with their files. */
export const PICTURES = [
  { file: '../www/offline/preview.png', width: 1200, height: 630, html: preview },
  { file: '../www/offline/icon-180.png', width: 180, height: 180, html: icon },
];
