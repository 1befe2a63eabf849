// The packages for course systems, in runtimes that others wrote: scorm-again for both editions of SCORM, a store of records for
// cmi5; and their manifests, against the schemas that they carry.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { validateXML } from 'xmllint-wasm';
import { courseSystem, opened, plainStore, recordStore } from './courses.mjs';
import { act, enter, panel, to } from './walk.mjs';

let browser;
before(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--headless', '--disable-gpu'] });
});
after(() => browser?.close());

const within = async (place) => (await place.locator('iframe').elementHandle()).contentFrame();

/** A visit in a browser of its own: nothing but the course system knows the learner. `course` is its page, `lab` the frame in it. */
async function visit(address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(address);
  const course = address.includes('/host') ? await within(page) : page.mainFrame();
  await course.locator('iframe').waitFor();
  const lab = await within(course);
  await lab.locator('.lab[data-room]').waitFor();
  const says = (text) => course.waitForFunction((text) => new RegExp(text).test(document.querySelector('[role=status]').textContent), text);
  /** As the course system does when the learner leaves. */
  const leave = async () => {
    const kept = await lab.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('progress')));
    assert.deepEqual(kept, [], 'nothing of the progress is left on the device');
    if (page.mainFrame() === course) await page.goto('about:blank');
    else await page.evaluate(() => document.querySelector('iframe').remove());
    assert.deepEqual(errors, []);
    const refused = page.mainFrame() === course ? [] : await page.evaluate(() => window.refused);
    assert.deepEqual(refused, [], 'the runtime takes every value');
    await new Promise((done) => { setTimeout(done, 100); });
    await context.close();
  };
  return { page, course, lab, says, leave };
}

/** Waits until what the course system has is so. */
async function until(what) {
  for (let left = 200; !what() && left; left -= 1) await new Promise((done) => { setTimeout(done, 50); });
}

/** Predicts in the open step of the lesson, and watches. */
async function predict({ page, lab }, choice) {
  await panel(lab).locator(`[name=choose][value=${choice}]`).click();
  await panel(lab).locator('[name=commit]').click();
  await panel(lab).locator('[name=act]').waitFor();
  await page.keyboard.press('End');
  await panel(lab).locator('[name=show]').waitFor();
}

/** Does the step `care` of the lesson. */
async function care(visited, choice = 'never') {
  const { page, lab } = visited;
  await predict(visited, choice);
  await panel(lab).locator('[name=act]').click();
  await panel(lab).locator('[name=help]').waitFor();
  await to(lab, 100_000);
  await act(lab, 'pointer', 'client', 'abort');
  await page.keyboard.press('End');
  await panel(lab).locator('.keep').waitFor();
}

const EDITIONS = {
  scorm12: {
    status: ({ core }) => core.lesson_status,
    score: ({ core }) => core.score.raw,
    place: ({ core }) => core.lesson_location,
    time: ({ core }) => [core.session_time, /^\d{2,4}:\d\d:\d\d(\.\d\d?)?$/],
    exit: ({ core }) => core.exit,
    room: 4096,
    answers: ['c', 't', 'correct'],
  },
  scorm2004: {
    status: ({ completion_status: completion, success_status: success }) => (success === 'unknown' ? completion : success),
    score: ({ score }) => score.raw,
    place: ({ location }) => location,
    time: ({ session_time: time }) => [time, /^PT(\d+H)?(\d+M)?\d+(\.\d{1,2})?S$/],
    exit: ({ exit }) => exit,
    room: 64_000,
    answers: ['never', 'true', 'correct'],
  },
};

