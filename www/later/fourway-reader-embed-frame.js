// How high the frame of an embedded page should be: told to whatever kind of host may listen. A height is all that they learn.

/** Height that the ladder with what stands around it wants, px: beside panels, above a sheet, alone. */
const HEIGHTS = { wide: 600, narrow: 680, alone: 480 };
/** From this width the panels stand beside the ladder, px. */
const WIDE = 768;
/** Most that is asked for, px: what is longer scrolls inside the frame. */
const MOST = 4000;

/** Tells the host how much height the page wants, whenever that changes. */
export function fit({ values, line, told }) {
  let last = 0;
  let resizer = false;
  const tell = () => {
    const height = wanted(values, line);
    // A frame that is not shown yet has no width, and nothing in it a height.
    if (height === last || !innerWidth) return;
    last = height;
    told(height);
    // Canvas and others; a frame does not know in which of them it is, and a height is no secret.
    parent.postMessage({ subject: 'lti.frameResize', height }, '*');
    if (resizer) answer();
  };
  // H5P's resizer offers to make the frame one pixel high first, so that it can be measured; ours is measured as it is.
  const h5p = (action, more) => parent.postMessage({ context: 'h5p', action, ...more }, '*');
  const answer = () => h5p('resize', { height: last, scrollHeight: last });
  addEventListener('message', ({ source, data }) => {
    if (source !== parent || data?.context !== 'h5p') return;
    if (data.action === 'ready') h5p('hello');
    if (!/^(hello|resize|resizePrepared)$/.test(data.action)) return;
    resizer = true;
    answer();
  });
  watch(tell);
  h5p('hello');
}

/** Calls back when anything that decides the height may have another one. */
function watch(tell) {
  const sizes = new ResizeObserver(tell);
  let seen = null;
  const look = () => {
    const part = document.querySelector('.whole > .later');
    if (part !== seen) {
      sizes.disconnect();
      sizes.observe(document.documentElement);
      if (part) sizes.observe(part);
      seen = part;
    }
    tell();
  };
  sizes.observe(document.documentElement);
  // Parts come and go as children of the page's grid.
  const parts = new MutationObserver(() => {
    const lab = document.querySelector('.lab');
    if (lab) parts.observe(lab, { childList: true });
    for (const whole of document.querySelectorAll('.whole')) parts.observe(whole, { childList: true });
    look();
  });
  parts.observe(document.getElementById('app'), { childList: true });
  look();
}

/** What is read as a text wants all its height; the ladder, which scrolls with time, a height that is good to look at. */
function wanted({ controls }, line) {
  const below = line?.offsetHeight ?? 0;
  const text = document.querySelector('.whole > .later');
  if (text) {
    const { paddingTop, paddingBottom } = getComputedStyle(text.parentElement);
    return Math.min(MOST, Math.ceil(text.offsetHeight + parseFloat(paddingTop) + parseFloat(paddingBottom)) + below);
  }
  const way = document.querySelector('.lab[data-way]');
  if (controls === 'none' && !way) return HEIGHTS.alone;
  return innerWidth < WIDE ? HEIGHTS.narrow : HEIGHTS.wide;
}
