// How the page is found: titles, the pages that can be read without scripts, what search engines, previews of links and those
// who embed it ask for, and the pictures.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import AxeBuilder from '@axe-core/playwright';
import { HtmlValidate } from 'html-validate';
import pixelmatch from 'pixelmatch';
import UPNG from 'upng-js';
import { validateXML } from 'xmllint-wasm';
import { PICTURES } from './preview.mjs';
import { key, open, openScene, ready, URL_, visit, withBrowser } from './support.mjs';
import { site } from './site.mjs';

withBrowser(['--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb']);

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const SITE = 'https://lab.example/net/';
const LANGS = ['ar', 'en', 'es', 'zh-CN'];
const WAYS = ['overview', 'lesson', 'watch', 'lab', 'compare', 'myths', 'challenges', 'recall', 'guide', 'teach'];
const SCENES = readdirSync(join(ROOT, 'scenarios')).filter((name) => name.endsWith('.json')).length;

let published;

/** A copy of the built page, as a build with `--site` makes it. */
before(async () => {
  published = await mkdtemp(join(tmpdir(), 'fourway-found-'));
  await cp(join(ROOT, 'dist'), published, { recursive: true });
  await promisify(execFile)('cargo', ['run', '--quiet', '--locked', '-p', 'fourway-still', '--', published, SITE], { cwd: ROOT });
});
after(() => rm(published, { recursive: true }));

const text = (path) => readFile(join(published, path), 'utf8');
/** The file of an address of the site. */
const file = (address) => {
  assert.ok(address.startsWith(SITE), address);
  return decodeURI(address.slice(SITE.length)) || 'index.html';
};

/** Every page that can be read, by its path. */
async function pages() {
  const all = await readdir(published, { recursive: true });
  return all.map((path) => path.replaceAll('\\', '/')).filter((path) => /^(read|static)\/.*\.html$/.test(path)).sort();
}

const plain = (text) => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
/** The start tags of an element, as objects of their attributes. */
const tags = (html, name) => [...html.matchAll(new RegExp(`<${name}((?:\\s+[\\w:-]+(?:="[^"]*")?)*)\\s*/?>`, 'g'))]
  .map(([, attributes]) => Object.fromEntries([...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name, value]) => [name, plain(value)])));
const data = (html) => JSON.parse(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(html)[1]);

test('every page is valid, has a title and a description of its own, and says what it is', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard', 'html-validate:a11y'],
    // How a document is written, and the style of a drawing that stands in it, are no faults of it.
    rules: { 'doctype-style': 'off', 'no-inline-style': 'off', 'void-style': 'off', 'long-title': 'off', 'svg-focusable': 'off' },
  });
  const titles = new Set();
  const descriptions = new Set();
  const all = await pages();
  assert.equal(all.length, LANGS.length * (1 + WAYS.length + SCENES));
  for (const path of all) {
    const html = await text(path);
    const code = path.startsWith('read/') ? path.split('/')[1] : path.split('.')[1];
    // Other languages have other words in the same elements.
    if (code === 'en' || /home|lost-fin/.test(path)) {
      const report = await validator.validateString(html, path);
      const faults = report.results.flatMap(({ messages }) => messages.map(({ line, ruleId, message }) => `${line}: ${ruleId}: ${message}`));
      assert.deepEqual(faults, [], path);
    }
    assert.deepEqual(tags(html, 'html')[0], { lang: code, dir: code === 'ar' ? 'rtl' : 'ltr' }, path);
    const title = /<title>(.*?)<\/title>/.exec(html)[1];
    const meta = Object.fromEntries(tags(html, 'meta').map(({ name, property, content }) => [name ?? property, content]));
    assert.ok(!titles.has(code + title) && !descriptions.has(meta.description), `${path}: ${title}`);
    if (path.startsWith('read/')) {
      assert.ok([...plain(title)].length <= 60 + ' · Fourway'.length, `${path}: ${title}`);
      assert.ok([...meta.description].length >= 30 && [...meta.description].length <= 160, `${path}: ${[...meta.description].length} letters: ${meta.description}`);
    }
    titles.add(code + title);
    descriptions.add(meta.description);
    assert.ok(!/[{}]|\b(found|scene|learn)\./.test(title + meta.description), `${path}: ${title}: ${meta.description}`);
    assert.equal(meta['og:description'], meta.description);
    assert.equal(meta['og:url'], SITE + path);
    assert.equal(meta['og:image'], `${SITE}preview.png`);
    assert.match(meta['og:locale'], /^[a-z]{2}_[A-Z]{2}$/);
    const about = data(html);
    assert.deepEqual([about['@context'], about['@type'], about.inLanguage], ['https://schema.org', 'LearningResource', code]);
    assert.deepEqual([about.url, about.isAccessibleForFree, about.description], [SITE + path, true, meta.description]);
    for (const name of ['name', 'learningResourceType']) assert.equal(typeof about[name], 'string', `${path}: ${name}`);
    for (const name of ['teaches', 'educationalLevel', 'license']) assert.ok(about[name].length && about[name].every((one) => typeof one === 'string'), `${path}: ${name}`);
    if (about.timeRequired) assert.match(about.timeRequired, /^PT\d+M$/);
  }
});

