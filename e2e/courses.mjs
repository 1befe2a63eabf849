// Course systems for the tests of packages: a reader of zip files, pages with a runtime of SCORM that others wrote, and a store of
// xAPI records that checks what it is given.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { inflateRawSync } from 'node:zlib';

const require = createRequire(import.meta.url);
const { default: checkStatement } = require('@learninglocker/xapi-validation');

/** Where the packages are. */
const PLACE = process.env.FOURWAY_PACKAGES ?? new URL('../target/packages/', import.meta.url).pathname;
const KINDS = { html: 'text/html', js: 'text/javascript', css: 'text/css', json: 'application/json', wasm: 'application/wasm', txt: 'text/plain' };

/** The files of a zip file, by name, from its directory at the end. */
export function unzip(bytes) {
  const files = new Map();
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left; left -= 1) {
    const [method, packed] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, more, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
    const local = bytes.readUInt32LE(at + 42);
    const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const raw = bytes.subarray(begin, begin + packed);
    files.set(bytes.toString('utf8', at + 46, at + 46 + name), method === 8 ? inflateRawSync(raw) : raw);
    at += 46 + name + more + comment;
  }
  return files;
}

/** The files of a package. */
export const opened = async (part, standard) => unzip(await readFile(`${PLACE}/fourway-${part.replace('/', '-')}-${standard}.zip`));

/** Serves a package under `/package/`, and what `more` answers; gives the address and what ends it. */
export async function serve(files, more) {
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, 'http://localhost');
    const bytes = files.get(decodeURIComponent(url.pathname).replace('/package/', ''));
    if (bytes) {
      response.writeHead(200, { 'Content-Type': KINDS[url.pathname.split('.').at(-1)] ?? 'application/octet-stream' }).end(bytes);
    } else if (!await more(request, response, url)) response.writeHead(404).end();
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  // A test that fails does not wait for it.
  server.unref();
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => (server.close(), server.closeAllConnections()) };
}

export const body = async (request) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
};

/** How the page of a course system begins with each runtime. */
const RUNTIMES = {
  scorm12: { file: 'scorm12.min.js', api: 'API', make: 'Scorm12API', done: 'LMSFinish' },
  scorm2004: { file: 'scorm2004.min.js', api: 'API_1484_11', make: 'Scorm2004API', done: 'Terminate' },
};

/**
 * A course system: scorm-again in the page, which sends each commit here. `saved` is the last one; the next visit begins with it. `fails`
 * makes commits fail.
 */
export async function courseSystem(files, standard) {
  const { file, api, make } = RUNTIMES[standard];
  const system = { commits: [], saved: null, fails: false };
  const page = `<!doctype html><title>Course system</title><script src="/${file}"></script><script>
    const settings = { lmsCommitUrl: '/commit', autocommit: false, logLevel: 4, sendFullCommit: true, autoProgress: false, strict_errors: true };
    const api = window.${api} = new ${make}(settings);
    window.refused = [];
    for (const call of ['${api === 'API' ? 'LMSSetValue' : 'SetValue'}', '${api === 'API' ? 'LMSInitialize' : 'Initialize'}']) {
      const own = api[call].bind(api);
      api[call] = (...of) => {
        const answer = own(...of);
        if (String(answer) !== 'true') window.refused.push([call, ...of, api.lastErrorCode]);
        return answer;
      };
    }
    const saved = SAVED;
    if (saved) api.loadFromJSON(saved.cmi ?? saved, '');
  </script><body style="margin:0"><iframe src="OPENS" style="width:100%;height:760px;border:0"></iframe>`;
  const served = await serve(files, async (request, response, { pathname, searchParams }) => {
    if (pathname === `/${file}`) {
      response.writeHead(200, { 'Content-Type': KINDS.js }).end(await readFile(new URL(`../node_modules/scorm-again/dist/${file}`, import.meta.url)));
    } else if (pathname === '/commit') {
      const text = await body(request);
      if (system.fails) response.writeHead(503).end('{"result":"false","errorCode":101}');
      else {
        system.saved = JSON.parse(text);
        system.commits.push(system.saved);
        response.writeHead(200, { 'Content-Type': KINDS.json }).end('{"result":"true","errorCode":0}');
      }
    } else if (pathname.startsWith('/nest/')) {
      // So many frames stand between the course system and the package.
      const deeper = Number(pathname.slice(6)) - 1;
      response.writeHead(200, { 'Content-Type': KINDS.html }).end(`<!doctype html><iframe src="${deeper < 0 ? '/package/course/index.html' : `/nest/${deeper}`}"></iframe>`);
    } else if (pathname === '/host') {
      response.writeHead(200, { 'Content-Type': KINDS.html }).end(page.replace('OPENS', searchParams.get('opens') ?? '/package/course/index.html').replace('SAVED', () => JSON.stringify(system.saved).replaceAll('<', '\\u003c')));
    } else return false;
    return true;
  });
  return Object.assign(system, served);
}

