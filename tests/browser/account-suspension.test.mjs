// The ministry closes an account and opens it again, by keyboard: found by its address or from the person's page at the desk; the owner is out, is told why, and comes in again.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertSound, launch, visit } from './browser.mjs';
import { tabTo } from './keyboard.mjs';
import { letterTo } from './mailbox.mjs';
import { asAccount, claim, listedPerson, ministry, newcomer, otherStaff, password, reviewers, signIn, visitAs } from './people.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const words = {
  ja: {
    menu: 'アカウントの停止', sought: 'メールアドレスまたは登録番号', missing: 'メールアドレスか登録番号を入力してください', find: '探す', nobody: /アカウントが見つかりません/, reasonMissing: '理由を入力してください',
    ready: '第三者による不正な利用の疑いがあるため、確認が済むまで停止します。', reason: '本人に伝える理由', suspend: 'アカウントを停止する', yes: '停止する', done: 'アカウントを停止しました', closed: 'このアカウントは停止中です',
    reinstate: '停止を解除する', yesReinstate: '解除する', reinstated: 'アカウントの停止を解除しました', cancel: 'キャンセル', toAccount: 'アカウントの停止と解除', registration: '停止中（一覧には表示されません）',
    letter: /アカウントを停止しました/, reopened: /停止を解除しました/, own: /ご自身のアカウントは停止できません/, review: '申請者のアカウントは停止中です', reviewLink: '申請者のアカウントの停止と解除', member: 'アカウント停止中（総務省）',
  },
  en: {
    menu: 'Account suspensions', sought: 'E-mail address or registration number', missing: 'Enter an e-mail address or a registration number', find: 'Find', nobody: /There is no such account/, reasonMissing: 'Enter a reason',
    ready: 'Somebody else may be using your account. It stays closed until we have looked into it.', reason: 'Reason, told to the owner', suspend: 'Suspend the account', yes: 'Suspend', done: 'The account is suspended', closed: 'This account is suspended',
    reinstate: 'Reinstate the account', yesReinstate: 'Reinstate', reinstated: 'The account is reinstated', cancel: 'Cancel', toAccount: 'Suspend or reinstate the account', registration: 'Suspended (not shown on the list)',
    letter: /The ministry has suspended your account/, reopened: /has lifted the suspension of your account/, own: /You cannot suspend your own account/, review: 'The account of this person is suspended', reviewLink: 'Suspend or reinstate the account', member: 'Account suspended by the ministry',
  },
};

/** Someone in the browser who reads this language. */
async function speaking(visitor, language) {
  await visitor.context.addInitScript((chosen) => localStorage.setItem('talentpool-language', chosen), language);
  await visitor.page.evaluate((chosen) => localStorage.setItem('talentpool-language', chosen), language);
  return visitor;
}

