import { chromium } from 'playwright-core';
import http from 'node:http';
let bad = true;
const s = http.createServer((q, r) => { console.log('srv', q.url); if (q.url.startsWith('/m.js')) { if (bad) return q.socket.destroy(); r.setHeader('content-type','text/javascript'); return r.end('export default 1'); } r.setHeader('content-type','text/html'); r.end(q.url.startsWith('/map') ? '<script type=importmap>{"integrity":{}}</script>hi' : 'hi'); }).listen(8123);
const b = await chromium.launch({ executablePath:'/usr/bin/chromium', args:['--no-sandbox','--headless','--disable-gpu','--disable-background-networking'] });
for (const path of ['/', '/map']) {
bad = true;
const p = await (await b.newContext()).newPage();
await p.goto('http://localhost:8123' + path);
for (let i = 0; i < 5; i++) { if (i === 2) bad = false; console.log(await p.evaluate(() => import('/m.js').then(m => m.default, String))); if (i === 3) console.log('q', await p.evaluate(() => import('/m.js?1').then(m => m.default, String))) }
}
await b.close(); s.close();
