// Passkeys, an authenticator app, recovery codes and the fresh proof, with chromium's own virtual authenticator.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, test } from 'node:test';
import { assertSound, launch } from './browser.mjs';
import { letterTo } from './mailbox.mjs';
import { newcomer, password } from './people.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** A device that has passkeys and knows its user. */
async function withAuthenticator(context, page) {
  const cdp = await context.newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', { options });
  return { count: async () => (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length };
}

/** What an app shows for a key in base 32 (RFC 6238), now or some steps off. */
function codeOf(key, steps = 0) {
  const bits = [...key.replaceAll(' ', '')].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const bytes = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const hash = createHmac('sha1', bytes).update(counter).digest();
  return String((hash.readUInt32BE(hash[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

async function speak(page, language) {
  await page.evaluate((chosen) => localStorage.setItem('talentpool-language', chosen), language);
  await page.reload();
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
}

async function signOut(page) {
  await page.getByRole('banner').getByRole('button', { name: 'ログアウト' }).click();
  await page.getByRole('banner').getByRole('link', { name: 'ログイン' }).waitFor();
}

async function givePassword(page, email) {
  await page.goto('/sign-in');
  await page.getByLabel('メールアドレス').fill(email);
  await page.getByLabel('パスワード').fill(password);
  await page.getByRole('button', { name: 'ログインする' }).click();
  await page.getByRole('heading', { name: '二段階認証' }).waitFor();
}

test('A passkey is added, signs in alone and after the password, is renamed and removed', async () => {
  const email = `passkey-${Date.now()}@example.jp`;
  const { context, page, complaints } = await newcomer(browser, email);
  const device = await withAuthenticator(context, page);
  await page.goto('/account');
  await page.getByRole('button', { name: 'パスキーを追加する' }).click();
  await page.getByRole('alert').getByText('パスキーの名前を入力してください').waitFor();
  await page.getByLabel('パスキーの名前').fill('仕事用ノートパソコン');
  await page.getByRole('button', { name: 'パスキーを追加する' }).click();
  await page.getByRole('heading', { name: 'リカバリーコードを保存してください' }).waitFor();
  assert.equal(await page.getByRole('main').locator('ol > li').count(), 10);
  assert.equal(await device.count(), 1);
  await assertSound(page, 'recovery-codes', complaints);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'ファイルに保存する' }).click();
  assert.equal((await saved).suggestedFilename(), 'talentpool-recovery-codes.txt');
  await page.getByRole('button', { name: '保存したので進む' }).click();
  await page.getByText('残り10個').waitFor();
  await letterTo(email, { saying: /パスキーが追加されました/ });
  await assertSound(page, 'account-passkey', complaints);
  await speak(page, 'en');
  await page.getByText('10 codes left').waitFor();
  await assertSound(page, 'account-passkey-en', complaints);
  await speak(page, 'ja');

  await signOut(page);
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'パスキーでログイン' }).waitFor();
  await assertSound(page, 'sign-in-with-passkey', complaints);
  await page.getByRole('button', { name: 'パスキーでログイン' }).click();
  await page.getByRole('banner').getByRole('link', { name: email }).waitFor();

  await signOut(page);
  await givePassword(page, email);
  await assertSound(page, 'second-factor-passkey', complaints);
  await page.getByRole('button', { name: 'パスキーを使う' }).click();
  await page.getByRole('banner').getByRole('link', { name: email }).waitFor();

  await page.goto('/account');
  await page.getByRole('button', { name: '「仕事用ノートパソコン」の名前を変える' }).click();
  await page.getByRole('dialog').getByLabel('パスキーの名前').fill('自宅のパソコン');
  await page.getByRole('dialog').getByRole('button', { name: '名前を変える' }).click();
  await page.getByRole('button', { name: '「自宅のパソコン」を削除する' }).click();
  await page.getByRole('dialog').getByText('ほかの方法が残っていないとき').waitFor();
  await assertSound(page, 'passkey-removal', complaints);
  await page.getByRole('dialog').getByRole('button', { name: '削除する' }).click();
  await page.getByText('自宅のパソコン', { exact: true }).waitFor({ state: 'hidden' });
  await letterTo(email, { saying: /パスキーが削除されました/ });
  assert.deepEqual(complaints.filter((line) => !line.includes('401')), []);
  await context.close();
});

test('An authenticator app is set up by its key, asked for after the password, and replaced by a recovery code', async () => {
  const email = `app-${Date.now()}@example.jp`;
  const { context, page, complaints } = await newcomer(browser, email);
  await page.goto('/account');
  await page.getByRole('button', { name: '認証アプリを設定する' }).click();
  await page.getByRole('img', { name: /QRコード/ }).waitFor();
  await assertSound(page, 'authenticator-set-up', complaints);
  await speak(page, 'en');
  await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
  await page.getByRole('img', { name: /QR code/ }).waitFor();
  await assertSound(page, 'authenticator-set-up-en', complaints);
  await speak(page, 'ja');
  await page.getByRole('button', { name: '認証アプリを設定する' }).click();
  const key = await page.getByRole('main').locator('ol p.font-mono').innerText();
  await page.getByLabel('認証コード').fill(codeOf(key, -1));
  await page.getByRole('button', { name: '設定を完了する' }).click();
  await page.getByRole('heading', { name: 'リカバリーコードを保存してください' }).waitFor();
  const codes = await page.getByRole('main').locator('ol > li').allInnerTexts();
  await page.getByRole('button', { name: '保存したので進む' }).click();

  await signOut(page);
  await givePassword(page, email);
  await page.getByLabel('認証コード').fill('000000');
  await page.getByRole('button', { name: '確認する' }).click();
  await page.getByRole('alert').getByText('認証コードが正しくありません').waitFor();
  complaints.splice(0);
  await assertSound(page, 'second-factor-refused', complaints);
  await page.getByLabel('認証コード').fill(codeOf(key));
  await page.getByRole('button', { name: '確認する' }).click();
  await page.getByRole('banner').getByRole('link', { name: email }).waitFor();

  await signOut(page);
  await givePassword(page, email);
  await page.getByRole('button', { name: 'リカバリーコードを使う' }).click();
  await page.getByLabel('リカバリーコード').fill(codes[0].toLowerCase());
  await assertSound(page, 'second-factor-recovery', complaints);
  await page.getByRole('button', { name: '確認する' }).click();
  await page.getByRole('banner').getByRole('link', { name: email }).waitFor();
  await page.goto('/account');
  await page.getByText('残り9個').waitFor();
  await letterTo(email, { saying: /リカバリーコードが使われました/ });

  // The proof has become old, says the server once; the request is then repeated with a fresh one.
  let refused = false;
  await page.route('**/api/accounts/second-factors/recovery-codes', async (route) => {
    if (refused) return route.continue();
    refused = true;
    return route.fulfill({ status: 403, contentType: 'application/problem+json', body: JSON.stringify({ type: '/problems/step-up-required', title: 'x', status: 403 }) });
  });
  await page.getByRole('button', { name: '新しいコードを作る' }).click();
  const dialog = page.getByRole('dialog', { name: 'ご本人の確認' });
  await dialog.getByRole('button', { name: 'リカバリーコードを使う' }).waitFor();
  complaints.splice(0);
  await assertSound(page, 'step-up', complaints);
  await dialog.getByRole('button', { name: 'リカバリーコードを使う' }).click();
  await dialog.getByLabel('リカバリーコード').fill(codes[1]);
  await dialog.getByRole('button', { name: '確認する' }).click();
  await page.getByRole('heading', { name: 'リカバリーコードを保存してください' }).waitFor();
  assert.notDeepEqual(await page.getByRole('main').locator('ol > li').allInnerTexts(), codes);
  await context.close();
});

test('What was typed stays while the password is asked for once more', async () => {
  const email = `fresh-${Date.now()}@example.jp`;
  const { context, page, complaints } = await newcomer(browser, email);
  await withAuthenticator(context, page);
  await page.goto('/account');
  await page.evaluate(() => localStorage.setItem('talentpool-language', 'en'));
  await page.reload();
  let refused = false;
  await page.route('**/api/accounts/second-factors/passkeys/options', async (route) => {
    if (refused) return route.continue();
    refused = true;
    return route.fulfill({ status: 403, contentType: 'application/problem+json', body: JSON.stringify({ type: '/problems/step-up-required', title: 'x', status: 403 }) });
  });
  await page.getByLabel('Name of the passkey').fill('My phone');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  const dialog = page.getByRole('dialog', { name: 'Is it you?' });
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('main').getByRole('alert').waitFor();
  assert.equal(await page.getByLabel('Name of the passkey').inputValue(), 'My phone');
  refused = false;
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await dialog.getByLabel(/Password/).fill(password);
  complaints.splice(0);
  await assertSound(page, 'step-up-password-en', complaints);
  await dialog.getByRole('button', { name: 'Verify' }).click();
  await page.getByRole('heading', { name: 'Keep your recovery codes' }).waitFor();
  await page.getByRole('button', { name: 'I kept them, go on' }).click();
  await page.getByText('My phone').waitFor();
  await context.close();
});
