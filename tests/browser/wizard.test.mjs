// The registration form itself: few questions, keyboard alone, dates of either calendar, and nothing typed is ever lost.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertSound, launch } from './browser.mjs';
import { tabTo } from './keyboard.mjs';
import { fillAbout, fillEvidence, newcomer, signIn } from './people.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const fresh = (word) => `${word}-${Date.now()}@example.jp`;

const words = {
  ja: {
    steps: ['登録要件', 'あなたについて', 'スキルと希望', '確認と申請'],
    exam: '要件(2) IPA高度試験',
    number: '合格証書番号1',
    met: /登録要件\(2\)を満たします/,
    next: '保存して次へ',
    name: '氏名',
    kana: 'フリガナ',
    understood: '「ヤマダ ハナコ」として扱います',
    residence: 'お住まいの都道府県',
    headline: '見出し',
    accept: '利用目的を読み、同意します',
    anywhere: '全国どこでも',
    fullTime: '常勤',
    submit: 'この内容で申請する',
    listed: '協力可能人材一覧に掲載されました',
  },
  en: {
    steps: ['Eligibility', 'About you', 'Skills and wishes', 'Check and submit'],
    exam: 'Route 2',
    number: 'Certificate number 1',
    met: /route 2/i,
    next: 'Save and continue',
    name: 'Full name',
    kana: 'Reading in kana',
    understood: 'Understood as "ヤマダ ハナコ"',
    residence: 'Prefecture of residence',
    headline: 'Headline',
    accept: 'I have read the purpose of use and consent',
    anywhere: 'Anywhere in Japan',
    fullTime: 'Full time',
    submit: 'Submit',
    listed: 'You are on the list',
  },
};

/** How many questions a screen asks; a group of choices is one, what is folded away is none. */
const questions = (page) =>
  page.locator('main form').evaluate((form) => {
    const asked = [...form.querySelectorAll('input, select, textarea')].filter((control) => control.checkVisibility());
    return new Set(asked.map((control) => (/radio|checkbox/.test(control.type) ? (control.closest('fieldset')?.id || control.name || control.id) : control.id))).size;
  });

for (const language of ['ja', 'en'])
  test(`Route 2 takes four screens, at most ten questions and no mouse in ${language}`, async () => {
    const text = words[language];
    const { page, context, complaints } = await newcomer(browser, fresh(`keys-${language}`));
    await page.evaluate((chosen) => localStorage.setItem('talentpool-language', chosen), language);
    await page.goto('/register');
    const screen = (index) => page.getByRole('heading', { level: 2, name: text.steps[index] }).waitFor();
    let asked = 0;
    await screen(0);
    await tabTo(page, text.exam);
    await page.keyboard.press('Space');
    await tabTo(page, text.number);
    await page.keyboard.type(`ｓｔ－2015－10－${String(Date.now()).slice(-5)}`);
    await page.getByText(text.met).first().waitFor();
    asked += await questions(page);
    await assertSound(page, `wizard-evidence-${language}`, complaints);
    await tabTo(page, text.next);
    await page.keyboard.press('Enter');

    await screen(1);
    for (const [label, typed] of [[text.name, '山田 花子'], [text.kana, 'やまだ ﾊﾅｺ']]) {
      await tabTo(page, label);
      await page.keyboard.type(typed);
    }
    await page.getByText(text.understood).waitFor();
    await tabTo(page, text.residence);
    // The first choice of the list.
    await page.keyboard.press('ArrowDown');
    await tabTo(page, text.headline);
    await page.keyboard.type('ネットワークの設計');
    await tabTo(page, text.accept);
    await page.keyboard.press('Space');
    asked += await questions(page);
    await tabTo(page, text.next);
    await page.keyboard.press('Enter');

    await screen(2);
    await tabTo(page, text.anywhere);
    await page.keyboard.press('Space');
    await tabTo(page, text.fullTime);
    await page.keyboard.press('Space');
    asked += await questions(page);
    await tabTo(page, text.next);
    await page.keyboard.press('Enter');

    await screen(3);
    await assertSound(page, `wizard-check-${language}`, complaints);
    assert.equal(await questions(page), 0);
    await tabTo(page, text.submit);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: text.listed }).waitFor();
    assert.ok(asked <= 10, `${asked} questions`);
    await context.close();
  });