for (const [standard, edition] of Object.entries(EDITIONS)) {
  const now = (system) => {
    const { cmi } = system.saved;
    const [time, form] = edition.time(cmi);
    assert.match(time, form);
    assert.ok(cmi.suspend_data.length <= edition.room, `${cmi.suspend_data.length} letters`);
    assert.equal(edition.exit(cmi), 'suspend');
    return { status: edition.status(cmi), score: edition.score(cmi), asked: Object.values(cmi.interactions), goals: Object.values(cmi.objectives), place: edition.place(cmi), kept: cmi.suspend_data };
  };

  test(`${standard}: a step of the lesson is done, scored, kept and not lost on reopening`, async () => {
    const system = await courseSystem(await opened('lesson/care', standard), standard);
    const first = await visit(`${system.url}host`);
    await first.says('0 of 1');
    assert.deepEqual([now(system).status, now(system).score], ['incomplete', ''], 'no score before something is done');
    await care(first);
    await first.says('100 of 100');
    const done = now(system);
    assert.deepEqual([done.status, done.score, done.place], ['passed', '100', 'lesson/care']);
    assert.deepEqual(done.asked.map(({ id, type, result }) => [id, type, result]), [['step.care', 'choice', 'correct']]);
    assert.equal(done.asked[0].student_response ?? done.asked[0].learner_response, edition.answers[0]);
    assert.deepEqual(done.goals.map(({ id }) => id), ['step.care']);
    await first.leave();
    const again = await visit(`${system.url}host`);
    await panel(again.lab).locator('.keep').waitFor();
    await again.says('100 of 100');
    const { status, score, asked, kept } = now(system);
    assert.deepEqual([status, score, asked.length, kept], ['passed', '100', 1, done.kept], 'nothing is lost');
    await again.leave();
    system.close();
  });

  test(`${standard}: part of a part has part of the score, and a lost progress does not lower it`, async () => {
    const system = await courseSystem(await opened('lesson', standard), standard);
    const first = await visit(`${system.url}host`);
    await enter(first.lab, 'lesson/care');
    await care(first, 'once');
    await first.says('1 of 7');
    const part = now(system);
    assert.deepEqual([part.status, Math.round(part.score), part.asked[0].result === 'correct'], ['incomplete', 14, false]);
    await first.leave();
    const second = await visit(`${system.url}host`);
    await second.lab.locator('[data-panel=way] h1').waitFor();
    assert.equal(await second.lab.evaluate(() => location.hash), '#lesson/care', 'it opens where the learner was');
    await second.says('1 of 7');
    await enter(second.lab, 'lesson/four-segments');
    await predict(second, 'each');
    await until(() => now(system).asked.length === 2);
    await second.leave();
    assert.deepEqual([now(system).status, Math.round(now(system).score), now(system).asked.length], ['incomplete', 14, 2]);
    system.saved.cmi.suspend_data = 'nonsense';
    const third = await visit(`${system.url}host`);
    await predict(third, 'each');
    await third.says('0 of 7');
    assert.deepEqual([now(system).status, Math.round(now(system).score)], ['incomplete', 14], 'never lower than what was stored');
    await third.leave();
    system.close();
  });
}

test('a scene is done when its run was seen to the end, in another language', async () => {
  const system = await courseSystem(await opened('lost-fin', 'scorm12'), 'scorm12');
  const { page, says, leave, lab } = await visit(`${system.url}host`, { locale: 'es' });
  await says('lleva la cuenta');
  assert.equal(system.saved.cmi.core.lesson_status, 'incomplete');
  await lab.locator('.transport').click({ position: { x: 2, y: 2 } });
  await page.keyboard.press('End');
  await says('Hecho y comunicado');
  assert.deepEqual([system.saved.cmi.core.lesson_status, system.saved.cmi.core.score.raw], ['completed', '']);
  await leave();
  system.close();
});

test('a guess about a myth is an interaction, and its experiment a goal', async () => {
  const system = await courseSystem(await opened('myths/fin-closes', 'scorm12'), 'scorm12');
  const { page, lab, says, leave } = await visit(`${system.url}host`);
  await panel(lab).locator('[name=believed][value=true]').click();
  await panel(lab).locator('[name=sure]').nth(2).click();
  await panel(lab).locator('[name=commit]').click();
  await panel(lab).locator('[name=sure]').first().waitFor({ state: 'detached' });
  await page.keyboard.press('End');
  await says('100 of 100');
  const { interactions, objectives, core } = system.saved.cmi;
  const [{ id, type, student_response: said, result, correct_responses: right }] = Object.values(interactions);
  assert.deepEqual([id, type, said, result, right[0].pattern], ['myth.fin-closes', 'true-false', 't', 'wrong', 'f']);
  assert.deepEqual([objectives[0].id, core.lesson_status], ['myth.fin-closes', 'completed'], 'without a passing score it is completed');
  await leave();
  system.close();
});

