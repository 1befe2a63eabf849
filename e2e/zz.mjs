import { chromium } from 'playwright-core';
const b = await chromium.launch({ executablePath:'/usr/bin/chromium', args:['--no-sandbox','--headless','--disable-gpu','--disable-background-networking'] });
const c = await b.newContext({ serviceWorkers: process.argv[2] === 'sw' ? 'allow' : 'block' }); const p = await c.newPage();
p.on('console', m => console.log('console', m.text())); p.on('pageerror', e => console.log('ERR', e));
p.on('request', r => console.log('req', r.url())); p.on('requestfailed', r => console.log('failed', r.url()));
const re = new RegExp(process.argv[3] ?? 'reader-own');
await p.route(re, r => r.abort());
await p.goto('http://localhost:8099/');
await p.waitForTimeout(1500);
console.log('--- hash');
await p.evaluate(() => { location.hash = 'fourway=1&scene=lost-fin'; });
await p.waitForTimeout(1500);
console.log(await p.locator('h1').textContent());
console.log('--- asks');
for (let i = 0; i < 2; i++) { const f = await p.evaluate(() => new Promise(d => fourwayReader('keep', null, (e, a) => d([String(e), String(a)])))); console.log(f); }
await p.unroute(re);
console.log('--- unrouted');
for (let i = 0; i < 2; i++) { const f = await p.evaluate(() => new Promise(d => fourwayReader('keep', null, (e, a) => d([String(e), String(a)])))); console.log(f); await p.waitForTimeout(500); }
await b.close();
