// Journey 1: a professional registers; the rules decide, or the ministry does, and the person is told.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertSound, launch } from './browser.mjs';
import { letterTo } from './mailbox.mjs';
import { asAccount, password, fillAbout, fillEvidence, fillWishes, ministry, newcomer, visitAs } from './people.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test('Ten years of digital work are counted while they are written, and listed at once', async () => {
  const email = `route1-${Date.now()}@example.jp`;
  const { page, complaints, context } = await newcomer(browser, email);
  await page.goto('/me');
  await page.getByText('登録を始めましょう').waitFor();
  await assertSound(page, 'me-new', complaints);

  await fillEvidence(page, async () => {
    await page.getByLabel('要件(1) 実務経験5年以上').check();
    await page.getByRole('textbox', { name: /^勤務先/ }).fill('株式会社みなと情報');
    await page.getByLabel(/^職種・役職/).fill('システムエンジニア');
    await page.getByLabel(/^開始/).fill('平成２６年４月');
    await page.getByLabel(/^終了/).fill('2018年3月');
    await page.getByText('5年まで、あと1年').waitFor();
    await assertSound(page, 'register-not-yet', complaints);
    await page.getByLabel(/^終了/).fill('2024-03');
    await page.getByText('5年以上の要件を満たしています').waitFor();
    await assertSound(page, 'register-reached', complaints);

    // The draft is on the server: a reload loses nothing.
    await page.getByText('下書きを保存しました').waitFor();
    await page.reload();
    assert.equal(await page.getByRole('textbox', { name: /^勤務先/ }).inputValue(), '株式会社みなと情報');
  });
  await fillAbout(page, { name: '山田 花子', headline: '住民記録システムの標準化' });
  await fillWishes(page);
  await page.getByRole('button', { name: 'この内容で申請する' }).click();
  await page.getByRole('heading', { name: '協力可能人材一覧に掲載されました' }).waitFor();
  await assertSound(page, 'verdict-listed', complaints);
  await page.getByRole('link', { name: 'マイページへ' }).click();
  await page.getByText('掲載中').waitFor();

  await page.getByLabel('休止する（再開する日を決める）').check();
  await page.getByRole('button', { name: '変更する' }).click();
  await page.getByRole('alert').getByRole('link', { name: /再開する日を/ }).click();
  await page.getByRole('textbox', { name: '再開する日' }).fill('令和10年3月1日');
  await page.getByText('2028年3月1日（令和10年3月1日）').waitFor();
  await assertSound(page, 'availability-paused-form', complaints);
  await page.getByRole('button', { name: '変更する' }).click();
  await page.getByText('休止中です。2028年3月1日に自動で掲載を再開します。').waitFor();
  await page.getByLabel('引き続き協力できる').check();
  await page.getByRole('button', { name: '変更する' }).click();
  await page.getByText('都道府県から検索できます').waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test('What is missing is named where it can be mended', async () => {
  const { page, context } = await newcomer(browser, `missing-${Date.now()}@example.jp`);
  await page.goto('/register?step=2');
  await page.getByLabel('フリガナ').fill('漢字');
  await page.getByRole('button', { name: '保存して次へ' }).click();
  await page.getByRole('alert').getByText('ひらがな、カタカナ、英字で入力してください').waitFor();
  await page.getByLabel('フリガナ').fill('やまだ');
  await page.getByRole('button', { name: '保存して次へ' }).click();
  await page.getByRole('alert').getByRole('link', { name: /氏名/ }).waitFor();
  await page.goto('/register');
  await page.getByLabel('要件(2) IPA高度試験').check();
  await page.getByLabel('合格証書番号1').fill('AP-2019-10-00001');
  await page.getByText(/レベル3の試験のため、登録要件\(2\)の対象外です/).waitFor();
  await page.goto('/register?step=4');
  await page.getByText('申請にはあと次の項目が必要です').waitFor();
  await assertSound(page, 'register-missing', []);
  await context.close();
});

test('Route 3 goes to the ministry, which sends it back with a reason that the person reads', async () => {
  const email = `route3-${Date.now()}@example.jp`;
  const { page, complaints, context } = await newcomer(browser, email);
  await fillEvidence(page, async () => {
    await page.getByLabel('要件(3) 同等以上の知見').check();
    await page.getByLabel('同等以上の知見を示す内容').fill('行政向けオープンソースの主要開発者として8年間活動しています。');
  });
  await fillAbout(page, { name: '佐藤 太郎', headline: '行政向けオープンソースの開発' });
  await fillWishes(page);
  await page.getByRole('button', { name: 'この内容で申請する' }).click();
  await page.getByRole('heading', { name: '申請を受け付けました。総務省が審査します' }).waitFor();
  await assertSound(page, 'verdict-under-review', complaints);

  const desk = await visitAs(browser, ministry);
  const { publicNumber } = await (await asAccount(email, password))('GET', '/me/profile');
  const { total } = await (await asAccount(ministry))('GET', '/reviews?pageSize=1');
  // The newest stands last in the queue, the oldest first.
  await desk.page.goto(`/reviews?page=${Math.ceil(total / 20)}`);
  await desk.page.getByRole('link', { name: publicNumber }).click();
  await desk.page.getByText('佐藤 太郎').waitFor();
  await assertSound(desk.page, 'review', desk.complaints);
  await desk.page.getByRole('button', { name: '決定する' }).click();
  await desk.page.getByRole('alert').getByText('決定の内容を選んでください').waitFor();
  await desk.page.getByLabel('差戻し').check();
  await desk.page.getByRole('button', { name: /同等以上の知見を示す活動や実績/ }).click();
  await desk.page.getByRole('button', { name: '決定する' }).click();
  await desk.page.getByText('決定しました').waitFor();
  await desk.context.close();

  await letterTo(email, { saying: /同等以上の知見を示す活動や実績/ });
  await page.goto('/me');
  await page.getByText(/差戻し/).first().waitFor();
  await page.getByText(/同等以上の知見を示す活動や実績/).waitFor();
  await assertSound(page, 'me-returned', complaints);
  await page.goto('/me/disclosures');
  // The desk reads again what it decided: each look is a line.
  await page.getByRole('cell', { name: /^総務省/ }).first().waitFor();
  await assertSound(page, 'disclosures-filled', complaints);
  await context.close();
});