test('cmi5: a challenge that is met is told with its stars', async () => {
  const store = await recordStore(await opened('challenges/first-goodbye', 'cmi5'));
  const { page, lab, says, leave } = await visit(store.launch());
  await panel(lab).locator('h1').waitFor();
  await lab.locator('[data-host=client] [data-call=close]').first().click();
  await page.keyboard.press('End');
  await panel(lab).locator('.stars').first().waitFor();
  await says('100 of 100');
  await leave();
  assert.deepEqual(store.refused, []);
  const met = store.statements.find(({ verb }) => verb.id.endsWith('experienced'));
  assert.deepEqual([met.object.id, met.result], ['urn:x-fourway:challenge/first-goodbye', { success: true, score: { min: 0, max: 3, raw: 3 } }]);
  store.close();
});

test('a course system that fails for a while gets the result afterwards', async () => {
  const system = await courseSystem(await opened('lesson/care', 'scorm12'), 'scorm12');
  const visited = await visit(`${system.url}host`);
  system.fails = true;
  await care(visited);
  await visited.says('tried again');
  system.fails = false;
  await visited.says('100 of 100');
  assert.equal(system.saved.cmi.core.lesson_status, 'passed');
  await visited.page.evaluate(() => { window.refused = []; });
  await visited.leave();
  system.close();
});

test('a progress of any length has room: the oldest reviews go first', async () => {
  const system = await courseSystem(await opened('lesson/care', 'scorm12'), 'scorm12');
  const { course, leave } = await visit(`${system.url}host`);
  const tried = await course.evaluate(async () => {
    const { pack, unpack } = await import('./suspend.js');
    let dice = 7;
    const letter = () => ((dice = (dice * 48_271) % 2_147_483_647) % 36).toString(36);
    const review = (n) => `review order.${Array.from({ length: 40 }, letter).join('')} ${20_000 + n} 2 6 250`;
    const long = `fourway-progress 1\nstep care 1 3\n${Array.from({ length: 300 }, (_, n) => review(n)).join('\n')}\nplace lesson 1700000000000 care\n`;
    const out = [];
    for (const room of [64_000, 4096, 200, 10]) {
      const packed = await pack(long, room);
      out.push([packed?.length ?? null, packed && await unpack(packed)]);
    }
    const stream = window.CompressionStream;
    window.CompressionStream = undefined;
    const plain = await pack(long, 4096);
    window.CompressionStream = stream;
    return { long, out, plain: [plain.length, await unpack(plain)] };
  });
  const [[, all], [length, some], [short, few], none] = tried.out;
  assert.equal(all, tried.long);
  assert.ok(length <= 4096 && length > 2500, `${length} letters`);
  const days = some.split('\n').filter((line) => line.startsWith('review ')).map((line) => Number(line.split(' ')[2]));
  assert.ok(days.length > 20 && days.length < 300 && Math.min(...days) === 20_300 - days.length, 'the newest reviews stay');
  assert.match(some, /^fourway-progress 1\nstep care 1 3\n/);
  assert.ok(short <= 200 && few.includes('step care 1 3'));
  assert.deepEqual(none, [null, null], 'where nothing fits nothing is written');
  assert.ok(tried.plain[0] <= 4096 && tried.plain[1].includes('step care 1 3'));
  const cards = await course.evaluate(async () => {
    const { judge, lines, news } = await import('./part.js');
    const part = { done: 'cards', items: [], total: 4 };
    const [was, is] = ['a 1 0', 'a 2 1\nreview b 2 0\nreview c 2 1'].map((text) => lines(`fourway-progress 1\nreview ${text}`));
    return [judge(part, is), news(part, was, is).map(({ key, response }) => `${key} ${response}`), news(part, is, is)];
  });
  assert.deepEqual(cards, [{ done: 3, total: 4, whole: false, share: 0.5 }, ['review.a right', 'review.b wrong', 'review.c right'], []]);
  await leave();
  system.close();
});

