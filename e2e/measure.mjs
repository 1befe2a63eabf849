// What is measured inside the page: each function runs there and gives findings as lines; none means that all is well.

/** Controls smaller than 24 by 24 CSS px, whatever presses them. */
export function smallTargets() {
  const controls = 'a[href], button, select, input, textarea, summary, [role=slider], [role=button], [role=tab]';
  return [...document.querySelectorAll(controls)]
    .filter((element) => element.checkVisibility() && !element.closest('.unseen'))
    // A link within a sentence is as high as its line: WCAG 2.5.8 excepts it.
    .filter((element) => element.tagName !== 'A' || getComputedStyle(element).display !== 'inline'
      || element.parentElement.textContent.trim() === element.textContent.trim())
    .map((element) => {
      // The strokes that take the pointer count, not the name beside them.
      const grip = element.querySelector('.grip') ?? element;
      const { width, height } = grip.getBoundingClientRect();
      return { width, height, name: element.getAttribute('aria-label') ?? element.textContent };
    })
    .filter(({ width, height }) => width < 23.9 || height < 23.9)
    .map(({ width, height, name }) => `${name}: ${width.toFixed(1)} by ${height.toFixed(1)} px`);
}

/**
 * Texts that are cut off or stand outside of what should hold them, and whether the page scrolls sideways. A text that can
 * be scrolled to is not lost. The title in the header and the caption are short forms of what stands elsewhere in full.
 */
export function lostTexts() {
  const lost = [];
  const sideways = document.scrollingElement.scrollWidth - innerWidth;
  if (sideways > 0) lost.push(`the page scrolls sideways by ${sideways} px`);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || !parent.checkVisibility() || parent.closest('svg, .unseen, .caption, .scenes, script, option, textarea, #failure[hidden]')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    let { left, right, top, bottom } = range.getBoundingClientRect();
    if (right - left < 1) continue;
    const told = `"${node.data.trim().slice(0, 40)}"`;
    for (let element = parent; element && element !== document.body; element = element.parentElement) {
      const style = getComputedStyle(element);
      if (style.clipPath !== 'none') break;
      const box = element.getBoundingClientRect();
      const [wide, high] = [style.overflowX, style.overflowY];
      const control = element.matches('button, select');
      const cut = (how) => control || how === 'hidden' || how === 'clip';
      if (cut(wide) && (left < box.left - 1.5 || right > box.right + 1.5)) lost.push(`${told} is wider than ${element.className || element.tagName}`);
      if (cut(high) && (top < box.top - 1.5 || bottom > box.bottom + 1.5)) lost.push(`${told} is higher than ${element.className || element.tagName}`);
      if (wide === 'auto' || wide === 'scroll') [left, right] = [box.left, box.right];
      if (high === 'auto' || high === 'scroll') [top, bottom] = [box.top, box.bottom];
      if (style.position === 'fixed') break;
    }
    if (left < -1.5 || right > innerWidth + 1.5) lost.push(`${told} stands outside of the window`);
  }
  return [...new Set(lost)];
}

/** What has the focus: its name, whether one sees that it has it, and whether it is in sight. */
export function focused() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\d.]+/g).map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  const against = (colour, from) => {
    let ground = 'rgb(255, 255, 255)';
    for (let up = from; up; up = up.parentElement) {
      const found = getComputedStyle(up).backgroundColor;
      if (/^rgb\(/.test(found)) { ground = found; break; }
    }
    const [one, other] = [light(colour), light(ground)];
    return Math.max(one, other) / Math.min(one, other);
  };
  const outlined = (style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  const style = [null, '::before', '::after'].map((part) => getComputedStyle(element, part)).find(outlined);
  // Marks of drawings have a stroke of their own, a button that is stretched or mostly unseen an outline on its part that is seen, everything else an outline.
  const drawn = [...element.querySelectorAll('.halo, .grip')].map((shape) => getComputedStyle(shape)).find((s) => s.stroke !== 'none' && parseFloat(s.strokeWidth) >= 2);
  const [shown, colour] = element instanceof SVGElement
    ? [Boolean(drawn), drawn?.stroke]
    : [Boolean(style), style?.outlineColor];
  const box = element.getBoundingClientRect();
  const inSight = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const name = element.getAttribute('aria-label') ?? (element.textContent.trim().slice(0, 40) || element.className);
  return { name: `${element.tagName.toLowerCase()} ${name}`, shown, contrast: shown ? against(colour, element.parentElement) : 0, inSight };
}

/** In forced colours: what must be told apart, as pairs of looks that have to differ, each with its name. */
export function forcedLooks() {
  const look = (selector, ...properties) => {
    const element = document.querySelector(selector);
    return element ? properties.map((name) => getComputedStyle(element, selector.match(/::\w+$/)?.[0]).getPropertyValue(name)).join(' ') : `no ${selector}`;
  };
  const band = (state) => look(`.band[data-state="${state}"] .body`, 'fill', 'stroke', 'stroke-dasharray');
  return {
    bands: ['ESTABLISHED', 'FIN-WAIT-1', 'CLOSE-WAIT', 'TIME-WAIT', 'CLOSED'].map(band),
    events: [look('.events .now', 'outline-style', 'outline-width'), look('.events li:not(.now)', 'outline-style', 'outline-width')],
    toggles: [look('button[aria-pressed=true]:not(.toggle)', 'background-color', 'color'), look('.flag[aria-pressed=false]', 'background-color', 'color')],
    tabs: [look('[aria-selected=true]', 'border-bottom-color'), look('[aria-selected=false]', 'border-bottom-color')],
    ground: getComputedStyle(document.body).backgroundColor,
    marks: [
      ['the line of a segment', look('.flight .line', 'stroke')],
      ['the cross of a lost one', look('.flight[data-end=lost] .cross', 'stroke')],
      ['a segment in flight', look('.token .chip', 'fill')],
      ['the chosen one', look('.token[aria-pressed=true] .halo', 'stroke')],
      ['the present', look('.present .now', 'stroke')],
      ['the way back on the scrubber', look('.scrubber .track', 'background-color')],
      ['its thumb', look('.scrubber .thumb', 'background-color')],
    ],
  };
}

/** Texts of the ladder that stand over each other: their boxes as they are turned, less a pixel on each side. */
export function overlaps() {
  const boxes = [...document.querySelectorAll('.canvas .ladder:not(.present) text')]
    .filter((text) => text.textContent.trim() && text.checkVisibility())
    .map((text) => {
      const { x, y, width, height } = text.getBBox();
      const matrix = text.getScreenCTM();
      // Letters fill the middle of their line.
      const [top, bottom] = [y + height * 0.2, y + height * 0.85];
      const corners = [[x + 1, top], [x + width - 1, top], [x + width - 1, bottom], [x + 1, bottom]]
        .map(([x, y]) => new DOMPoint(x, y).matrixTransform(matrix));
      return { name: text.textContent, corners };
    });
  const axes = ({ corners: [a, b, , d] }) => [[b.x - a.x, b.y - a.y], [d.x - a.x, d.y - a.y]];
  const reach = ({ corners }, [x, y]) => {
    const along = corners.map((corner) => corner.x * x + corner.y * y);
    return [Math.min(...along), Math.max(...along)];
  };
  const meet = (one, other) => [...axes(one), ...axes(other)].every((axis) => {
    const [from, to] = reach(one, axis);
    const [begin, end] = reach(other, axis);
    return from < end && begin < to;
  });
  return boxes.flatMap((one, n) => boxes.slice(n + 1).filter((other) => meet(one, other)).map((other) => `${one.name} / ${other.name}`));
}