async function press(page, name) {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

async function find(page, text, what) {
  await page.getByLabel(text.sought).fill(what);
  await page.getByLabel(text.sought).press('Enter');
}

for (const language of ['ja', 'en'])
  test(`An account is found by its address, closed with a reason and opened again, in ${language}`, async () => {
    const text = words[language];
    const email = `closed-${language}-${Date.now()}@example.jp`;
    const person = await listedPerson(browser, email, { language });
    await person.page.goto('/account');
    if (language === 'en') {
      await person.page.evaluate(() => localStorage.setItem('talentpool-language', 'en'));
      await person.page.reload();
    }
    await person.page.getByRole('heading', { level: 1 }).waitFor();

    const { page, complaints, context } = await speaking(await visitAs(browser, ministry), language);
    await page.goto('/');
    await page.getByRole('navigation').getByRole('link', { name: text.menu, exact: true }).press('Enter');
    await page.getByRole('heading', { name: text.menu, level: 1 }).waitFor();
    await assertSound(page, `account-suspension-${language}`, complaints);
    await press(page, text.find);
    await page.getByRole('alert').getByText(text.missing).first().waitFor();
    await assertSound(page, `account-suspension-missing-${language}`, complaints);
    await find(page, text, `nobody-${Date.now()}@example.jp`);
    await page.getByText(text.nobody).waitFor();
    assert.ok(complaints.splice(0).every((complaint) => complaint.includes('404')));
    await assertSound(page, `account-suspension-nobody-${language}`, complaints);
    await find(page, text, ministry);
    await page.getByText(text.own).waitFor();
    await assertSound(page, `account-suspension-own-${language}`, complaints);

    await find(page, text, email);
    await page.getByLabel(text.reason).waitFor();
    assert.ok(!page.url().includes('closed-'), 'The address is not in the address of the page.');
    assert.equal(await page.getByText('山田').count(), 0);
    await press(page, text.suspend);
    await page.getByRole('alert').getByText(text.reasonMissing).first().waitFor();
    await assertSound(page, `account-suspension-reason-missing-${language}`, complaints);
    // The owner reads Japanese: so do the ready reasons, whatever the admin reads.
    const reason = words.ja.ready;
    await press(page, reason);
    await press(page, text.suspend);
    await page.getByRole('dialog').getByText(reason).waitFor();
    await assertSound(page, `account-suspension-sure-${language}`, complaints);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await press(page, text.suspend);
    await page.getByRole('dialog').getByRole('button', { name: text.yes, exact: true }).press('Enter');
    await page.getByText(text.closed, { exact: true }).waitFor();
    await assertSound(page, `account-suspension-closed-${language}`, complaints);

    // The owner is out wherever they were, cannot come in, and is told.
    await letterTo(email, { saying: words.ja.letter });
    await person.page.goto('/me');
    await person.page.waitForURL('**/sign-in**');
    person.complaints.splice(0);
    await person.page.locator('input[type=email]').fill(email);
    await person.page.locator('input[type=password]').fill(password);
    await person.page.locator('input[type=password]').press('Enter');
    await person.page.getByRole('alert').waitFor();
    assert.ok(person.complaints.splice(0).every((complaint) => complaint.includes('401')));
    await assertSound(person.page, `account-suspension-refused-${language}`, person.complaints);
    await person.context.close();

    await press(page, text.reinstate);
    await page.getByRole('dialog').getByRole('heading').waitFor();
    await assertSound(page, `account-suspension-reinstating-${language}`, complaints);
    await page.getByRole('dialog').getByRole('button', { name: text.yesReinstate, exact: true }).press('Enter');
    await page.getByLabel(text.reason).waitFor();
    await page.getByRole('cell', { name: reason }).waitFor();
    await assertSound(page, `account-suspension-reopened-${language}`, complaints);
    await letterTo(email, { saying: words.ja.reopened });
    await context.close();

    const again = await visit(browser);
    await signIn(again.page, email, password);
    await again.context.close();
  });

for (const language of ['ja', 'en'])
  test(`The desk leads from the person to the account and shows that it is closed, in ${language}`, async () => {
    const text = words[language];
    const email = `desk-${language}-${Date.now()}@example.jp`;
    const { context: own } = await newcomer(browser, email);
    await own.close();
    const person = await asAccount(email, password);
    const { publicNumber } = await person('PUT', '/me/profile', claim('審査 花子'));
    await person('POST', '/me/submission');
    const { items } = await (await asAccount(reviewers[0]))('GET', '/reviews?pageSize=100');
    const { reviewId } = items.find((item) => item.publicNumber === publicNumber);

    const { page, complaints, context } = await speaking(await visitAs(browser, ministry), language);
    await page.goto(`/reviews/${reviewId}`);
    await page.getByRole('link', { name: text.reviewLink }).press('Enter');
    await page.getByLabel(text.reason).fill('本人への確認が済むまで停止します。');
    await press(page, text.suspend);
    await page.getByRole('dialog').getByRole('button', { name: text.yes, exact: true }).press('Enter');
    await page.getByText(text.closed, { exact: true }).waitFor();
    await page.goto(`/reviews/${reviewId}`);
    await page.getByText(text.review).waitFor();
    await assertSound(page, `account-suspension-review-${language}`, complaints);
    await page.goto(`/registrations?number=${publicNumber}`);
    await page.getByText(text.registration).waitFor();
    await assertSound(page, `account-suspension-registration-${language}`, complaints);
    await page.getByRole('link', { name: text.toAccount }).press('Enter');
    await page.getByText(text.closed, { exact: true }).waitFor();
    await page.getByRole('button', { name: text.reinstate, exact: true }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: text.yesReinstate, exact: true }).press('Enter');
    await page.getByLabel(text.reason).waitFor();
    await page.goto(`/reviews/${reviewId}`);
    await page.getByRole('link', { name: text.reviewLink }).waitFor();
    assert.equal(await page.getByText(text.review).count(), 0);
    await context.close();
  });

test('An organisation’s page shows whose account the ministry has closed', async () => {
  const admin = await asAccount(ministry);
  const { accountId } = await admin('POST', '/accounts/look', { email: otherStaff });
  const { organisation } = await (await asAccount(otherStaff))('GET', '/accounts/me');
  await admin('POST', `/accounts/${accountId}/suspension`, { reason: '確認のため' });
  try {
    for (const language of ['ja', 'en']) {
      const { page, complaints, context } = await speaking(await visitAs(browser, ministry), language);
      await page.goto(`/organisations/${organisation.organisationId}`);
      await page.getByText(words[language].member).waitFor();
      await assertSound(page, `account-suspension-member-${language}`, complaints);
      await context.close();
    }
  } finally {
    await admin('DELETE', `/accounts/${accountId}/suspension`);
  }
  await asAccount(otherStaff);
});