test('cmi5: statements by the rules, in their order, each once; the progress outlives the session', async () => {
  const store = await recordStore(await opened('lesson/care', 'cmi5'));
  const first = await visit(store.launch());
  await first.says('0 of 1');
  await care(first);
  await first.says('100 of 100');
  await first.course.waitForFunction(() => document.querySelector('footer a')?.href.endsWith('#course'));
  await first.leave();
  const verbs = () => store.statements.map(({ verb }) => verb.id.split('/').at(-1));
  assert.deepEqual(store.refused, []);
  assert.deepEqual(verbs(), ['initialized', 'answered', 'experienced', 'completed', 'passed', 'terminated']);
  const [, answered, , , passed] = store.statements;
  assert.deepEqual([answered.result, answered.object.definition.correctResponsesPattern], [{ response: 'never', success: true }, ['never']]);
  assert.equal(answered.context.contextActivities.grouping[0].id, 'urn:x-fourway:lesson', 'the template of the launch');
  assert.equal(passed.context.extensions['https://w3id.org/xapi/cmi5/context/extensions/masteryscore'], 0.8);
  store.statements.length = 0;
  const again = await visit(store.launch());
  await panel(again.lab).locator('.keep').waitFor();
  await again.says('100 of 100');
  await again.page.reload();
  await again.page.locator('iframe').waitFor();
  await again.page.waitForFunction(() => /100 of 100/.test(document.querySelector('[role=status]').textContent));
  assert.deepEqual(store.refused.filter((why) => !/initialized|terminated/.test(why)), []);
  assert.equal(verbs().filter((verb) => /passed|completed/.test(verb)).length, 0, 'each once in a registration');
  assert.equal(store.tokens, 2, 'a token is fetched once for each launch');
  store.close();
});

test('cmi5: statements wait while the store is away', async () => {
  const store = await recordStore(await opened('lesson/care', 'cmi5'));
  const visited = await visit(store.launch());
  await visited.says('0 of 1');
  store.down = true;
  await care(visited);
  await visited.says('tried again');
  store.down = false;
  await visited.says('100 of 100');
  await visited.leave();
  assert.deepEqual(store.refused, []);
  assert.equal(store.statements.at(-1).verb.id.split('/').at(-1), 'terminated');
  assert.equal(new Set(store.statements.map(({ id }) => id)).size, 6);
  store.close();
});

test('plain xAPI: statements to the store that the launch names, on another origin, and the progress is there again', async () => {
  const store = await plainStore(await opened('lesson/care', 'cmi5'), { profiles: false });
  const first = await visit(store.launch());
  await first.says('0 of 1');
  assert.deepEqual(store.statements, [], 'nothing is said before something is done');
  await care(first, 'once');
  await first.says('100 of 100');
  await first.leave();
  assert.deepEqual(store.refused, []);
  assert.deepEqual(store.statements.map(({ verb }) => verb.id.split('/').at(-1)), ['answered', 'experienced', 'completed', 'passed'], 'no session is begun or ended: that is cmi5');
  const [answered, experienced, completed, passed] = store.statements;
  assert.deepEqual(answered.actor, { objectType: 'Agent', mbox: 'mailto:learner@course.example' });
  const { definition } = answered.object;
  assert.deepEqual([definition.interactionType, definition.choices.length > 1, answered.result], ['choice', true, { response: 'once', success: false }]);
  for (const one of [answered, experienced]) assert.deepEqual(one.context.contextActivities.parent, [{ id: 'https://course.example/plain/1' }]);
  for (const one of [completed, passed]) assert.equal(one.object.id, 'https://course.example/plain/1');
  assert.deepEqual([completed.result.completion, passed.result.success, passed.result.score], [true, true, { scaled: 1 }]);
  for (const one of store.statements) assert.ok(!JSON.stringify(one).includes('cmi5/context') && one.context.registration === undefined);
  store.statements.length = 0;
  const again = await visit(store.launch());
  await panel(again.lab).locator('.keep').waitFor();
  await again.says('100 of 100');
  await again.leave();
  assert.deepEqual([store.statements, store.refused], [[], []], 'nothing is said twice');
  store.close();
});

