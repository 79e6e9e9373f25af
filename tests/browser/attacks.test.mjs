// What attackers write stays text: in pages, in letters, in the address of the sign-in; and the content policy holds on every page.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { assertSound, launch, settle, site, visit } from './browser.mjs';
import { letterTo } from './mailbox.mjs';
import { asAccount, listedPerson, ministry, staff, visitAs } from './people.mjs';

const read = (name) => JSON.parse(readFileSync(new URL(`../attacks/${name}.json`, import.meta.url), 'utf8'));
// A registration refuses what hides characters; these are the rest.
const scripts = read('scripts').filter((attack) => !/[\u200b\u202e]/.test(attack));
const stamp = Date.now();

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Collects what the content policy stops, every dialog, and every address outside that the page asks for. */
async function watch({ page, context }) {
  const seen = [];
  page.on('dialog', (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(site) && !request.url().startsWith('data:')) seen.push(`request ${request.url()}`);
  });
  await context.exposeBinding('tellViolation', (_, violation) => seen.push(violation));
  await context.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', (event) => globalThis.tellViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`)),
  );
  return seen;
}

/** The elements under main that no part of ours draws, and links to what is neither web, mail nor a page. */
const strangers = (page) =>
  page.evaluate(() => {
    const usual = 'A ASIDE BUTTON CIRCLE DD DETAILS DIALOG DIV DL DT FIELDSET FORM H1 H2 H3 H4 INPUT LABEL LEGEND LI OL OPTION P SEARCH SECTION SELECT SPAN SUMMARY SVG PATH STRONG TABLE TBODY TD TEXTAREA TH THEAD TR UL'.split(' ');
    return [...document.querySelectorAll('main *')].flatMap((element) => [
      ...(usual.includes(element.tagName.toUpperCase()) ? [] : [element.outerHTML.slice(0, 80)]),
      ...[...element.attributes].filter((attribute) => /^on|^srcdoc$|^formaction$/i.test(attribute.name)).map((attribute) => `${element.tagName} ${attribute.name}`),
      ...(element.tagName === 'A' && !/^(https?|mailto):/.test(element.href) ? [element.href] : []),
    ]);
  });

/** All the attacks in as few texts as their length allows. */
function texts(most) {
  const all = [''];
  for (const attack of scripts) {
    if (all.at(-1).length + attack.length + 1 > most) all.push('');
    all[all.length - 1] += `${attack}\n`;
  }
  return all.map((text) => text.trim());
}

const posting = (title, description, rest = {}) => ({
  title, appointmentType: 'regularExperienced', payUnit: 'month', payMin: 262000, payMax: 410000, payText: '<b>応相談</b>', term: '<i>なし</i>', workStyle: 'onsitePartialRemote', weeklyHours: 38.75,
  workLocation: '<img src=x onerror=alert(1)>', requirements: '詳細は https://www.pref.example.jp/dx をご覧ください。', description, howToApply: 'mailto:dx@pref.example へ', openings: 1, startOn: null,
  deadline: new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10), themes: ['theme-a'], skills: [], version: 0, ...rest,
});

test('Postings and notices full of attacks are text with safe links, in the page and in the letter', { timeout: 240_000 }, async () => {
  const desk = await asAccount(staff);
  const email = `attacks-${stamp}@example.jp`;
  const person = await listedPerson(browser, email, { headline: `<script>alert(1)</script> ${stamp}` });
  const seen = await watch(person);
  // The picture of the list follows within a second.
  let found = await desk('GET', `/candidates?q=${stamp}`);
  for (let tries = 0; tries < 20 && found.total === 0; tries++) {
    await person.page.waitForTimeout(250);
    found = await desk('GET', `/candidates?q=${stamp}`);
  }
  assert.equal(found.total, 1);
  const { page } = person;
  for (const [number, description] of texts(3900).entries()) {
    const title = `<img src=x onerror=alert(1)> ${number} ${stamp}`;
    const { postingId } = await desk('POST', '/postings', posting(title, description));
    await desk('POST', `/postings/${postingId}/publish`);
    await page.goto(`/postings/${postingId}`);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    const shown = await page.locator('main').textContent();
    for (const line of description.split('\n')) assert.ok(shown.includes(line.trim()), `missing: ${line}`);
    assert.deepEqual(await strangers(page), []);
    assert.equal(await page.getByRole('link', { name: 'https://www.pref.example.jp/dx' }).getAttribute('rel'), 'noopener noreferrer nofollow');
    await assertSound(page, `attacks-posting-${number}`, person.complaints);

    if (number > 0) continue;
    const message = texts(1900)[0];
    await desk('POST', '/notices', { postingId, candidateIds: [found.items[0].candidateId], message, answerBy: new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10) });
    const letter = await letterTo(email, { saying: /onerror=alert/ });
    assert.ok(letter.subject.includes('<img src=x onerror=alert(1)>') || letter.text.includes(title));
    const mail = await visit(browser);
    const inMail = await watch(mail);
    await mail.page.goto(`/dev/mail/${letter.id}/html`);
    const drawn = await mail.page.evaluate(() => [...document.body.querySelectorAll('*')].map((element) => [element.tagName, ...element.getAttributeNames().filter((name) => name !== 'style' && name !== 'href')].join(' ')));
    assert.deepEqual([...new Set(drawn)].sort(), ['A', 'BLOCKQUOTE', 'BR', 'DIV', 'H1', 'P', 'SPAN', 'STRONG'].filter((tag) => drawn.includes(tag)));
    for (const line of message.split('\n')) assert.ok((await mail.page.locator('blockquote').textContent()).includes(line.trim()), line);
    for (const address of await mail.page.evaluate(() => [...document.links].map((link) => link.href))) assert.match(address, new RegExp(`^${site}`));
    await mail.page.goto(`/dev/mail/${letter.id}`);
    await mail.page.getByText('宛先').waitFor();
    assert.deepEqual(inMail, []);
    await mail.context.close();

    await page.goto('/me/notices');
    await page.getByRole('link', { name: title }).first().click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    assert.deepEqual(await strangers(page), []);
  }
  const wide = await visitAs(browser, staff);
  const inSearch = await watch(wide);
  await wide.page.goto(`/candidates?q=${stamp}`);
  await wide.page.getByRole('link', { name: /<script>alert\(1\)<\/script>/ }).waitFor();
  assert.deepEqual(await strangers(wide.page), []);
  assert.deepEqual([...seen, ...inSearch, ...wide.complaints], []);
  await wide.context.close();
  await person.context.close();
});

