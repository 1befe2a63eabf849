// Makes files of runs, and saves them or puts them on the clipboard; reads and writes links. Loaded when first asked.

/** Width of a drawing, px, and how much larger a picture is; the height that a browser's canvas can have. */
const WIDTH = 720;
const LARGER = 2;
const HIGHEST = 16000;
/** How long a file is held after its download began, ms. */
const HELD = 1000;

/** Longest link that is read, bytes. */
const LONGEST = 16 * 1024;

const ENDINGS = { mermaid: 'mmd', text: 'txt' };

/**
 * Does what a button and its form say with a packed scenario: gives a sentence that says what became of it. `later` asks the
 * module that knows the forms.
 */
export async function keep(later, of) {
  const said = (key, name) => later((reader) => reader.said(key, name));
  try {
    const name = await made(later, of);
    return await said(name ? 'export.saved' : 'export.copied', name);
  } catch (why) {
    if (why !== 'denied' && why !== 'large') throw why;
    return said(`export.${why}`, '');
  }
}

/** The name of the file that is saved, or nothing when the run is on the clipboard. */
function made(later, [packed, button, title]) {
  const form = button.value;
  const { theme, place } = button.form.elements;
  const copies = button.name === 'copy';
  const picture = form === 'png';
  const file = later((reader) => {
    const bytes = reader.exported(packed, picture ? 'svg' : form, WIDTH, theme.value, place.value);
    const drawing = form === 'svg' || picture;
    const blob = new Blob([bytes], { type: copies && !picture ? 'text/plain' : drawing ? 'image/svg+xml' : '' });
    return picture ? paint(blob) : blob;
  });
  if (!copies) return file.then((blob) => save(later, [blob, title, ENDINGS[form] ?? form]));
  return copy(file, picture ? 'image/png' : 'text/plain');
}

function stem(title) {
  return `fourway-${title.toLowerCase()}`.replace(/[^a-z0-9]+/g, '-').slice(0, 60).replace(/-+$/, '');
}

/** Saves what is in a blob under a title; gives the name of the file. */
export function save(later, [blob, title, ending]) {
  const name = `${stem(title)}.${ending}`;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), HELD);
  return name;
}

/** The clipboard is asked at once, while the browser still knows that a person wants it. */
async function copy(made, type) {
  try {
    await navigator.clipboard.write([new ClipboardItem({ [type]: made })]);
  } catch {
    // What kept the file from being made comes first.
    await made;
    throw 'denied';
  }
  return '';
}

/** The drawing as a picture, as large as a canvas can be. */
async function paint(svg) {
  const url = URL.createObjectURL(svg);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const scale = Math.min(LARGER, HIGHEST / image.height);
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width * scale, image.height * scale];
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    const picture = await new Promise((take) => canvas.toBlob(take));
    if (picture) return picture;
  } catch { /* said below */ } finally {
    URL.revokeObjectURL(url);
  }
  throw 'large';
}

/**
 * Puts a link into the address, without a new entry of the history, and on the clipboard; with the packed scenario where it
 * leads to no scene of the gallery. Gives a sentence that says so.
 */
export async function link(later, shown) {
  const said = (key) => later((reader) => reader.said(key, ''));
  if (!await address(later, shown)) return said('link.not-made');
  try {
    await navigator.clipboard.writeText(location.href);
  } catch {
    return said('link.in-address');
  }
  return said('link.copied');
}

/** Time for which nothing changes before the address follows what is shown, ms. */
const REST = 1000;
let resting;

/** The address follows what is shown, for a reload and for the way back. */
export function stay(later, shown) {
  clearTimeout(resting);
  const from = location.hash;
  // Who has gone elsewhere meanwhile is not where this was shown.
  resting = setTimeout(() => { if (location.hash === from) address(later, shown, () => location.hash === from); }, REST);
}

/** Puts the link to what is shown into the address, if it is short enough and still wanted; tells whether it is. */
async function address(later, [bytes, packed], wanted = () => true) {
  const letters = packed ? await pack(later, packed) : undefined;
  const text = await later((reader) => reader.linked(bytes, letters));
  if (text.length > LONGEST) return false;
  try {
    if (wanted()) history.replaceState(history.state, '', `#${text}`);
  } catch { /* refused only when asked too often; the address then stays as it was */ }
  return true;
}

/** What the text of a link with a document leads to. What is thrown is a sentence. */
export async function follow(later, text) {
  const letters = await later((reader) => reader.document(text));
  try {
    const packed = letters === undefined ? undefined : await unpack(later, letters);
    return await later((reader) => reader.follow(text, packed));
  } catch (why) {
    if (letters === undefined) throw why;
    const line = typeof why === 'string' ? why.split('\n')[0] : '';
    throw await later((reader) => reader.said(line ? 'scenario.error' : 'link.damaged', line));
  }
}

/** The document of a packed scenario as a link carries it: compressed, in the letters of base64url. */
async function pack(later, packed) {
  const text = JSON.stringify(JSON.parse(await later((reader) => reader.write(packed))));
  const bytes = new Uint8Array(await through(new CompressionStream('deflate-raw'), text).arrayBuffer());
  const letters = btoa(String.fromCharCode(...bytes));
  return letters.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The packed scenario of a document as a link carries it. */
async function unpack(later, letters) {
  const packed = atob(letters.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(packed, (letter) => letter.charCodeAt(0));
  const text = await through(new DecompressionStream('deflate-raw'), bytes).text();
  return later((reader) => reader.read(text));
}

const through = (stream, content) => new Response(new Blob([content]).stream().pipeThrough(stream));