test('plain xAPI: an agent of an older launch, a registration, and no activity but that of the package', async () => {
  const store = await plainStore(await opened('myths/fin-closes', 'cmi5'));
  const actor = '{"name":["Ada"],"account":[{"accountServiceHomePage":"https://course.example","accountName":"ada-7"}]}';
  const registration = '3f4e1f0a-5a1b-4c7e-9d53-1c4a0f6b2d11';
  const { page, lab, says, leave } = await visit(store.launch({ actor, registration, activity_id: undefined }));
  await panel(lab).locator('[name=believed][value=false]').click();
  await panel(lab).locator('[name=sure]').nth(2).click();
  await panel(lab).locator('[name=commit]').click();
  await panel(lab).locator('[name=sure]').first().waitFor({ state: 'detached' });
  await page.keyboard.press('End');
  await says('100 of 100');
  await leave();
  assert.deepEqual(store.refused, []);
  const [answered, , completed] = store.statements;
  assert.deepEqual(answered.actor, { objectType: 'Agent', name: 'Ada', account: { homePage: 'https://course.example', name: 'ada-7' } });
  assert.deepEqual([answered.object.definition.interactionType, answered.result], ['true-false', { response: 'false', success: true }]);
  assert.deepEqual([completed.object.id, completed.context.registration], ['urn:x-fourway:myths/fin-closes', registration]);
  store.close();
});

test('a launch that cannot be used is refused in one line: nothing is sent, the learner can work and is told', async () => {
  const bad = [
    ...['javascript:alert(1)', 'ftp://course.example/xapi', 'file:///tmp/xapi', 'data:text/plain,xapi', 'lrs/xapi', '//course.example/xapi', 'https://a:b@course.example/xapi', 'x'].map((endpoint) => [{ endpoint }, /^endpoint: found ".*", expected an address/]),
    [{ endpoint: undefined }, /^endpoint: found ""/], [{ auth: undefined }, /neither fetch nor auth/], [{ auth: undefined, fetch: 'javascript:1' }, /^fetch: found/],
    ...['not json', 'null', '[]', '{}', '{"mbox":null}', undefined].map((actor) => [{ actor }, /^actor: found/]),
  ];
  const store = await plainStore(await opened('lesson/care', 'cmi5'));
  for (const [parameters, expected] of bad) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const [said, errors, strange] = [[], [], []];
    page.on('console', (message) => message.type() === 'error' && said.push(message.text()));
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('request', (request) => !request.url().startsWith(new URL(store.launch()).origin) && strange.push(request.url()));
    await page.goto(store.launch(parameters));
    await page.waitForFunction(() => /nothing is reported/.test(document.querySelector('[role=status]').textContent));
    await (await within(page)).locator('.lab[data-room]').waitFor();
    assert.equal(said.length, 1, said.join('\n'));
    assert.match(said[0].replace(/^course: nothing is reported: /, ''), expected);
    assert.deepEqual([errors, strange.filter((url) => !/^(data|blob):/.test(url))], [[], []], JSON.stringify(parameters));
    await context.close();
  }
  assert.deepEqual(store.asked, []);
  store.down = true;
  const visited = await visit(store.launch());
  await visited.says('nothing is reported');
  await visited.leave();
  store.close();
});

test('the interface is found seven frames up and in the window that opened the page, and not beyond', async () => {
  const system = await courseSystem(await opened('lesson/care', 'scorm2004'), 'scorm2004');
  for (const [frames, found] of [[5, true], [6, false]]) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${system.url}host?opens=/nest/${frames}`);
    const course = await (async () => {
      for (;;) {
        const at = page.frames().find((frame) => frame.url().endsWith('/package/course/index.html') && frame.parentFrame()?.url().endsWith('/nest/0'));
        if (at) return at;
        await page.waitForTimeout(50);
      }
    })();
    await course.waitForFunction((found) => new RegExp(found ? '0 of 1' : 'nothing is reported').test(document.querySelector('[role=status]')?.textContent), found);
    await context.close();
  }
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${system.url}host?opens=about:blank`);
  const [popup] = await Promise.all([page.waitForEvent('popup'), page.evaluate(() => void window.open('/package/course/index.html'))]);
  await popup.waitForFunction(() => /0 of 1/.test(document.querySelector('[role=status]').textContent));
  await context.close();
  system.close();
});

