// A real browser for the tests of the pages: Debian's chromium, axe-core, screenshots. Everything comes from the client's packages.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const fromClient = createRequire(new URL('../../client/package.json', import.meta.url));
const { chromium } = fromClient('playwright-core');
// Every page gets it as a function that nobody has called yet: sending it for each state of a page costs more than running it.
const axeSource = `globalThis.loadAxe = function () { ${readFileSync(fromClient.resolve('axe-core/axe.min.js'), 'utf8')}\n};`;

const output = fileURLToPath(new URL('output/', import.meta.url));

/** Where the product answers; the tests' starter sets it. */
export const site = process.env.TALENTPOOL_SITE ?? 'http://localhost:5080';

/** Widths that every page is checked at: a desk, a phone. */
export const widths = [1440, 390];

/** Debian's chromium, the build without windows, which needs half the time; without its own traffic. TALENTPOOL_CHROMIUM names another. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.TALENTPOOL_CHROMIUM ?? '/usr/bin/chromium-headless-shell',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // A page lives for seconds: what its code would win by being optimised, in threads of their own, is less than that costs.
      '--js-flags=--no-opt --single-threaded --min-semi-space-size=32',
    ],
  });
}

const traffic = new WeakMap();

/** Waits until a page has loaded what it shows: nothing is asked for any more, and nothing says that it is loading. Playwright's own wait takes half a second each time. */
export async function settle(page) {
  const requests = traffic.get(page);
  const end = performance.now() + 30_000;
  for (;;) {
    const isQuiet = requests.open.size === 0 && performance.now() - requests.last > 80;
    if (isQuiet && (await page.locator('main [role=status] .animate-spin').count()) === 0) return;
    assert.ok(performance.now() < end, `${page.url()} is still loading: ${[...requests.open].map((request) => request.url()).join(' ')}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

/** A fresh visitor. What the page complains about on its console, and what its content policy blocks, is collected in `complaints`. */
export async function visit(browser, { language = 'ja', ...options } = {}) {
  const context = await browser.newContext({ baseURL: site, locale: language, timezoneId: 'Asia/Tokyo', bypassCSP: false, viewport: { width: widths[0], height: 900 }, ...options });
  await context.addInitScript((kept) => localStorage.getItem("talentpool-language") ?? localStorage.setItem('talentpool-language', kept), language);
  await context.addInitScript(axeSource);
  const page = await context.newPage();
  const complaints = [];
  const requests = { open: new Set(), last: 0 };
  traffic.set(page, requests);
  page.on('request', (request) => requests.open.add(request));
  for (const end of ['requestfinished', 'requestfailed'])
    page.on(end, (request) => {
      requests.open.delete(request);
      requests.last = performance.now();
    });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return { context, page, complaints };
}

/** Loads a page by its address and waits until it is there. */
export async function load(page, path) {
  // An address that differs in its fragment alone would load nothing.
  if (page.url().includes('#') || path.includes('#')) await page.goto('/healthz');
  await page.goto(path);
  await page.locator('h1').first().waitFor();
  await settle(page);
}

/** Goes on to a page within the client, as a link would; the first one, and the same one with another question, are loaded. */
export async function goOn(page, path) {
  if ((await page.locator('h1').count()) === 0 || new URL(page.url()).pathname === path.split(/[?#]/)[0]) return load(page, path);
  await page.evaluate((next) => {
    document.querySelector('h1').dataset.former = '';
    history.pushState(null, '', next);
  }, path);
  await page.locator('h1:not([data-former])').first().waitFor();
  await settle(page);
}

/** Every page is opened both ways: by its address in Japanese, within the client in English. */
export const open = (page, path, language) => (language === 'ja' ? load(page, path) : goOn(page, path));

/** Fails on any finding of axe-core in the page as it stands now. Contrast, the dearest rule, may be left out where the same colours were judged before. */
export async function assertAccessible(page, what, { contrast = true } = {}) {
  // Run over the debugging protocol, so the page's strict content policy stays in force.
  const { violations } = await page.evaluate((enabled) => {
    if (!('axe' in globalThis)) globalThis.loadAxe();
    return globalThis.axe.run(document, { resultTypes: ['violations'], rules: { 'color-contrast': { enabled } } });
  }, contrast);
  const told = violations.map(({ id, help, nodes }) => `${id}: ${help}\n    ${nodes.map((node) => `${node.target.join(' ')}  ${node.failureSummary}`).join('\n    ')}`);
  assert.equal(violations.length, 0, `${what}\n  ${told.join('\n  ')}`);
}

/** Fails when two elements share an id: a label would then name the wrong control, which axe does not see. */
async function assertSingleIds(page, what) {
  const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map((element) => element.id));
  assert.deepEqual(ids.filter((id, at) => ids.indexOf(id) !== at), [], `${what}: ids that stand twice`);
}

/** Fails when the page scrolls sideways at a width of 320 px (WCAG 1.4.10). */
export async function assertNoSidewaysScroll(page, what) {
  const before = page.viewportSize();
  await assertFits(page, what);
  await page.setViewportSize(before);
}

async function assertFits(page, what) {
  await page.setViewportSize({ width: 320, height: 640 });
  const { wide, inner } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, inner: document.documentElement.clientWidth }));
  assert.ok(wide <= inner, `${what} is ${wide} px wide in a window of ${inner} px`);
}

/** Keeps a picture of the page under tests/browser/output, to be looked at; TALENTPOOL_PICTURES=none leaves them out, as the whole run does. */
export async function picture(page, name) {
  if (process.env.TALENTPOOL_PICTURES === 'none') return;
  mkdirSync(output, { recursive: true });
  await page.screenshot({ path: `${output}${name}.png`, fullPage: true });
}

/** Everything a page state must pass: axe at every width, no sideways scroll at 320 px, no complaint; and its pictures. */
export async function assertSound(page, name, complaints = []) {
  const before = page.viewportSize();
  // Between two pages there may be none for a moment.
  await page.locator('h1').first().waitFor({ state: 'attached' });
  for (const width of widths) {
    if (page.viewportSize().width !== width) {
      await page.setViewportSize({ width, height: 900 });
      // What the page makes of its new size stands there with the next frame but one.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    }
    await assertAccessible(page, `${name} at ${width} px`, { contrast: width === widths[0] });
    await picture(page, `${name}-${width}`);
  }
  await assertSingleIds(page, name);
  await assertFits(page, name);
  await page.setViewportSize(before);
  assert.deepEqual(complaints, [], `${name}: complaints of the browser`);
}
