// Staff sign in through an OpenID Connect server that the product knows by its settings alone. The product and the server are this test's own.
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { clientId, clientSecret, startIssuer } from './issuer.mjs';
import { freePort, makeFolder, startProduct } from './product.mjs';

const port = await freePort();
process.env.TALENTPOOL_SITE = `http://localhost:${port}`;
// These read where the product answers as they are loaded.
const { assertSound, launch, visit } = await import('./browser.mjs');
const { asAccount } = await import('./people.mjs');
const { letterTo } = await import('./mailbox.mjs');

const verified = (email, name) => ({ email, email_verified: true, name });
const people = {
  member: { claims: verified('staff.hiroshima@demo.example', '広島 次郎') },
  careful: { claims: verified('second.hiroshima@demo.example', '呉 美咲') },
  invited: { claims: verified('invited@demo.example', '新任 五郎'), provedAgo: 3600 },
  stranger: { claims: verified('stranger@demo.example', '他人') },
  foreign: { claims: verified('staff.hiroshima@evil-demo.example', '他人') },
  unverified: { claims: { ...verified('mic@demo.example', '他人'), email_verified: false } },
};

const secrets = makeFolder();
let browser;
let issuer;
let product;
before(async () => {
  issuer = await startIssuer(`${process.env.TALENTPOOL_SITE}/api/accounts/sign-on/demo/callback`, people);
  writeFileSync(join(secrets, 'SignOn__Issuers__0__ClientSecret'), clientSecret);
  const settings = { Id: 'demo', NameJa: '広島県庁の認証', NameEn: 'Hiroshima sign-on', Address: issuer.address, ClientId: clientId, Domains: 'demo.example' };
  product = await startProduct(port, {
    'Secrets:Folder': secrets,
    ...Object.fromEntries(Object.entries(settings).map(([name, value]) => [`SignOn:Issuers:0:${name}`, value])),
  });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await product?.stop();
  await issuer?.stop();
  rmSync(secrets, { recursive: true });
});

/** From the sign-in page through the issuer's page. */
async function signOn(page, who, { path = '/sign-in', button = '広島県庁の認証でログイン' } = {}) {
  await page.goto(path);
  await page.getByRole('link', { name: button }).click();
  await page.waitForURL(`${issuer.address}/who/**`);
  await page.getByLabel('Address').fill(who);
  await page.getByRole('button', { name: 'Continue' }).click();
}

const signedIn = (page, name = 'ログアウト') => page.getByRole('banner').getByRole('button', { name }).waitFor();

/** Nothing in the address says who somebody is. */
function assertNameless(page) {
  assert.doesNotMatch(decodeURIComponent(page.url()), /@|広島|member|stranger/);
}

test('A member comes in by the page that asked, is tied, sees the tie and removes it', async () => {
  const { page, context, complaints } = await visit(browser);
  await page.goto('/sign-in');
  await page.getByRole('link', { name: '広島県庁の認証でログイン' }).waitFor();
  await assertSound(page, 'sign-on', complaints);

  await signOn(page, 'member', { path: '/candidates?q=aws' });
  await signedIn(page);
  await page.waitForURL('**/candidates?q=aws');
  assertNameless(page);
  const cookies = await context.cookies();
  const session = cookies.find(({ name }) => name === 'talentpool-session');
  assert.deepEqual([session.httpOnly, session.sameSite], [true, 'Strict']);
  assert.deepEqual(cookies.filter(({ name }) => name.startsWith('talentpool-sign-on')), []);
  assert.match((await letterTo('staff.hiroshima@demo.example', { saying: /広島県庁の認証/ })).subject, /所属先の認証でログインできるようになりました/);

  // The session goes on after a reload, and through another visit.
  await page.reload();
  await signedIn(page);
  await page.goto('/account');
  await page.getByRole('heading', { name: '所属先の認証' }).waitFor();
  await page.getByRole('heading', { name: 'ログイン中の端末' }).waitFor();
  await assertSound(page, 'sign-on-tie', complaints);
  await page.getByRole('button', { name: '「広島県庁の認証」との結び付きを解除する' }).click();
  await page.getByRole('dialog').getByText('もう一度結び付きます').waitFor();
  await assertSound(page, 'sign-on-tie-remove', complaints);
  await page.getByRole('dialog').getByRole('button', { name: '解除する' }).click();
  await page.getByText('結び付きを解除しました').waitFor();
  await page.getByRole('heading', { name: '所属先の認証' }).waitFor({ state: 'detached' });
  assert.match((await letterTo('staff.hiroshima@demo.example', { saying: /解除/ })).subject, /結び付きを解除しました/);
  await context.close();
});