test('without a course system the page works and says that nothing is reported', async () => {
  for (const standard of ['scorm2004', 'cmi5']) {
    const store = await recordStore(await opened('lesson/care', standard));
    const visited = await visit(`${store.url}package/course/index.html`);
    await visited.says('nothing is reported');
    await predict(visited, 'never');
    await visited.leave();
    store.close();
  }
});

const IMPORTS = {
  scorm12: { 'http://www.imsproject.org/xsd/imscp_rootv1p1p2': 'imscp_rootv1p1p2.xsd', 'http://www.adlnet.org/xsd/adlcp_rootv1p2': 'adlcp_rootv1p2.xsd' },
  scorm2004: { 'http://www.imsglobal.org/xsd/imscp_v1p1': 'imscp_v1p1.xsd', 'http://www.adlnet.org/xsd/adlcp_v1p3': 'adlcp_v1p3.xsd', 'http://www.imsglobal.org/xsd/imsss': 'imsss_v1p0.xsd' },
};

for (const [standard, imports] of Object.entries(IMPORTS)) {
  test(`${standard}: the manifest is valid by the schemas beside it, and lists every file of the page`, async () => {
    const files = await opened('lesson/care', standard);
    const manifest = files.get('imsmanifest.xml').toString();
    const all = Object.entries(imports).map(([namespace, place]) => `<xs:import namespace="${namespace}" schemaLocation="${place}"/>`).join('');
    const schema = [{ fileName: 'all.xsd', contents: `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${all}</xs:schema>` }];
    const preload = [...files].filter(([name]) => /^[^/]+\.(xsd|dtd)$/.test(name)).map(([fileName, bytes]) => ({ fileName, contents: bytes.toString() }));
    const judged = (contents) => validateXML({ xml: [{ fileName: 'imsmanifest.xml', contents }], schema, preload });
    const found = await judged(manifest);
    assert.ok(found.valid, found.rawOutput);
    assert.ok(!(await judged(manifest.replace('"sco"', '"scoo"'))).valid, 'the schema judges');
    assert.ok(!(await judged(manifest.replace('<title>', '<t/><title>'))).valid, 'the schema judges');
    const listed = [...manifest.matchAll(/<file href="([^"]+)"/g)].map(([, name]) => name);
    const page = [...files.keys()].filter((name) => name !== 'imsmanifest.xml' && !/^[^/]+\.(xsd|dtd)$/.test(name));
    assert.deepEqual(listed.toSorted(), page.toSorted());
    assert.ok(page.includes('course/index.html') && page.some((name) => name.endsWith('.wasm')));
  });
}

test('a package has what the page uses in a course, and nothing that it does not', async () => {
  for (const standard of ['scorm12', 'scorm2004', 'cmi5']) {
    const names = [...(await opened('lesson', standard)).keys()];
    const page = names.filter((name) => !/^[^/]+\.(xsd|dtd)$/.test(name));
    const kinds = new Set(page.map((name) => name.split('.').at(-1)));
    assert.deepEqual([...kinds].filter((kind) => !['html', 'js', 'css', 'wasm', 'txt', 'json', 'xml'].includes(kind)), []);
    const html = page.filter((name) => name.endsWith('.html') && !name.startsWith('static/'));
    assert.deepEqual(html.toSorted(), ['course/index.html', 'index.html']);
    assert.deepEqual(page.filter((name) => /(^|\/)(sw\.js|icon|robots|policy|.*offline|.*en-XA)|\.(br|gz)$/.test(name)), []);
    assert.deepEqual(page.filter((name) => /\.(json|xml)$/.test(name)).toSorted(), ['course/course.json', standard === 'cmi5' ? 'cmi5.xml' : 'imsmanifest.xml'].toSorted());
  }
  // What is asked for is there: every way, the Lab with its panels and exports, and what stands still where nothing runs.
  const system = await courseSystem(await opened('lesson', 'scorm12'), 'scorm12');
  for (const engine of [true, false]) {
    const context = await browser.newContext({ serviceWorkers: 'allow' });
    const page = await context.newPage();
    const missing = [];
    page.on('response', (response) => response.status() >= 400 && missing.push(response.url()));
    page.on('requestfailed', (request) => missing.push(request.url()));
    if (!engine) await page.addInitScript(() => delete globalThis.WebAssembly);
    await page.goto(`${system.url}host`);
    const course = await within(page);
    await course.locator('iframe').waitFor();
    const lab = await within(course);
    if (engine) {
      await lab.locator('.lab[data-room]').waitFor();
      for (const way of ['overview', 'lesson/care', 'watch/lost-fin', 'compare/all', 'myths/summary', 'challenges/all', 'recall', 'guide/index', 'teach']) await enter(lab, way);
      await lab.evaluate(() => { location.hash = 'fourway=1&scene=lost-fin'; });
      await lab.locator('[role=tab]').first().waitFor();
      for (const tab of await lab.locator('[role=tab]').all()) await tab.click();
      await lab.waitForFunction(() => !document.querySelector('.meanwhile'));
    } else await lab.getByRole('alertdialog').locator('svg').waitFor();
    assert.deepEqual(missing.filter((url) => !url.endsWith('favicon.ico')), []);
    await context.close();
  }
  system.close();
});