test('Every page, with its part that comes later, runs under the content policy without a complaint', { timeout: 240_000 }, async () => {
  const pages = {
    [staff]: ['/candidates', '/notices', '/posting-desk', '/posting-desk/new', '/posting-desk/import', '/postings', '/account', '/help'],
    [ministry]: ['/reviews', '/precedents', '/objections', '/registrations', '/accounts', '/digests', '/standards', '/standards/policies/new', '/account'],
  };
  for (const [who, paths] of Object.entries(pages)) {
    const visitor = await visitAs(browser, who);
    const seen = await watch(visitor);
    for (const path of paths) {
      const answer = await visitor.page.goto(path);
      assert.match(answer.headers()['content-security-policy'], /require-trusted-types-for 'script'; trusted-types 'none'/);
      await visitor.page.getByRole('heading', { level: 1 }).first().waitFor();
      await settle(visitor.page);
    }
    assert.deepEqual([...seen, ...visitor.complaints], [], who);
    await visitor.context.close();
  }
});

test('Text cannot become markup or script in a page: the assignment throws', async () => {
  const visitor = await visit(browser);
  const seen = await watch(visitor);
  await visitor.page.goto('/');
  const heard = visitor.page.waitForResponse((answer) => answer.url() === `${site}/api/policy-reports`);
  const thrown = await visitor.page.evaluate(() => {
    const tries = {
      innerHTML: () => (document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>'),
      outerHTML: () => (document.querySelector('main').outerHTML = '<p>x</p>'),
      insertAdjacentHTML: () => document.body.insertAdjacentHTML('beforeend', '<p>x</p>'),
      write: () => document.write('<p>x</p>'),
      script: () => (document.createElement('script').src = '/assets/x.js'),
      text: () => (document.createElement('script').text = 'alert(1)'),
      srcdoc: () => (document.createElement('iframe').srcdoc = '<p>x</p>'),
      policy: () => globalThis.trustedTypes.createPolicy('default', { createHTML: (text) => text }),
    };
    return Object.entries(tries).map(([name, attempt]) => {
      try {
        attempt();
        return `${name} was possible`;
      } catch (error) {
        return error.name;
      }
    });
  });
  assert.deepEqual(thrown, Array(8).fill('TypeError'));
  // The browser reports it, and is heard.
  assert.equal((await heard).status(), 204);
  const isTold = () => seen.some((line) => line.startsWith('require-trusted-types-for')) && seen.some((line) => line.startsWith('trusted-types'));
  for (let tries = 0; tries < 50 && !isTold(); tries++) await visitor.page.waitForTimeout(100);
  assert.ok(isTold(), `told: ${seen.join(', ')}`);
  assert.ok(!seen.some((line) => line.startsWith('dialog')));
  await visitor.context.close();
});

test('After the sign-in one stays on this site, whatever the link says', { timeout: 180_000 }, async () => {
  for (const next of ['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/\t/evil.example', '%2F%2Fevil.example']) {
    const visitor = await visit(browser);
    const seen = await watch(visitor);
    const { page } = visitor;
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await page.getByLabel('メールアドレス').fill(staff);
    await page.getByLabel('パスワード').fill('talent-pool-demo-2026');
    await page.getByLabel('パスワード').press('Enter');
    await page.getByRole('banner').getByRole('button', { name: 'ログアウト' }).waitFor();
    await page.waitForURL((url) => url.pathname !== '/sign-in');
    assert.equal(new URL(page.url()).origin, site, next);
    assert.deepEqual(seen, [], next);
    await visitor.context.close();
  }
  const visitor = await visit(browser);
  await visitor.page.goto('/sign-in?next=%2Fnotices');
  await visitor.page.getByLabel('メールアドレス').fill(staff);
  await visitor.page.getByLabel('パスワード').fill('talent-pool-demo-2026');
  await visitor.page.getByLabel('パスワード').press('Enter');
  await visitor.page.waitForURL('**/notices');
  await visitor.context.close();
});

test('Numbers below five are told as such, in both languages', async () => {
  for (const [language, words] of [['ja', '5人未満'], ['en', 'fewer than 5']]) {
    const visitor = await visitAs(browser, staff);
    await visitor.page.evaluate((chosen) => localStorage.setItem('talentpool-language', chosen), language);
    await visitor.page.goto('/candidates?skill=dev-cobol&minMonths=60');
    const side = visitor.page.getByRole('complementary');
    await side.locator('summary').first().click();
    await side.getByText(words).first().waitFor();
    await assertSound(visitor.page, `search-few-${language}`, visitor.complaints);
    await visitor.context.close();
  }
});