test('languages name each other, and every link of a page leads to a file', async () => {
  const twins = new Map();
  for (const path of await pages()) {
    const html = await text(path);
    const links = tags(html, 'link');
    assert.equal(links.find(({ rel }) => rel === 'canonical').href, SITE + path);
    const alternates = links.filter(({ rel, hreflang }) => rel === 'alternate' && hreflang);
    assert.deepEqual(alternates.map(({ hreflang }) => hreflang), [...LANGS, 'x-default'], path);
    twins.set(path, alternates.map(({ href }) => file(href)));
    for (const { href, rel } of [...tags(html, 'a'), ...links.filter(({ rel }) => !/canonical|alternate/.test(rel))]) {
      const there = new URL(href, SITE + path);
      assert.ok(existsSync(join(published, file(there.origin + there.pathname))), `${path}: ${href} ${rel ?? ''}`);
    }
  }
  for (const [path, others] of twins) for (const other of others) assert.ok(twins.get(other)?.includes(path), `${other} names ${path}`);
});

test('the map of the site is well-formed, and has every page once', async () => {
  const map = await text('sitemap.xml');
  const { valid, errors } = await validateXML({ xml: [{ fileName: 'sitemap.xml', contents: map }], schema: [{ fileName: 'sitemap.xsd', contents: SCHEMA }], preload: [{ fileName: 'xhtml.xsd', contents: XHTML }] });
  assert.ok(valid, JSON.stringify(errors));
  const listed = [...map.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => file(address));
  assert.deepEqual(listed.sort(), ['index.html', ...(await pages())].sort());
  assert.match(await text('robots.txt'), new RegExp(`^User-agent: \\*\\nAllow: /\\n\\nSitemap: ${SITE}sitemap\\.xml\\n$`));
});

test('who asks how a page is embedded gets an answer by oEmbed', async () => {
  const { url, close: end } = await site();
  for (const path of ['index.html', 'read/es/lesson.html', 'static/lost-fin.ar.html']) {
    const { href } = tags(await text(path), 'link').find(({ type }) => type === 'application/json+oembed');
    const answer = JSON.parse(await text(file(href)));
    assert.deepEqual([answer.version, answer.type], ['1.0', 'rich']);
    for (const name of ['width', 'height', 'thumbnail_width', 'thumbnail_height']) assert.equal(typeof answer[name], 'number', name);
    for (const name of ['title', 'provider_name']) assert.ok(answer[name], name);
    assert.equal(answer.thumbnail_url, `${SITE}preview.png`);
    assert.equal(answer.provider_url, SITE);
    const [frame] = tags(answer.html, 'iframe');
    assert.deepEqual([frame.width, frame.height, frame.title], [String(answer.width), String(answer.height), answer.title]);
    // What the snippet shows is there.
    const { page, said, close } = await open(url + frame.src.slice(SITE.length));
    await ready(page);
    const lang = new URL(frame.src).searchParams.get('lang');
    assert.equal(await page.locator('html').getAttribute('lang'), lang, path);
    if (path.includes('lesson')) await page.locator('.lab[data-way="lesson"]').waitFor();
    if (path.includes('lost-fin')) assert.ok((await page.locator('.top h1, h1').first().textContent()).length > 3);
    assert.deepEqual(said, [], path);
    await close();
  }
  await end();
});

