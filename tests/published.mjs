// What the published program must do by itself: serve the pages with their headers, the API, and nothing of Development.
import assert from 'node:assert/strict';

const site = process.argv[2];
const get = (path) => fetch(site + path, { redirect: 'manual' });

const page = await get('/candidates?skill=cloud-aws');
assert.equal(page.status, 200);
assert.match(page.headers.get('content-security-policy') ?? '', /script-src 'self'/);
const html = await page.text();
const script = /src="(\/assets\/[^"]+\.js)"/.exec(html)?.[1];
assert.ok(script, 'The first page names no script.');
const asset = await get(script);
assert.equal(asset.status, 200);
assert.match(asset.headers.get('cache-control') ?? '', /immutable/);
assert.equal((await get('/api/reference')).status, 200);
assert.equal((await get('/api/nothing')).status, 404);
assert.equal((await get('/dev/mail')).status, 404);
assert.equal((await get('/assets/nothing.js')).status, 404);
const demo = await fetch(`${site}/api/accounts/sign-in`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ email: 'mic@demo.example', password: 'talent-pool-demo-2026' }),
});
assert.equal(demo.status, 401);
console.log('The published program serves pages and API, and nothing of Development.');
