// Who walks through the pages, and how they come in.
import assert from 'node:assert/strict';
import { site, visit } from './browser.mjs';
import { letterTo, linkIn } from './mailbox.mjs';

export const password = 'correct horse battery staple';
export const demoPassword = 'talent-pool-demo-2026';

export const staff = 'staff.hokkaido@demo.example';
export const otherStaff = 'staff.hiroshima@demo.example';
export const ministry = 'mic@demo.example';
export const reviewers = ['mic.reviewer@demo.example', 'mic.second@demo.example', 'mic.third@demo.example'];
export const engineer = 'engineer@demo.example';

/** Signs in by the form and waits for the first page of one's own. */
export async function signIn(page, email, password = demoPassword) {
  await page.goto('/sign-in');
  await page.getByLabel('メールアドレス').fill(email);
  await page.getByLabel('パスワード').fill(password);
  await page.getByLabel('パスワード').press('Enter');
  await page.getByRole('banner').getByRole('button', { name: 'ログアウト' }).waitFor();
}

/** A visitor who has the session that the form would have given; the first page is for the test to open. The form is walked by `signIn`. */
export async function visitAs(browser, email, options) {
  const visitor = await visit(browser, options);
  await hold(visitor.page, '/api/accounts/sign-in', { email, password: demoPassword });
  return visitor;
}

/** Has the browser itself ask for a session, so that its cookie and its name are those of this browser. */
async function hold(page, path, body) {
  // The smallest page of the site.
  await page.goto('/healthz');
  const status = await page.evaluate(
    async ({ path, body }) => {
      const answer = await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
      if (answer.ok) localStorage.setItem('talentpool-session-hint', '1');
      return answer.status;
    },
    { path, body },
  );
  assert.equal(status, 200, `${path} for ${body.email ?? 'a newcomer'}`);
}

/** Someone who has just signed up and proved their address, at the door of the registration. Its pages are walked by accounts.test.mjs. */
export async function newcomer(browser, email) {
  const visitor = await visit(browser);
  const { page } = visitor;
  const answer = await fetch(`${site}/api/accounts`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ email, locale: 'ja' }) });
  assert.equal(answer.status, 202);
  const token = linkIn(await letterTo(email), '/verify#token=').slice('/verify#token='.length);
  await hold(page, '/api/accounts/verify', { token, password });
  await page.goto('/register');
  await page.getByRole('banner').getByRole('button', { name: 'ログアウト' }).waitFor();
  return visitor;
}

/** The first screen of the registration: the routes, and their evidence by `fill`. */
export async function fillEvidence(page, fill) {
  await page.goto('/register');
  await fill();
  await page.getByRole('button', { name: '保存して次へ' }).click();
  await page.getByRole('heading', { name: 'あなたについて' }).waitFor();
}

/** The second screen: who one is. */
export async function fillAbout(page, { name, headline }) {
  await page.getByLabel('氏名').fill(name);
  await page.getByLabel('フリガナ').fill('ヤマダ ハナコ');
  await page.getByLabel('お住まいの都道府県').selectOption({ label: '東京都' });
  await page.getByLabel('見出し').fill(headline);
  await page.getByLabel('利用目的を読み、同意します').check();
  await page.getByRole('button', { name: '保存して次へ' }).click();
  await page.getByRole('heading', { name: 'スキルと希望' }).waitFor();
}

/** The third screen: anywhere, full time. */
export async function fillWishes(page) {
  await page.getByLabel('全国どこでも').check();
  await page.getByLabel('常勤', { exact: true }).check();
  await page.getByLabel('非常勤・パートタイム').check();
  await page.getByRole('button', { name: '保存して次へ' }).click();
  await page.getByRole('heading', { name: '確認と申請' }).waitFor();
}

/** What the pages send, with the session of an account. */
export async function asAccount(email, password = demoPassword) {
  const json = { 'Content-Type': 'application/json' };
  const signedIn = await fetch(`${site}/api/accounts/sign-in`, { method: 'POST', headers: json, body: JSON.stringify({ email, password }) });
  const { accessToken } = await signedIn.json();
  return async (method, path, body) => {
    const answer = await fetch(`${site}/api${path}`, { method, headers: { ...json, Authorization: `Bearer ${accessToken}` }, body: body && JSON.stringify(body) });
    assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${await answer.clone().text()}`);
    return answer.status === 204 ? null : answer.json();
  };
}

/** A registration that claims equal knowledge, as the form sends it. */
export const claim = (name) => ({
  version: 0, name, kana: 'ハナコ', phone: null, residencePrefecture: '130001', headline: '行政向けオープンソースの開発', introduction: '',
  career: [], certificates: [], equivalentGrounds: '自治体向けオープンソースの主要開発者です。', skills: [], themes: [], roleTypes: [],
  wishes: { prefectures: [], nationwide: true, employmentTypes: ['fullTime'], daysPerWeek: null, remoteWork: null, availableFrom: null },
  consent: { purposeVersion: '2026-11', nationwide: true, prefectures: [] }, blockedOrganisations: [],
});

/** Someone who is on the list already: registered over the API, to be looked at in the browser. */
export async function listedPerson(browser, email, { language = 'ja', headline = 'ネットワークの設計' } = {}) {
  const visitor = await newcomer(browser, email);
  const person = await asAccount(email, password);
  const { purposeNotice } = await person('GET', '/reference');
  const job = { employer: '株式会社みなと情報', jobTitle: 'エンジニア', start: '2014-04', end: null, digital: 'yes', hours: null, leave: [], description: '' };
  await person('PUT', '/me/profile', {
    version: 0, name: '山田 花子', kana: 'ヤマダ ハナコ', phone: null, residencePrefecture: '130001', headline, introduction: '', career: [job], certificates: [],
    equivalentGrounds: null, skills: [], themes: [], roleTypes: [],
    wishes: { prefectures: [], nationwide: true, employmentTypes: ['fullTime'], daysPerWeek: null, remoteWork: null, availableFrom: null },
    consent: { purposeVersion: purposeNotice.version, nationwide: true, prefectures: [] }, blockedOrganisations: [],
  });
  assert.equal((await person('POST', '/me/submission')).outcome, 'listed');
  await visitor.page.evaluate((chosen) => localStorage.setItem('talentpool-language', chosen), language);
  return visitor;
}