test('without a site nothing names one, and pages still lead to each other', async () => {
  const { folder, url, close: end } = await site();
  if (!process.env.FOURWAY_SITE) {
    assert.ok(!existsSync(join(folder, 'sitemap.xml')) && !existsSync(join(folder, 'oembed')));
    const html = await readFile(join(folder, 'read/zh-CN/guide.html'), 'utf8');
    assert.deepEqual([...html.matchAll(/(?:href|content)="(https?:[^"]*)"/g)].map(([, address]) => address), []);
  }
  const { page, said, close } = await open(`${url}read/en/home.html`, { javaScriptEnabled: false });
  await page.getByRole('link', { name: 'Lesson', exact: true }).last().click();
  assert.match(await page.locator('h1').textContent(), /^Lesson/);
  await page.getByRole('link', { name: 'العربية' }).click();
  assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
  assert.ok((await page.locator('section h2').count()) >= 7, 'the steps');
  await page.getByRole('link', { name: 'فتح هذا في المختبر التفاعلي' }).click();
  assert.match(page.url(), /\?lang=ar#lesson$/);
  assert.deepEqual(said, []);
  await close();
  await end();
});

test('under the policy of the build these pages and the front page deny nothing', async () => {
  const policy = (await readFile(join(ROOT, 'dist/policy.txt'), 'utf8')).trim();
  const { url, close: end } = await site({ path: '/net/', headers: { 'Content-Security-Policy': policy } });
  const watched = (page) => page.addInitScript(() => {
    window.denied = [];
    addEventListener('securitypolicyviolation', (event) => denied.push(`${event.effectiveDirective} ${event.blockedURI}`));
  });
  for (const path of ['', 'read/ar/guide.html', 'static/lost-fin.en.html']) {
    const { page, said, close } = await visit({}, watched, url + path);
    if (path) assert.equal((await page.evaluate(() => JSON.parse(document.querySelector('script[type="application/ld+json"]').textContent)))['@type'], 'LearningResource');
    assert.deepEqual(await page.evaluate(() => denied), [], path);
    assert.deepEqual(said, [], path);
    if (path) assert.deepEqual((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id), [], path);
    await close();
  }
  await end();
});

test('pages to read fit a telephone, from left to right and from right to left, light and dark', async () => {
  const { url, close: end } = await site();
  for (const [path, colorScheme] of [['read/ar/guide.html', 'light'], ['read/es/home.html', 'dark'], ['static/abort.en.html', 'dark']]) {
    const { page, close } = await open(url + path, { viewport: { width: 320, height: 480 }, colorScheme });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${path}: ${wide} px too wide`);
    assert.deepEqual((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id), [], path);
    await close();
  }
  await end();
});

test('without scripts the front page leads to what can be read, in every language', async () => {
  const { url, close: end } = await site();
  const { page, close } = await open(url, { javaScriptEnabled: false });
  for (const code of LANGS) {
    const box = await page.locator(`noscript a[lang="${code}"]`).boundingBox();
    assert.ok(box?.height > 0 && box.y + box.height < 800, `${code} is in sight`);
  }
  assert.ok(!(await page.getByText('Starting the engine').isVisible()), 'nothing starts');
  await page.getByRole('link', { name: 'Español' }).click();
  assert.match(await page.locator('h1').textContent(), /^Cómo termina una conexión TCP/);
  await close();
  await end();
});

test('the title follows the way and the scene, in the language in use', async () => {
  const { page, clean } = await visit({}, undefined, URL_);
  await ready(page);
  const is = (title) => page.waitForFunction((title) => document.title === title, title)
    .catch(async () => assert.equal(await page.title(), title));
  await is('Fourway: how a TCP connection ends');
  await openScene(page, 'lost-fin');
  await is('The FIN is lost · Fourway');
  await page.evaluate(() => { location.hash = '#lesson'; });
  await is('Lesson: how a TCP connection ends · Fourway');
  await page.evaluate(() => { location.hash = '#lesson/care'; });
  await is('Why the end needs care · Lesson · Fourway');
  await page.evaluate(() => { location.hash = '#guide/fin'; });
  await is('FIN · Field guide · Fourway');
  await page.evaluate(() => { location.hash = '#teach'; });
  await is('Teaching how a TCP connection ends · Fourway');
  await page.evaluate(() => { location.hash = '#lab'; });
  await page.locator('.lab:not([data-way])').waitFor();
  await page.waitForFunction(() => document.title === `${document.querySelector('.top .title').textContent} · Fourway` || document.title === 'Fourway: how a TCP connection ends');
  await page.goto(`${URL_}?lang=es#compare`);
  await ready(page);
  await is('Formas correctas y erróneas de cerrar TCP · Fourway');
  await page.goto(`${URL_}?lang=ar`);
  await ready(page);
  await is('Fourway: كيف ينتهي اتصال TCP');
  await clean();
});

test('the keys tell the version', async () => {
  const { page, clean } = await visit({}, undefined, URL_);
  await ready(page);
  await key(page, '?');
  const version = /version = "(.*?)"/.exec(readFileSync(join(ROOT, 'Cargo.toml'), 'utf8'))[1];
  const line = page.locator('dialog .version');
  await line.waitFor();
  assert.match(await line.textContent(), new RegExp(`^Version ${version.replaceAll('.', '\\.')}( \\([0-9a-f]{7,}\\+?\\))?$`));
  await clean();
});

test('icons are there in every size, and the picture is what the exporter draws today', async () => {
  const manifest = JSON.parse(await text('manifest.webmanifest'));
  for (const { src, sizes, type } of manifest.icons.filter(({ type }) => type === 'image/png')) {
    const { width, height } = UPNG.decode(await readFile(join(published, src)));
    assert.deepEqual([`${width}x${height}`, type], [sizes, 'image/png']);
  }
  assert.ok(manifest.icons.some(({ purpose }) => /maskable/.test(purpose)));
  for (const { file, width, height, html } of PICTURES) {
    const { page, close } = await open('about:blank', { viewport: { width, height } });
    await page.setContent(html());
    await page.evaluate(() => document.fonts.ready);
    const shot = UPNG.decode(await page.screenshot());
    const kept = new URL(file, import.meta.url);
    if (process.env.UPDATE_BASELINES === '1') writeFileSync(kept, Buffer.from(UPNG.encode([UPNG.toRGBA8(shot)[0]], width, height, 256)));
    const png = UPNG.decode(readFileSync(kept));
    assert.deepEqual([png.width, png.height], [width, height], file);
    const [now, then] = [shot, png].map((one) => new Uint8Array(UPNG.toRGBA8(one)[0]));
    const differ = pixelmatch(now, then, null, width, height, { threshold: 0.1 });
    assert.ok(differ <= 60, `${file}: ${differ} pixels differ; UPDATE_BASELINES=1 writes it anew`);
    await close();
  }
});

/** What the protocol of sitemaps.org demands of a list, as far as this one uses it. */
const SCHEMA = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.sitemaps.org/schemas/sitemap/0.9"
  xmlns:x="http://www.w3.org/1999/xhtml" elementFormDefault="qualified">
  <xs:import namespace="http://www.w3.org/1999/xhtml" schemaLocation="xhtml.xsd"/>
  <xs:element name="urlset"><xs:complexType><xs:sequence><xs:element name="url" maxOccurs="50000"><xs:complexType><xs:sequence>
    <xs:element name="loc"><xs:simpleType><xs:restriction base="xs:anyURI"><xs:minLength value="12"/><xs:maxLength value="2048"/></xs:restriction></xs:simpleType></xs:element>
    <xs:element ref="x:link" minOccurs="0" maxOccurs="unbounded"/>
  </xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
</xs:schema>`;
const XHTML = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/1999/xhtml">
  <xs:element name="link"><xs:complexType><xs:attribute name="rel" use="required"/><xs:attribute name="hreflang" type="xs:string" use="required"/>
    <xs:attribute name="href" type="xs:anyURI" use="required"/></xs:complexType></xs:element>
</xs:schema>`;
