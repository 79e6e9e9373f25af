// What a professional meets beside the straight way: two windows, leaving in the middle, refusals, declining, the public postings.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertSound, launch, site, visit } from './browser.mjs';
import { fillAbout, fillEvidence, newcomer, staff, visitAs } from './people.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const fresh = (word) => `${word}-${Date.now()}@example.jp`;
const saved = (page) => page.getByText('下書きを保存しました').waitFor();

test('Two windows: whoever saves later chooses whose text stays', async () => {
  const { context, page } = await newcomer(browser, fresh('windows'));
  await page.goto('/register?step=2');
  await page.getByLabel('氏名').fill('第一 画面');
  await saved(page);
  const other = await context.newPage();
  await other.goto('/register?step=2');
  await other.getByLabel('氏名').fill('第二 画面');
  await saved(other);

  await page.bringToFront();
  await page.getByLabel('フリガナ').fill('ダイイチ');
  await page.getByText('別の画面で登録内容が更新されています').waitFor();
  await assertSound(page, 'register-conflict', []);
  await page.getByRole('button', { name: 'この画面の内容で保存する' }).click();
  await saved(page);
  await page.reload();
  assert.equal(await page.getByLabel('氏名').inputValue(), '第一 画面');
  assert.equal(await page.getByLabel('フリガナ').inputValue(), 'ダイイチ');

  await other.bringToFront();
  await other.getByLabel('フリガナ').fill('ダイニ');
  await other.getByRole('button', { name: '別の画面の内容を読み込む' }).click();
  await other.waitForFunction(() => document.getElementById('kana')?.value === 'ダイイチ');
  await context.close();
});

test('What is typed survives leaving for another page at once', async () => {
  const { context, page, complaints } = await newcomer(browser, fresh('leaving'));
  await page.goto('/register?step=2');
  await page.getByLabel('氏名').fill('急ぎ 太郎');
  const stored = page.waitForResponse((response) => response.url().endsWith('/api/me/profile') && response.request().method() === 'PUT');
  await page.getByRole('contentinfo').getByRole('link', { name: 'プライバシーポリシー' }).click();
  assert.equal((await stored).status(), 200);
  await page.goto('/register?step=2');
  assert.equal(await page.getByLabel('氏名').inputValue(), '急ぎ 太郎');
  assert.deepEqual(complaints, []);
  await context.close();
});

test('Skills and prefectures are found by name, and a submission leads back to what it misses', async () => {
  const { context, page, complaints } = await newcomer(browser, fresh('missing'));
  await fillEvidence(page, async () => {
    await page.getByLabel('要件(1) 実務経験5年以上').check();
    await page.getByRole('textbox', { name: /^勤務先/ }).fill('みなと情報');
    await page.getByLabel(/^職種・役職/).fill('SE');
    await page.getByLabel(/^開始/).fill('2010-04');
    await page.getByText('勤務時間・業務の内容・休業（任意）').click();
    await page.getByLabel('週の勤務時間').fill('週3日');
    await page.getByText('週の勤務時間は数字で入力してください').waitFor();
    await page.getByText('直すところがあるため、登録内容にはまだ反映していません').waitFor();
    await assertSound(page, 'register-hours-refused', complaints);
    await page.getByLabel('週の勤務時間').fill('３８．７５');
  });
  await fillAbout(page, { name: '試験 花子', headline: '基幹システムの標準化' });

  await page.getByText('スキル・重点テーマ・人材像（任意').click();
  await page.getByLabel('スキルの名前で探す').fill('ｐｙｔｈｏｎ');
  await page.getByRole('checkbox', { name: 'Python' }).check();
  await page.getByLabel('都道府県を選ぶ').check();
  await page.getByLabel('都道府県の名前で探す').fill('四国');
  await page.getByRole('button', { name: '四国をすべて選ぶ' }).click();
  await page.getByText('四国（4件を選択中）').waitFor();
  await assertSound(page, 'register-searched', complaints);
  await page.getByRole('button', { name: '保存して次へ' }).click();
  await page.getByRole('alert').getByRole('link', { name: /^働き方/ }).waitFor();
  await page.getByText('下書きを保存しました').waitFor();
  await page.goto('/register?step=4');
  await page.getByRole('heading', { name: '確認と申請' }).waitFor();
  await page.getByRole('button', { name: 'この内容で申請する' }).click();
  await page.getByRole('alert').getByRole('link', { name: '働き方：申請には入力が必要です。' }).click();
  assert.match(page.url(), /step=3/);
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'wishes.employmentTypes');
  assert.equal(await page.getByText('まだ反映していません').count(), 0);
  complaints.splice(0);
  await assertSound(page, 'register-submission-refused', complaints);
  await context.close();
});

