// A person opens an account, proves the address by the mailed link, signs in, comes back, and leaves.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertSound, launch, visit } from './browser.mjs';
import { letterTo, linkIn } from './mailbox.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test('From sign-up to sign-out', async () => {
  const email = `person-${Date.now()}@example.jp`;
  const { context, page, complaints } = await visit(browser);

  await page.goto('/sign-up');
  await page.getByLabel('メールアドレス').fill(email);
  await page.getByLabel('パスワード').fill('短い');
  await page.getByLabel(/同意します/).check();
  await page.getByRole('button', { name: '確認メールを送る' }).click();
  await page.getByRole('alert').getByRole('link', { name: /現在2文字/ }).waitFor();
  await page.getByLabel('パスワード').fill('correct horse battery staple');
  await page.getByRole('button', { name: '確認メールを送る' }).click();
  await page.getByRole('heading', { name: 'メールを確認してください' }).waitFor();
  await page.getByText(email).waitFor();
  await assertSound(page, 'sign-up-sent-to', complaints);

  await page.goto(linkIn(await letterTo(email), '/verify#token='));
  await page.getByText('メールアドレスを確認しました').waitFor();
  await assertSound(page, 'verify-done', complaints);

  await page.getByRole('main').getByRole('link', { name: 'ログイン' }).click();
  await page.getByLabel('メールアドレス').fill(email);
  await page.getByLabel('パスワード').fill('not the password at all');
  await page.getByRole('button', { name: 'ログインする' }).click();
  await page.getByRole('alert').getByText('メールアドレスまたはパスワードが正しくありません').waitFor();
  // The browser itself reports the refused request.
  complaints.splice(0);
  await assertSound(page, 'sign-in-refused', complaints);
  await page.getByLabel('パスワード').fill('correct horse battery staple');
  await page.getByLabel('パスワード').press('Enter');
  await page.getByRole('banner').getByText(email).waitFor();
  await assertSound(page, 'signed-in', complaints);

  await page.reload();
  await page.getByRole('banner').getByText(email).waitFor();
  await page.getByRole('banner').getByRole('button', { name: 'ログアウト' }).click();
  await page.getByRole('banner').getByRole('link', { name: 'ログイン' }).waitFor();
  await page.reload();
  await page.getByRole('banner').getByRole('link', { name: 'ログイン' }).waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test('A link that was used or made up says so and what to do', async () => {
  const { context, page, complaints } = await visit(browser);
  await page.goto('/verify#token=no-such-token');
  await page.getByRole('alert').getByText('無効か、有効期限が切れています').waitFor();
  complaints.splice(0);
  await assertSound(page, 'verify-failed', complaints);
  await context.close();
});