/** What is wrong with a statement by the rules of xAPI 1.0.3, whoever launched what sends it. */
function amiss(statement, said) {
  const found = checkStatement(statement).map((warning) => `${warning.constructor.name} at ${(warning.path ?? []).join('.')}`);
  if (JSON.stringify(statement).includes(':null')) found.push('null');
  for (const part of ['id', 'actor', 'verb', 'object', 'timestamp']) if (!statement[part]) found.push(`no ${part}`);
  if (said.some(({ id }) => id === statement.id)) found.push('an id twice');
  const { definition = {} } = statement.object ?? {};
  if (statement.verb?.id.endsWith('/answered')) found.push(...question(definition, statement.result ?? {}));
  return found;
}

/** What is wrong with a question and its answer: an interaction names its choices, and the answer is one of them. */
function question({ type, interactionType, choices, correctResponsesPattern: right }, { response, success }) {
  const found = [];
  if (type !== 'http://adlnet.gov/expapi/activities/cmi.interaction') found.push(`a question of type ${type}`);
  if (!['choice', 'true-false', 'other'].includes(interactionType)) found.push(`an interaction ${interactionType}`);
  if (typeof response !== 'string' || typeof success !== 'boolean') found.push('no answer');
  const ids = interactionType === 'choice' ? choices.map(({ id }) => id) : ['true', 'false', 'right', 'wrong'];
  if (![response, ...(right ?? [])].every((one) => ids.includes(one))) found.push(`${response} of ${ids}`);
  if (right && success !== right.includes(response)) found.push('an answer that is judged wrongly');
  return found;
}

/** What a store of records answers to a statement: nothing where it is in order by the rules of xAPI 1.0.3 and of cmi5. */
function wrong(statement, said) {
  const found = amiss(statement, said);
  const verb = statement.verb?.id?.split('/').at(-1);
  const verbs = said.map((one) => one.verb.id.split('/').at(-1));
  const categories = (statement.context?.contextActivities?.category ?? []).map(({ id }) => id.split('/').at(-1));
  const defined = ['initialized', 'completed', 'passed', 'failed', 'terminated'].includes(verb);
  if (verbs.includes('terminated')) found.push('a statement after terminated');
  if (!verbs.length && verb !== 'initialized') found.push('a statement before initialized');
  if (defined && verbs.includes(verb)) found.push(`${verb} twice in a session`);
  if (categories.includes('cmi5') !== defined) found.push(`the category cmi5 with ${verb}`);
  if (categories.includes('moveon') !== /^(completed|passed|failed)$/.test(verb)) found.push(`the category moveon with ${verb}`);
  if (/^(completed|passed|failed|terminated)$/.test(verb) && !/^PT/.test(statement.result?.duration)) found.push(`${verb} without a duration`);
  if (verb === 'completed' && (statement.result.score || !statement.result.completion)) found.push('completed with a score');
  if (verb === 'passed' && !(statement.result.score.scaled >= MASTERY && statement.result.success)) found.push('passed below mastery');
  if (verb === 'failed' && verbs.includes('passed')) found.push('failed after passed');
  if (statement.context?.extensions?.[SESSION] !== 'session-1') found.push('no session');
  if (statement.context?.registration !== REGISTRATION) found.push('no registration');
  return found;
}

const SESSION = 'https://w3id.org/xapi/cmi5/context/extensions/sessionid';
const REGISTRATION = '3f4e1f0a-5a1b-4c7e-9d53-1c4a0f6b2d11';
const MASTERY = 0.8;
const ACTOR = { objectType: 'Agent', account: { homePage: 'https://course.example', name: 'learner-7' } };

/**
 * A course system of cmi5 with its store of records. `statements` are those of the session, `refused` what was wrong; `down` makes it
 * answer 503. The token is given once for each launch.
 */
