// A person opens an account, proves the address by the mailed link, signs in, comes back, and leaves.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertSound, launch, visit } from './browser.mjs';
import { letterTo, linkIn } from './mailbox.mjs';
import { demoPassword, engineer, newcomer, signIn } from './people.mjs';

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
  await page.getByLabel(/同意します/).check();
  await page.getByRole('button', { name: '確認メールを送る' }).click();
  await page.getByRole('heading', { name: 'メールを確認してください' }).waitFor();
  await page.getByText(email).waitFor();
  await assertSound(page, 'sign-up-sent-to', complaints);

  await page.goto(linkIn(await letterTo(email), '/verify#token='));
  // Whose account it is.
  await page.getByRole('main').getByText(email).waitFor();
  await assertSound(page, 'verify', complaints);
  await page.getByLabel('パスワード').fill('短い');
  await page.getByRole('button', { name: '確認を完了してログイン' }).click();
  await page.getByRole('alert').getByRole('link', { name: /現在2文字/ }).waitFor();
  // What the server refuses leaves the link as it is.
  await page.getByLabel('パスワード').fill(email);
  await page.getByRole('button', { name: '確認を完了してログイン' }).click();
  await page.getByRole('alert').getByRole('link', { name: /推測されやすい/ }).waitFor();
  complaints.splice(0);
  await assertSound(page, 'verify-refused', complaints);
  await page.getByLabel('パスワード').fill('correct horse battery staple');
  await page.getByRole('button', { name: '確認を完了してログイン' }).click();
  await page.getByText('メールアドレスを確認し、ログインしました').waitFor();
  await assertSound(page, 'verify-done', complaints);
  await page.getByRole('link', { name: '登録へ進む' }).click();
  await page.getByRole('banner').getByText(email).waitFor();
  await page.getByRole('banner').getByRole('button', { name: 'ログアウト' }).click();

  await page.getByRole('banner').getByRole('link', { name: 'ログイン' }).click();
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

test('A forgotten password is set anew, and another device is signed out', async () => {
  const email = `forgetful-${Date.now()}@example.jp`;
  const first = await newcomer(browser, email);
  const { context, page, complaints } = await visit(browser);
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'パスワードを忘れた方' }).click();
  await assertSound(page, 'forgot-password', complaints);
  await page.getByLabel('メールアドレス').fill(email);
  await page.getByRole('button', { name: 'リンクを送る' }).click();
  await page.getByText(`${email} のアカウントがあれば`).waitFor();
  await page.goto(linkIn(await letterTo(email, { saying: /パスワードを再設定する手続き/ }), '/reset-password#token='));
  await page.getByLabel('新しいパスワード').fill('passwordpassword');
  await page.getByRole('button', { name: 'パスワードを設定する' }).click();
  await page.getByRole('alert').getByText('推測されやすいパスワードです').waitFor();
  complaints.splice(0);
  await assertSound(page, 'reset-password-refused', complaints);
  await page.getByLabel('新しいパスワード').fill('another evening by the sea');
  await page.getByRole('button', { name: 'パスワードを設定する' }).click();
  await page.getByText('新しいパスワードを設定しました').waitFor();

  // The first device is out at its next step, and asks to sign in on the spot.
  await first.page.goto('/me');
  await first.page.getByLabel('メールアドレス').waitFor();
  first.complaints.splice(0);
  await signIn(first.page, email, 'another evening by the sea');
  await first.page.getByRole('banner').getByRole('link', { name: email }).click();
  await first.page.getByRole('heading', { name: 'アカウントの設定' }).waitFor();

  await signIn(page, email, 'another evening by the sea');
  await page.goto('/account');
  await page.getByRole('row', { name: /この端末/ }).waitFor();
  await assertSound(page, 'account', complaints);
  await page.getByRole('button', { name: 'ログアウトさせる', exact: true }).click();
  await page.getByRole('button', { name: 'ほかの端末をすべてログアウトさせる' }).waitFor({ state: 'hidden' });
  await first.page.reload();
  await first.page.getByLabel('メールアドレス').waitFor();

  await page.getByLabel('現在のパスワード').fill('another evening by the sea');
  await page.getByLabel('新しいパスワード').fill('a third and longer sentence');
  await page.getByRole('button', { name: 'パスワードを変更する' }).click();
  await page.getByText('パスワードを変更しました').waitFor();
  await letterTo(email, { saying: /パスワードが変更され/ });
  await context.close();
  await first.context.close();
});

for (const { language, email, label, show, hide, signInButton, signOut } of [
  { language: 'ja', email: 'メールアドレス', label: 'パスワード', show: '表示する', hide: '隠す', signInButton: 'ログインする', signOut: 'ログアウト' },
  { language: 'en', email: 'E-mail address', label: 'Password', show: 'Show', hide: 'Hide', signInButton: 'Sign in', signOut: 'Sign out' },
])
  test(`A password is masked, can be shown and can be pasted (${language})`, async () => {
    const { context, page, complaints } = await visit(browser, { language });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('/sign-in');
    const field = page.getByLabel(label);
    assert.equal(await field.getAttribute('type'), 'password');
    await page.evaluate((text) => navigator.clipboard.writeText(text), demoPassword);
    await field.focus();
    await page.keyboard.press('Control+V');
    assert.equal(await field.inputValue(), demoPassword);
    assert.equal(await field.getAttribute('type'), 'password');

    await page.getByRole('button', { name: show, exact: true }).click();
    assert.equal(await field.getAttribute('type'), 'text');
    assert.equal(await field.inputValue(), demoPassword);
    await assertSound(page, `password-shown-${language}`, complaints);
    await page.getByRole('button', { name: hide, exact: true }).click();
    assert.equal(await field.getAttribute('type'), 'password');
    await page.getByRole('button', { name: show, exact: true }).waitFor();

    // What was pasted and shown is what is sent.
    await page.getByLabel(email).fill(engineer);
    await page.getByRole('main').getByRole('button', { name: signInButton }).click();
    await page.getByRole('banner').getByRole('button', { name: signOut }).waitFor();
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