test('A notice is declined with a reason, which the person can read again', async () => {
  const desk = await visitAs(browser, staff);
  const ask = (path, body) =>
    desk.page.evaluate(
      async ({ path, body }) => {
        const headers = { 'Content-Type': 'application/json' };
        const { accessToken } = await (await fetch('/api/accounts/refresh', { method: 'POST' })).json();
        headers.Authorization = `Bearer ${accessToken}`;
        return (await fetch(path, { method: body ? 'POST' : 'GET', headers, body: body && JSON.stringify(body) })).json();
      },
      { path, body },
    );
  const headline = `辞退の試験 ${Date.now()}`;
  const { context, page, complaints } = await newcomer(browser, fresh('decline'));
  await fillEvidence(page, async () => {
    await page.getByLabel('要件(2) IPA高度試験').check();
    await page.getByLabel('合格証書番号1').fill(`SA-2014-10-${String(Date.now()).slice(-5)}`);
  });
  await fillAbout(page, { name: '辞退 花子', headline });
  await page.getByLabel('全国どこでも').check();
  await page.getByLabel('常勤', { exact: true }).check();
  await page.getByRole('button', { name: '保存して次へ' }).click();
  await page.getByRole('button', { name: 'この内容で申請する' }).click();
  await page.getByRole('heading', { name: '協力可能人材一覧に掲載されました' }).waitFor();

  const { items } = await ask('/api/my-organisation/postings?status=published');
  const posting = items.find((one) => one.deadline > new Date().toISOString().slice(0, 10));
  let found = [];
  // The search follows a listing within a moment.
  while (found.length === 0) found = (await ask(`/api/candidates?q=${encodeURIComponent(headline)}`)).items;
  await ask('/api/notices', {
    postingId: posting.postingId,
    candidateIds: [found[0].candidateId],
    message: 'ぜひお話を聞かせてください。',
    answerBy: posting.deadline,
  });
  await desk.context.close();

  await page.goto('/me/inbox');
  await page.getByText('都道府県から採用通知が届きました').waitFor();
  await assertSound(page, 'inbox-filled', complaints);
  await page.getByRole('button', { name: '既読にする' }).first().click();
  await page.getByText('未読', { exact: true }).nth(1).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: '開く' }).click();
  await page.getByRole('button', { name: '検討中と伝える' }).click();
  await page.getByText('検討中', { exact: true }).waitFor();
  await page.getByRole('button', { name: '今回は辞退する' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '今回は辞退する' }).click();
  await dialog.getByText('理由を入力してください').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.name), 'reason');
  await assertSound(page, 'my-notice-decline', complaints);
  await dialog.getByLabel('理由').fill('今期は予定が合いません。');
  await dialog.getByRole('button', { name: '今回は辞退する' }).click();
  await page.getByText('辞退を伝えました。').waitFor();
  await page.getByText('今期は予定が合いません。').waitFor();
  await assertSound(page, 'my-notice-declined', complaints);
  await context.close();
});

test('Postings are found by everyone, with the search in the address', async () => {
  const { context, page, complaints } = await visit(browser);
  await page.goto('/postings');
  await page.getByText(/\d+件の採用情報/).waitFor();
  await page.getByLabel('都道府県').selectOption('010006');
  await page.getByRole('button', { name: '検索', exact: true }).click();
  await page.waitForURL(/prefecture=010006/);
  await page.reload();
  assert.equal(await page.getByLabel('都道府県').inputValue(), '010006');
  const first = page.getByRole('main').getByRole('heading', { level: 2 }).first();
  await first.waitFor();
  const title = await first.innerText();
  await first.getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await assertSound(page, 'posting', complaints);
  await page.goBack();
  await page.waitForURL(/prefecture=010006/);
  await context.close();
});

test('A link to stop mails that is no longer good says so, without signing in', async () => {
  const { context, page, complaints } = await visit(browser);
  await page.goto(`${site}/unsubscribe/no-such-token`);
  await page.getByRole('button', { name: 'メールを停止する' }).click();
  await page.getByRole('alert').waitFor();
  complaints.splice(0);
  await assertSound(page, 'unsubscribe-refused', complaints);
  await context.close();
});
