// What tests of embedded pages share: host pages on another origin, and frames in them.
import { createServer } from 'node:http';
import { after, before } from 'node:test';
import { URL_, open, ready } from './support.mjs';

const pages = new Map();
let server;
let host;

/** Serves host pages, each with the headers that it was given, while the tests of a file run. */
export function withHosts() {
  before(async () => {
    server = createServer((asked, answer) => {
      const { body, headers } = pages.get(asked.url.slice(1)) ?? {};
      answer.writeHead(body === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8', ...headers });
      answer.end(body === undefined ? '' : `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,"><main>${body}</main></html>`);
    });
    await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
    host = `http://127.0.0.1:${server.address().port}`;
  });
  after(() => server.close());
}

/** Opens a host page with this in it. */
export async function hosted(body, headers = {}) {
  const name = `host-${pages.size}`;
  pages.set(name, { body, headers });
  return open(`${host}/${name}`);
}

export const SCRIPT = `<script src="${URL_}embed.js"></script>`;

/** A plain frame, and what it tells its host, noted as it comes. */
export const plain = (query, style = 'width:600px;height:600px') => `<iframe title="lab" src="${URL_}?embed${query}" style="border:0;${style}"></iframe>
  <script>
    const told = [];
    addEventListener('message', ({ data, origin }) => { if (data?.fourway || data?.subject || data?.context) told.push({ ...data, origin }); });
    const ask = (message, from = frames[0]) => from.postMessage(message, '*');
  </script>`;

/** Waits for what the page tells. */
export const until = (page, type, more = '') => page.waitForFunction(`told.find((one) => one.type === '${type}' ${more})`).then((found) => found.jsonValue());

/** The frame with the page in it. */
export const inside = (page) => page.frames().find((one) => one.url().startsWith(URL_));

/** The same, once its engine runs. */
export const running = async (page) => {
  const frame = inside(page) ?? await page.waitForEvent('framenavigated', (one) => one.url().startsWith(URL_));
  await ready(frame);
  return frame;
};

/** What is cut off by the frame, and whether the page itself scrolls. */
export function outside() {
  const [width, height] = [innerWidth, innerHeight];
  const bad = [];
  const root = document.scrollingElement;
  if (root.scrollHeight > height + 1 || root.scrollWidth > width + 1) bad.push(`the page scrolls: ${root.scrollWidth} x ${root.scrollHeight}`);
  for (const part of document.querySelectorAll('.transport button, .host button, .tabs button, .embed-line a, .sheet .handle')) {
    const box = part.getBoundingClientRect();
    if (box.width && (box.left < -1 || box.right > width + 1 || box.top < -1 || box.bottom > height + 1)) bad.push(part.outerHTML.slice(0, 90));
  }
  // What a person reads stands in an open sheet; lowered, it gives the ladder its room.
  const [name, part] = document.querySelector('.sheet[data-open=true]') ? ['sheet', '.sheet .tab-panel'] : ['ladder', '.scroller'];
  const room = document.querySelector(part)?.getBoundingClientRect();
  if (room && room.height < 100) bad.push(`the ${name} has ${room.height} px`);
  return bad;
}