test('Route 1 asks at most fourteen questions, and says how a Japanese date was read', async () => {
  const { page, context } = await newcomer(browser, fresh('route1'));
  let asked = 0;
  await fillEvidence(page, async () => {
    await page.getByLabel('要件(1) 実務経験5年以上').check();
    await page.getByRole('textbox', { name: /^勤務先/ }).fill('株式会社みなと情報');
    await page.getByLabel(/^職種・役職/).fill('エンジニア');
    await page.getByLabel(/^開始/).fill('Ｈ26.4');
    await page.getByText('2014年4月（平成26年4月）').waitFor();
    await page.getByText('5年以上の要件を満たしています').waitFor();
    asked += await questions(page);
  });
  asked += await questions(page);
  await fillAbout(page, { name: '山田 花子', headline: '住民記録' });
  asked += await questions(page);
  assert.ok(asked <= 14, `${asked} questions`);
  await context.close();
});

test('What cannot be saved yet is there again after a reload', async () => {
  const { page, context } = await newcomer(browser, fresh('reload'));
  await page.goto('/register?step=2');
  await page.getByLabel('氏名').fill('途中 花子');
  await page.getByLabel('フリガナ').fill('漢字');
  await page.getByText('入力した内容は残っています').waitFor();
  await page.reload();
  assert.equal(await page.getByLabel('氏名').inputValue(), '途中 花子');
  assert.equal(await page.getByLabel('フリガナ').inputValue(), '漢字');
  // Another tab knows it too: it was kept on the server.
  const other = await context.newPage();
  await other.goto('/register?step=2');
  await other.waitForFunction(() => document.getElementById('kana')?.value === '漢字');
  await context.close();
});

test('What is typed without a connection is saved when it comes back', async () => {
  const { page, context } = await newcomer(browser, fresh('offline'));
  await page.goto('/register?step=2');
  await page.getByLabel('氏名').waitFor();
  await context.setOffline(true);
  await page.getByLabel('氏名').fill('圏外 太郎');
  await page.getByText('接続が戻ると保存します').waitFor();
  await context.setOffline(false);
  await page.getByText('下書きを保存しました').waitFor();
  await page.reload();
  assert.equal(await page.getByLabel('氏名').inputValue(), '圏外 太郎');
  await context.close();
});

test('What is typed after the session ended waits for the person, and for nobody else', async () => {
  const email = fresh('expired');
  const { page, context } = await newcomer(browser, email);
  await page.goto('/register?step=2');
  await page.getByLabel('氏名').waitFor();
  assert.equal((await page.request.post('/api/accounts/sign-out')).status(), 204);
  await page.getByLabel('氏名').fill('期限 切子');
  await page.getByText(/ログインの有効期限が切れました|ログインしてください/).first().waitFor();
  await signIn(page, email, 'correct horse battery staple');
  await page.goto('/register?step=2');
  await page.waitForFunction(() => document.getElementById('name')?.value === '期限 切子');
  await page.getByText('下書きを保存しました').waitFor();
  await context.close();
});

test('Evidence of a route that is unticked is set aside, not lost', async () => {
  const { page, context, complaints } = await newcomer(browser, fresh('aside'));
  await page.goto('/register');
  const exam = page.getByLabel('要件(2) IPA高度試験');
  await exam.check();
  await page.getByLabel('合格証書番号1').fill('ST-2015-10-01234');
  await exam.uncheck();
  await page.getByText('合格証書番号は残してあります。申請には使いません。').waitFor();
  await assertSound(page, 'wizard-aside', complaints);
  await page.getByText('下書きを保存しました').waitFor();
  await page.reload();
  await exam.check();
  assert.equal(await page.getByLabel('合格証書番号1').inputValue(), 'ST-2015-10-01234');
  await exam.uncheck();
  await page.getByRole('button', { name: '合格証書番号を削除' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '削除する' }).click();
  await page.getByText('残してあります').waitFor({ state: 'detached' });
  await context.close();
});
