// A learner's progress in as few letters as a course system has room for: compressed, in base64. What has no room is left out,
// the oldest reviews first.

/** What stands before a text that is compressed, and before one that is not. */
const [SHORT, PLAIN] = ['fourway1z:', 'fourway1t:'];

/** The progress in at most `room` letters; null where even the least has none. */
export async function pack(progress, room) {
  let text = progress;
  for (;;) {
    const packed = await letters(text);
    if (packed.length <= room) return packed;
    // A twentieth at a time, so that many reviews take few turns and little is lost.
    const less = without(text, Math.ceil(text.split('\n').length / 20));
    if (less === text) return null;
    text = less;
  }
}

/** The progress that was packed; empty where there is none or it cannot be read. */
export async function unpack(packed) {
  if (!packed) return '';
  try {
    if (packed.startsWith(PLAIN)) return packed.slice(PLAIN.length);
    if (!packed.startsWith(SHORT)) throw new Error(`found "${packed.slice(0, 20)}", expected ${SHORT}`);
    const bytes = Uint8Array.from(atob(packed.slice(SHORT.length)), (letter) => letter.charCodeAt(0));
    return await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))).text();
  } catch (why) {
    console.error('course: what was kept cannot be read, the learner begins anew:', why);
    return '';
  }
}

async function letters(text) {
  if (!window.CompressionStream) return PLAIN + text;
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return SHORT + btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** Without so many of the lines that are missed least: reviews by their day, places, what is not known. */
function without(text, count) {
  const [first, ...lines] = text.trimEnd().split('\n');
  const rank = (line) => ['review', 'place'].indexOf(line.split(' ')[0]);
  const spare = lines.filter((line) => !/^(step|myth|challenge) /.test(line));
  const order = (line) => (rank(line) + 3) % 3;
  // Reviews have their day third; they go before all others.
  spare.sort((a, b) => order(a) - order(b) || (order(a) === 0 ? Number(a.split(' ')[2]) - Number(b.split(' ')[2]) : 0));
  const gone = new Set(spare.slice(0, count));
  return `${[first, ...lines.filter((line) => !gone.has(line))].join('\n')}\n`;
}