test('An invited person comes in without a password, and proves themself at the issuer again', async () => {
  const admin = await asAccount('staff.hiroshima@demo.example');
  const { organisation } = await admin('GET', '/accounts/me');
  await admin('POST', `/organisations/${organisation.organisationId}/invitations`, { email: 'invited@demo.example', role: 'member' });

  const { page, context, complaints } = await visit(browser);
  await signOn(page, 'invited');
  await signedIn(page);
  await page.waitForURL('**/candidates');
  await page.goto('/account');
  await page.getByText('ほかのログイン方法がないため解除できません').waitFor();
  await assertSound(page, 'sign-on-only-way', complaints);

  // Their proof was an hour old: a new factor wants a fresh one, of the issuer.
  await page.getByRole('button', { name: '認証アプリを設定する' }).click();
  const again = page.getByRole('dialog').getByRole('link', { name: '広島県庁の認証で確認する' });
  await again.waitFor();
  await assertSound(page, 'sign-on-step-up', complaints.filter((line) => !line.includes('403')));
  await again.click();
  await page.waitForURL(`${issuer.address}/who/**`);
  await page.getByLabel('Address').fill('invited');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL('**/account');
  await page.getByRole('button', { name: '認証アプリを設定する' }).click();
  await page.getByText('認証アプリでQRコードを読み取ってください').waitFor();
  await page.getByText('この端末', { exact: true }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'ほかの端末をすべてログアウトさせる' }).count(), 0);
  await context.close();
});

test('Who has a second factor here is asked for it after the issuer', async () => {
  const { page, context, complaints } = await visit(browser);
  const cdp = await context.newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  await signOn(page, 'careful');
  await signedIn(page);
  await page.goto('/account');
  await page.getByLabel('パスキーの名前').fill('仕事用');
  await page.getByRole('button', { name: 'パスキーを追加する' }).click();
  await page.getByRole('button', { name: '保存したので進む' }).click();
  await page.getByRole('banner').getByRole('button', { name: 'ログアウト' }).click();
  await page.getByRole('banner').getByRole('link', { name: 'ログイン' }).waitFor();

  // Signed out here, still known at the issuer: the way is short, and the factor is asked for.
  await page.goto('/candidates?q=python');
  await page.getByRole('link', { name: '広島県庁の認証でログイン' }).click();
  await page.getByRole('heading', { name: '二段階認証' }).waitFor();
  assertNameless(page);
  await assertSound(page, 'sign-on-factor', complaints);
  await page.getByRole('button', { name: 'パスキーを使う' }).click();
  await signedIn(page);
  await page.waitForURL('**/candidates?q=python');
  await context.close();
});

for (const [who, ja, en] of [
  ['stranger', '招待を依頼してください', 'Ask an admin of your organisation to invite you'],
  ['foreign', 'ドメインは、この認証では使えません', 'The domain of this e-mail address'],
  ['unverified', '確認済みのメールアドレスを受け取れませんでした', 'did not tell a verified e-mail address'],
])
  test(`Nobody comes in as ${who}, and is told why`, async () => {
    for (const [language, words, button] of [['ja', ja, '広島県庁の認証でログイン'], ['en', en, 'Sign in with Hiroshima sign-on']]) {
      const { page, context, complaints } = await visit(browser, { language });
      await signOn(page, who, { button });
      await page.getByText(words).waitFor();
      assertNameless(page);
      if (who === 'stranger') await assertSound(page, `sign-on-refused-${language}`, complaints);
      assert.equal((await context.cookies()).find(({ name }) => name === 'talentpool-session'), undefined);
      await context.close();
    }
  });

test('Who turns back at the issuer can begin again', async () => {
  const { page, context, complaints } = await visit(browser);
  await page.goto('/candidates?q=aws');
  await page.getByRole('link', { name: '広島県庁の認証でログイン' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('所属先の認証が取り消されました').waitFor();
  await signedOut(page);
  await page.getByRole('link', { name: '広島県庁の認証でログイン' }).click();
  await page.getByLabel('Address').fill('member');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL('**/candidates?q=aws');
  await signedIn(page);
  assert.deepEqual(complaints, []);
  await context.close();
});

const signedOut = (page) => page.getByRole('banner').getByRole('link', { name: 'ログイン' }).waitFor();

test('No log of the product names a person', () => {
  assert.match(product.log(), /Sign-on through demo was refused: not-invited/);
  assert.doesNotMatch(product.log(), /demo\.example|広島 次郎|新任/);
});
