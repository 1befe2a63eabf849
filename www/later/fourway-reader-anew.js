// Says that a new version of the page is there, and loads it. What is kept without a network is the worker's.

/** A text of the page's language. */
async function said(key) {
  const text = `\n${await fourwayWords('-later')}`;
  return text.split(`\n${key}\t`)[1]?.split('\n')[0] ?? '';
}

let announced = false;

/** A line with a button; this page stays what it is until the person presses it. Once. */
export async function announce(registration) {
  if (announced) return;
  announced = true;
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
    navigator.serviceWorker.addEventListener('controllerchange', again, { once: true });
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