/**
 * What the data model of cmi5 (sections 13.1 and 14) asks of a course of one unit. The schema of the standard comes in no package of a
 * registry, so its rules for what is used here are written out.
 */
const CMI5 = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"
    targetNamespace="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd" elementFormDefault="qualified">
  <xs:simpleType name="iri"><xs:restriction base="xs:anyURI"><xs:pattern value="[a-z][a-z0-9+.\\-]*:.+"/></xs:restriction></xs:simpleType>
  <xs:complexType name="text"><xs:sequence><xs:element name="langstring" maxOccurs="unbounded"><xs:complexType><xs:simpleContent>
    <xs:extension base="xs:string"><xs:attribute name="lang" type="xs:language"/></xs:extension></xs:simpleContent></xs:complexType></xs:element></xs:sequence></xs:complexType>
  <xs:simpleType name="leave"><xs:restriction base="xs:string"><xs:enumeration value="NotApplicable"/><xs:enumeration value="Passed"/><xs:enumeration value="Completed"/>
    <xs:enumeration value="CompletedAndPassed"/><xs:enumeration value="CompletedOrPassed"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="window"><xs:restriction base="xs:string"><xs:enumeration value="AnyWindow"/><xs:enumeration value="OwnWindow"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="share"><xs:restriction base="xs:decimal"><xs:minInclusive value="0"/><xs:maxInclusive value="1"/></xs:restriction></xs:simpleType>
  <xs:element name="courseStructure"><xs:complexType><xs:sequence>
    <xs:element name="course"><xs:complexType><xs:sequence><xs:element name="title" type="text"/><xs:element name="description" type="text"/></xs:sequence>
      <xs:attribute name="id" type="iri" use="required"/></xs:complexType></xs:element>
    <xs:element name="au"><xs:complexType><xs:sequence><xs:element name="title" type="text"/><xs:element name="description" type="text"/><xs:element name="url" type="xs:anyURI"/></xs:sequence>
      <xs:attribute name="id" type="iri" use="required"/><xs:attribute name="moveOn" type="leave"/><xs:attribute name="masteryScore" type="share"/>
      <xs:attribute name="launchMethod" type="window"/></xs:complexType></xs:element>
  </xs:sequence></xs:complexType></xs:element></xs:schema>`;

test('cmi5: the course structure names one unit, with what it takes to leave it', async () => {
  const files = await opened('lesson/care', 'cmi5');
  const xml = files.get('cmi5.xml').toString();
  const judged = (contents) => validateXML({ xml: [{ fileName: 'cmi5.xml', contents }], schema: [CMI5] });
  const found = await judged(xml);
  assert.ok(found.valid, found.rawOutput);
  assert.ok(!(await judged(xml.replace('"Passed"', '"Perhaps"'))).valid, 'the rules judge');
  assert.match(xml, /moveOn="Passed" masteryScore="0\.80"/);
  const [, url] = xml.match(/<url>([^<]+)<\/url>/);
  assert.ok(files.has(url), `${url} is in the package`);
  assert.notEqual(xml.match(/<course id="([^"]+)"/)[1], xml.match(/<au id="([^"]+)"/)[1]);
});
