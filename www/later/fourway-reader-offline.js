// Makes the page one that can be installed and works without a network, and says when a new version is there. Loaded after
// everything that a first visit shows, and never inside another page.

/** The browser's keeper of service workers; none where the page stands in no web of its own. */
function keeper() {
  try {
    return /^https?:$/.test(location.protocol) ? navigator.serviceWorker : null;
  } catch {
    return null;
  }
}

/** A text of the page's language. */
async function said(key) {
  const text = `\n${await fourwayWords('-later')}`;
  return text.split(`\n${key}\t`)[1]?.split('\n')[0] ?? '';
}

async function begin(workers) {
  // The first picture has the machine and the line to itself.
  await new Promise((done) => { (window.requestIdleCallback ?? ((idle) => setTimeout(idle, 2000)))(done); });
  if (document.readyState !== 'complete') await new Promise((done) => { addEventListener('load', done, { once: true }); });
  const manifest = document.createElement('link');
  manifest.rel = 'manifest';
  manifest.href = './manifest.webmanifest';
  document.head.append(manifest);
  const registration = await workers.register('./sw.js', { updateViaCache: 'none' });
  // Without a worker in charge there is nothing old that something new could follow.
  const look = () => { if (registration.waiting && workers.controller) announce(workers, registration); };
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
  look();
  const { active } = await workers.ready;
  active.postMessage({ ask: 'keep', lang: document.documentElement.lang, all: !navigator.connection?.saveData });
}

/** A line with a button; this page stays what it is until the person presses it. Once. */
async function announce(workers, registration) {
  if (announce.done) return;
  announce.done = true;
  const [told, load] = await Promise.all([said('offline.new'), said('offline.load')]);
  const line = document.createElement('p');
  line.className = 'notice';
  line.setAttribute('role', 'status');
  Object.assign(line.style, { display: 'flex', alignItems: 'center', gap: '12px', pointerEvents: 'auto' });
  document.body.append(line);
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = load;
  button.style.color = 'var(--ink)';
  button.addEventListener('click', () => {
    workers.addEventListener('controllerchange', again, { once: true });
    (registration.waiting ?? registration.active).postMessage({ ask: 'now' });
    // Another page may have asked before: then it is in charge already.
    if (!registration.waiting) again();
  });
  line.append(told, button);
}

/** Loads the page anew with what is open, as another language does. */
function again() {
  const address = new URL(location.href);
  let step = history.state;
  if (typeof step === 'string') {
    step = step.replace(/^kept /, 'again ');
    if (address.hash.startsWith('#fourway=')) address.hash = '';
  }
  history.replaceState(step, '', address);
  location.reload();
}

/** Begins with it, where there is something to be kept: a page that is one file has everything in itself. */
export function keep() {
  const workers = typeof fourwayInside === 'undefined' && keeper();
  // Where the browser denies it, or the list does not hold, the page is as it was without.
  if (workers) begin(workers).catch(() => {});
}
