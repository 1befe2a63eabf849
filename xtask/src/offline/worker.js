// Keeps the page for times without a network. It has an exact list of the files of one build and what each must be, so that
// what is kept is of that build or is not kept. A page that is open goes on with its own files until it is loaded anew.
const listed = 'LISTED';
const build = 'BUILD';
const [FIRST, SOON] = [0, 1];

const scope = new URL(self.registration.scope);
// Other pages of this origin may keep things too, and another copy of this one.
const ours = `fourway ${scope.pathname} `;
const here = ours + build;
const address = (name) => new URL(name, scope).href;
const isWords = (name, lang) => [`/${lang}.txt`, `/${lang}-more.txt`, `/${lang}-later.txt`].some((end) => name.endsWith(end));

/** The caches of other builds of this page. */
const others = async () => (await caches.keys()).filter((name) => name.startsWith(ours) && name !== here);

/** Keeps a file, from an earlier build where its name says that it is the same. Fails where it is another one. */
async function take([name, , digest]) {
  const cache = await caches.open(here);
  if (await cache.match(address(name))) return;
  const named = /[-.][0-9a-f]{16}[-_./]/.test(name);
  for (const other of named ? await others() : []) {
    const kept = await (await caches.open(other)).match(address(name));
    if (kept) return cache.put(address(name), kept);
  }
  const answer = await fetch(address(name), { integrity: `sha256-${digest}`, cache: named ? 'default' : 'no-cache' });
  if (!answer.ok) throw new TypeError(`${name}: ${answer.status}`);
  await cache.put(address(name), answer);
}

/** What the earlier builds have of languages and of what is loaded later, this one gets too before it takes their place. */
async function alike() {
  const names = (await Promise.all((await others()).map(async (name) => (await caches.open(name)).keys()))).flat().map(({ url }) => url);
  const langs = new Set(names.map((url) => /\/words[^/]*\/(.+?)(?:-more|-later)?\.txt$/.exec(url)?.[1]).filter(Boolean));
  const later = names.some((url) => /fourway-reader-[0-9a-f]+_bg\.wasm$/.test(url));
  return listed.filter(([name, when]) => (when === SOON && later) || [...langs].some((lang) => isWords(name, lang)));
}

/** Forgets other builds once no more than `most` pages are open, none of which can be of them. */
async function tidy(most) {
  const open = await self.clients.matchAll({ includeUncontrolled: true, type: 'window' });
  if (open.filter(({ url }) => url.startsWith(scope.href)).length > most) return;
  await Promise.all((await others()).map((name) => caches.delete(name)));
}

/** A file of the list: kept here, kept by an earlier build for a page of it, or from the network and then kept. */
async function file(request, entry) {
  const key = address(entry?.[0] ?? new URL(request.url).pathname.slice(scope.pathname.length));
  const kept = await (await caches.open(here)).match(key);
  if (kept) return kept;
  for (const other of entry ? [] : await others()) {
    const older = await (await caches.open(other)).match(key);
    if (older) return older;
  }
  if (!entry) return fetch(request);
  try {
    await take(entry);
    return await (await caches.open(here)).match(key);
  } catch {
    return fetch(request);
  }
}

self.addEventListener('install', (event) => {
  event.waitUntil((async () => {
    await Promise.all([...listed.filter(([, when]) => when === FIRST), ...await alike()].map(take));
  })());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(tidy(0).then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || !url.href.startsWith(scope.href)) return;
  const name = url.pathname.slice(scope.pathname.length);
  const entry = listed.find(([other]) => other === (name === 'index.html' ? '' : name));
  // What has no digest in its name and is not listed is none of ours.
  if (entry || /^(fourway-|words-).*[0-9a-f]{16}/.test(name)) event.respondWith(file(request, entry));
});

/** A page says that it is there and in which language, and whether bytes are cheap; or that the new version is wanted. */
self.addEventListener('message', (event) => {
  const { ask, lang, all } = event.data ?? {};
  if (ask === 'now') self.skipWaiting();
  if (ask !== 'keep' || typeof lang !== 'string') return;
  // What it needs to start again comes even where bytes are dear; they are there already, in the browser's own cache.
  const wanted = listed.filter(([name, when]) => (all && when === SOON) || (isWords(name, lang) && (all || !name.endsWith('-later.txt'))));
  event.waitUntil(Promise.allSettled(wanted.map(take)).then(() => tidy(1)));
});
