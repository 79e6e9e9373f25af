// The pages that everyone may open, in both languages: sound at a desk and on a phone, and usable by keyboard.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertSound, launch, open, visit } from './browser.mjs';

const pages = {
  welcome: '/',
  'sign-up': '/sign-up',
  'sign-up-sent': '/sign-up/sent',
  'verify-incomplete': '/verify',
  'sign-in': '/sign-in',
  'forgot-password': '/forgot-password',
  'reset-password-form': '/reset-password#token=x',
  'reset-password-incomplete': '/reset-password',
  'availability-confirm': '/availability#kind=confirm&token=x',
  'availability-renewal': '/availability#kind=renewal&token=x',
  'availability-incomplete': '/availability',
  help: '/help',
  accessibility: '/accessibility',
  'privacy-policy': '/privacy-policy',
  'not-found': '/no-such-page',
};

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

for (const language of ['ja', 'en'])
  test(`The pages that everyone may open are sound in ${language}`, async () => {
    const { context, page, complaints } = await visit(browser, { language });
    for (const [name, path] of Object.entries(pages)) {
      await open(page, path, language);
      await assertSound(page, `${name}-${language}`, complaints);
    }
    await context.close();
  });

test('A link of a letter that was used says so', async () => {
  const { context, page, complaints } = await visit(browser);
  await page.goto('/availability#kind=lapsed&token=made-up');
  await page.getByRole('button', { name: '掲載を再開する' }).click();
  await page.getByText('このリンクは使用済みか').waitFor();
  complaints.splice(0);
  await assertSound(page, 'availability-used', complaints);
  await context.close();
});

test('A sign-up that lacks everything names each field and leads to it', async () => {
  const { context, page, complaints } = await visit(browser);
  await page.goto('/sign-up');
  await page.getByRole('button', { name: '確認メールを送る' }).click();
  const summary = page.getByRole('alert');
  await summary.waitFor();
  assert.match(await page.title(), /^エラー：/);
  await assertSound(page, 'sign-up-refused', complaints);
  await summary.getByRole('link').first().click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'email');
  await context.close();
});

test('The skip link comes first, and a new page takes the focus to its content', async () => {
  const { context, page } = await visit(browser);
  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), '本文へ進む');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
  await page.getByRole('contentinfo').getByRole('link', { name: 'プライバシーポリシー' }).click();
  await page.getByRole('heading', { level: 1, name: 'プライバシーポリシー' }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
  await context.close();
});

test('The menu of a phone holds everything, and closes by Escape', async () => {
  const { context, page, complaints } = await visit(browser, { viewport: { width: 390, height: 844 } });
  await page.goto('/help');
  await page.getByRole('button', { name: 'メニュー' }).click();
  const menu = page.getByRole('dialog', { name: 'メニュー' });
  await menu.getByRole('link', { name: 'ログイン' }).waitFor();
  await assertSound(page, 'menu-open', complaints);
  await page.keyboard.press('Escape');
  await menu.waitFor({ state: 'hidden' });
  await context.close();
});

test('A language is kept over a reload', async () => {
  const { context, page } = await visit(browser);
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'English' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
  await context.close();
});
