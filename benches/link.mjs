// The first visit over a slow link: the same files, compressed as a server of pages would.
import { createServer } from 'node:http';
import { brotliCompressSync, constants } from 'node:zlib';
import { SLOWDOWN, URL_, ms, of, quantile, visit } from './browser.mjs';

const VISITS = 5;
/** A link of a telephone: bits a second, and ms that an answer is late. */
const LINK = { rate: 10e6, latency: 40 };

/** Serves what `URL_` serves, with brotli. */
async function compressed() {
  const kept = new Map();
  const server = createServer(async ({ url }, response) => {
    if (!kept.has(url)) {
      const answer = await fetch(new URL(url.slice(1), URL_));
      const body = Buffer.from(await answer.arrayBuffer());
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
      kept.set(url, { type: answer.headers.get('content-type') ?? '', body: brotliCompressSync(body, { params }) });
    }
    const { type, body } = kept.get(url);
    response.writeHead(200, { 'content-type': type, 'content-encoding': 'br', 'cache-control': 'no-store' });
    response.end(body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

async function slow(session) {
  await session.send('Network.enable');
  const throughput = LINK.rate / 8;
  await session.send('Network.emulateNetworkConditions', {
    offline: false, latency: LINK.latency, downloadThroughput: throughput, uploadThroughput: throughput,
  });
}

/** Rows for the link. */
export async function link() {
  const server = await compressed();
  // The first visit makes the server compress and is not counted.
  await visit(SLOWDOWN, server.url, slow);
  const visits = [];
  for (let i = 0; i < VISITS; i += 1) visits.push(await visit(SLOWDOWN, server.url, slow));
  server.close();
  const median = (what) => quantile(visits.map((one) => one[what]), 0.5);
  const how = `10 Mbit/s, 40 ms, ${SLOWDOWN} times slower`;
  return [
    [`the shell is seen, ${how}`, ms(median('shell')), '', `median of ${VISITS} visits`],
    [`usable, ${how}`, ms(median('ready')), of(median('ready'), 1000)],
  ];
}
