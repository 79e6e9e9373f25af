// Who walks through the pages, and how they come in.
import { visit } from './browser.mjs';
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
