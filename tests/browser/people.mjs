// Who walks through the pages, and how they come in.
import assert from 'node:assert/strict';
import { site, visit } from './browser.mjs';
import { letterTo, linkIn } from './mailbox.mjs';

const demoPassword = 'talent-pool-demo-2026';

export const staff = 'staff.hokkaido@demo.example';
export const otherStaff = 'staff.hiroshima@demo.example';
export const ministry = 'mic@demo.example';
export const engineer = 'engineer@demo.example';

/** Signs in by the form and waits for the first page of one's own. */
export async function signIn(page, email, password = demoPassword) {
  await page.goto('/sign-in');
  await page.getByLabel('メールアドレス').fill(email);
  await page.getByLabel('パスワード').fill(password);
  await page.getByLabel('パスワード').press('Enter');
  await page.getByRole('banner').getByRole('button', { name: 'ログアウト' }).waitFor();
}

/** A visitor who is signed in. */
export async function visitAs(browser, email, options) {
  const visitor = await visit(browser, options);
  await signIn(visitor.page, email);
  return visitor;
}

/** Someone who has just signed up and proved their address. */
export async function newcomer(browser, email) {
  const password = 'correct horse battery staple';
  const visitor = await visit(browser);
  const { page } = visitor;
  await page.goto('/sign-up');
  await page.getByLabel('メールアドレス').fill(email);
  await page.getByLabel('パスワード').fill(password);
  await page.getByLabel(/同意します/).check();
  await page.getByRole('button', { name: '確認メールを送る' }).click();
  await page.getByRole('heading', { name: 'メールを確認してください' }).waitFor();
  await page.goto(linkIn(await letterTo(email), '/verify#token='));
  await page.getByText('メールアドレスを確認しました').waitFor();
  await signIn(page, email, password);
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

/** Someone who is on the list already: registered over the API, to be looked at in the browser. */
export async function listedPerson(browser, email, { language = 'ja', headline = 'ネットワークの設計' } = {}) {
  const visitor = await newcomer(browser, email);
  const call = async (method, path, body, token) => {
    const response = await fetch(`${site}/api${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
      body: body && JSON.stringify(body),
    });
    assert.ok(response.ok, `${method} ${path}: ${response.status} ${await response.clone().text()}`);
    return response.json();
  };
  const { accessToken } = await call('POST', '/accounts/sign-in', { email, password: 'correct horse battery staple' });
  const { purposeNotice } = await call('GET', '/reference');
  const job = { employer: '株式会社みなと情報', jobTitle: 'エンジニア', start: '2014-04', end: null, digital: 'yes', hours: null, leave: [], description: '' };
  await call('PUT', '/me/profile', {
    version: 0, name: '山田 花子', kana: 'ヤマダ ハナコ', phone: null, residencePrefecture: '130001', headline, introduction: '', career: [job], certificates: [],
    equivalentGrounds: null, skills: [], themes: [], roleTypes: [],
    wishes: { prefectures: [], nationwide: true, employmentTypes: ['fullTime'], daysPerWeek: null, remoteWork: null, availableFrom: null },
    consent: { purposeVersion: purposeNotice.version, nationwide: true, prefectures: [] }, blockedOrganisations: [],
  }, accessToken);
  assert.equal((await call('POST', '/me/submission', undefined, accessToken)).outcome, 'listed');
  await visitor.page.evaluate((chosen) => localStorage.setItem('talentpool-language', chosen), language);
  return visitor;
}