export async function recordStore(files) {
  const store = { statements: [], refused: [], documents: new Map(), down: false, tokens: 0, keys: [] };
  const launchData = {
    contextTemplate: { contextActivities: { grouping: [{ id: 'urn:x-fourway:lesson' }] }, extensions: { [SESSION]: 'session-1' } },
    launchMode: 'Normal',
    masteryScore: MASTERY,
    moveOn: 'Passed',
    returnURL: 'about:blank#course',
  };
  const take = (list) => {
    for (const statement of list) {
      const found = wrong(statement, store.statements);
      store.refused.push(...found);
      if (found.length) return 400;
      store.statements.push(statement);
    }
    return 200;
  };
  const document = async (request, url) => {
    const name = url.searchParams.get('stateId') ?? url.searchParams.get('profileId');
    if (url.searchParams.get('agent') !== JSON.stringify(ACTOR)) return [400];
    if (request.method === 'PUT') return store.documents.set(name, JSON.parse(await body(request))), [204];
    const found = name === 'LMS.LaunchData' ? launchData : store.documents.get(name);
    return found ? [200, found] : [404];
  };
  const answer = async (request, url) => {
    if (url.pathname === '/token') return store.tokens += 1, [200, { 'auth-token': 'c2VjcmV0' }];
    if (request.headers.authorization !== 'Basic c2VjcmV0' || request.headers['x-experience-api-version'] !== '1.0.3') return [401];
    if (store.down) return [503];
    if (url.pathname !== '/xapi/statements') return document(request, url);
    return [take([JSON.parse(await body(request))].flat()), []];
  };
  const served = await serve(files, async (request, response, url) => {
    if (!/^\/(token|xapi)/.test(url.pathname)) return false;
    const [status, found] = await answer(request, url);
    response.writeHead(status, { 'Content-Type': KINDS.json }).end(found && JSON.stringify(found));
    return true;
  });
  const launch = () => {
    const parameters = { endpoint: `${served.url}xapi/`, fetch: `${served.url}token`, actor: JSON.stringify(ACTOR), registration: REGISTRATION, activityId: 'https://course.example/unit/1' };
    return `${served.url}package/course/index.html?${new URLSearchParams(parameters)}`;
  };
  return Object.assign(store, served, { launch });
}

/** The key of a plain launch. */
const KEY = `Basic ${Buffer.from('learner:secret').toString('base64')}`;

/**
 * A store of records on an origin of its own, as a launch of plain xAPI names it. It knows nothing of cmi5. `asked` is every request;
 * `profiles` says whether it gives profiles away.
 */
export async function plainStore(files, { profiles = true } = {}) {
  const store = { statements: [], refused: [], documents: new Map(), asked: [], down: false };
  const cors = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': 'authorization,content-type,x-experience-api-version', 'Access-Control-Allow-Methods': 'GET,PUT,POST' };
  const answer = async (request, { pathname, searchParams }) => {
    if (store.down) return [503];
    if (request.headers.authorization !== KEY || request.headers['x-experience-api-version'] !== '1.0.3') return [401];
    if (pathname === '/lrs/xapi/statements') {
      const list = [JSON.parse(await body(request))].flat();
      const found = list.flatMap((statement) => amiss(statement, store.statements));
      store.refused.push(...found);
      if (!found.length) store.statements.push(...list);
      return found.length ? [400] : [200, list.map(({ id }) => id)];
    }
    if (pathname === '/lrs/xapi/agents/profile') return profiles ? [404] : [403];
    if (pathname !== '/lrs/xapi/activities/state') return [404];
    const name = ['stateId', 'activityId', 'agent', 'registration'].map((name) => searchParams.get(name)).join(' ');
    if (request.method === 'PUT') return store.documents.set(name, JSON.parse(await body(request))), [204];
    return store.documents.has(name) ? [200, store.documents.get(name)] : [404];
  };
  const lrs = await serve(new Map(), async (request, response, url) => {
    if (request.method === 'OPTIONS') return response.writeHead(204, cors).end();
    store.asked.push(`${request.method} ${url.pathname}`);
    const [status, found] = await answer(request, url);
    response.writeHead(status, { 'Content-Type': KINDS.json, ...cors }).end(found && JSON.stringify(found));
    return true;
  });
  const page = await serve(files, () => false);
  const launch = (more = {}) => {
    const parameters = { endpoint: `${lrs.url}lrs/xapi`, auth: KEY, actor: '{"mbox":"mailto:learner@course.example"}', activity_id: 'https://course.example/plain/1', ...more };
    const given = Object.entries(parameters).filter(([, value]) => value !== undefined);
    return `${page.url}package/course/index.html?${new URLSearchParams(given)}`;
  };
  return Object.assign(store, { launch, close: () => { lrs.close(); page.close(); } });
}
