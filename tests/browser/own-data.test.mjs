// A person takes their data along, sees what they corrected, stops its use, asks for deletion and takes it back; the ministry suspends and reinstates.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { assertSound, launch } from './browser.mjs';
import { letterTo } from './mailbox.mjs';
import { fillAbout, fillEvidence, fillWishes, ministry, newcomer, visitAs } from './people.mjs';
import { unzip } from './zip.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const words = {
  ja: {
    data: '自分のデータ',
    export: 'データを書き出す',
    exported: /書き出しました/,
    corrections: '訂正の履歴を見る',
    stop: '利用を停止する',
    stopped: '利用を停止しています。都道府県からは見えません。',
    resume: '利用を再開する',
    ask: '削除を請求する',
    grace: '削除の手続き中です',
    undo: '削除を取り消す',
    undone: '削除の請求を取り消しました',
    myPage: 'マイページ',
    suspended: '総務省により掲載が停止されています。再開は総務省が判断します。',
    number: '登録番号',
    find: '探す',
    reason: '本人に伝える理由',
    suspend: '掲載を停止する',
    reinstate: '停止を解除する',
    readme: 'README.ja.txt',
  },
  en: {
    data: 'My data',
    export: 'Export my data',
    exported: /^Exported/,
    corrections: 'See my corrections',
    stop: 'Stop the use',
    stopped: 'The use of your data is stopped. Prefectures do not see you.',
    resume: 'Resume',
    ask: 'Ask for deletion',
    grace: 'You asked for deletion',
    undo: 'Take the deletion back',
    undone: 'The request for deletion was taken back',
    myPage: 'My page',
    suspended: 'The ministry has suspended your entry. Only the ministry can reinstate it.',
    number: 'Registration number',
    find: 'Find',
    reason: 'Reason, told to the person',
    suspend: 'Suspend the entry',
    reinstate: 'Reinstate the entry',
    readme: 'README.en.txt',
  },
};

async function listed(email, headline) {
  const visitor = await newcomer(browser, email);
  const { page } = visitor;
  await fillEvidence(page, async () => {
    await page.getByLabel('要件(1) 実務経験5年以上').check();
    await page.getByRole('textbox', { name: /^勤務先/ }).fill('株式会社みなと情報');
    await page.getByLabel(/^職種・役職/).fill('エンジニア');
    await page.getByLabel(/^開始/).fill('2015-04');
    await page.getByText('5年以上の要件を満たしています').waitFor();
  });
  await fillAbout(page, { name: '山田 花子', headline });
  await fillWishes(page);
  await page.getByRole('button', { name: 'この内容で申請する' }).click();
  await page.getByRole('heading', { name: '協力可能人材一覧に掲載されました' }).waitFor();
  return visitor;
}

async function speak(page, language) {
  await page.evaluate((chosen) => localStorage.setItem('talentpool-language', chosen), language);
}

/** Goes on by the keyboard to what has the focus next, until it is the button of that name (on the page, or within a part of it), and presses it. */
async function pressByKeyboard(page, name, within = page) {
  const button = within.getByRole('button', { name, exact: true });
  await button.waitFor();
  for (let steps = 0; steps < 60; steps++) {
    if (await button.evaluate((element) => element === document.activeElement)) return page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
  }
  assert.fail(`The keyboard does not reach ${name}.`);
}

test('One takes one’s data along, sees corrections, stops the use, and asks for deletion and takes it back, by keyboard in both languages', async () => {
  const email = `own-data-${Date.now()}@example.jp`;
  const { page, complaints, context } = await listed(email, '最初の見出し');
  for (const [language, headline] of [['ja', '二つ目の見出し'], ['en', '三つ目の見出し']]) {
    const say = words[language];
    await speak(page, 'ja');
    await page.goto('/register?step=2');
    await page.getByLabel('見出し').fill(headline);
    await page.getByRole('button', { name: '保存して次へ' }).click();
    await page.getByRole('heading', { name: 'スキルと希望' }).waitFor();

    await speak(page, language);
    await page.goto('/me/data');
    await page.getByRole('heading', { name: say.data, level: 1 }).waitFor();
    await assertSound(page, `own-data-${language}`, complaints);
    const [download] = await Promise.all([page.waitForEvent('download'), pressByKeyboard(page, say.export)]);
    await page.getByText(say.exported).waitFor();
    assert.match(download.suggestedFilename(), /^talentpool-\d{4}-\d{2}-\d{2}\.zip$/);
    const files = unzip(readFileSync(await download.path()));
    const { tables } = JSON.parse(files.get('data.json'));
    assert.equal(tables.registration[0].Name, '山田 花子');
    assert.equal(tables.registration[0].Headline, headline);
    assert.equal(tables.account[0].Email, email);
    assert.ok(tables.corrections.some((change) => change.Field === 'headline' && change.ValueAfter === headline));
    assert.match(files.get('tables/registration.csv').toString(), /^\ufeff.*氏名 \(Name\)/);
    assert.ok(files.get(say.readme).toString().includes('tables/disclosures.csv'));
    await assertSound(page, `own-data-exported-${language}`, complaints);

    await page.getByRole('link', { name: say.corrections }).click();
    await page.getByRole('cell', { name: headline }).first().waitFor();
    await assertSound(page, `own-data-corrections-${language}`, complaints);

    await page.goto('/me/data');
    await pressByKeyboard(page, say.stop);
    await page.getByText(say.stopped).waitFor();
    await assertSound(page, `own-data-stopped-${language}`, complaints);
    await pressByKeyboard(page, say.resume);
    await page.getByRole('button', { name: say.stop, exact: true }).waitFor();

    await pressByKeyboard(page, say.ask);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: say.ask, exact: true }).waitFor();
    await assertSound(page, `own-data-deletion-${language}`, complaints);
    await pressByKeyboard(page, say.ask, dialog);
    await page.getByText(say.grace).waitFor();
    await assertSound(page, `own-data-grace-${language}`, complaints);
    await letterTo(email, { saying: /取り消せる最後の日/ });

    // Every other page of theirs leads here; their own start page shows it too, and takes it back.
    await page.goto('/me/privacy');
    await page.waitForURL('**/me/data');
    await page.goto('/me');
    await page.getByRole('heading', { name: say.myPage, level: 1 }).waitFor();
    await page.getByText(say.grace).waitFor();
    await assertSound(page, `own-data-grace-my-page-${language}`, complaints);
    await pressByKeyboard(page, say.undo);
    await page.getByText(say.undone).waitFor();
    await page.getByText(language === 'ja' ? '掲載中' : 'Listed', { exact: true }).first().waitFor();
  }
  await context.close();
});

test('The ministry suspends a person by number, who is told why and cannot come back alone, and reinstates them', async () => {
  const { page, complaints, context } = await listed(`suspended-${Date.now()}@example.jp`, '停止される見出し');
  const desk = await visitAs(browser, ministry);
  await page.goto('/me');
  const number = (await page.getByText(/^TP-\d{7}$/).textContent()).trim();
  for (const language of ['ja', 'en']) {
    const say = words[language];
    await speak(desk.page, language);
    await speak(page, language);
    await desk.page.goto('/registrations');
    await desk.page.getByLabel(say.number).fill(number);
    await desk.page.getByRole('button', { name: say.find, exact: true }).click();
    await desk.page.getByLabel(say.reason).fill('申告の内容を確認しています。');
    await assertSound(desk.page, `suspension-found-${language}`, desk.complaints);
    await desk.page.getByRole('button', { name: say.suspend, exact: true }).click();
    await desk.page.getByRole('button', { name: say.reinstate, exact: true }).waitFor();
    await assertSound(desk.page, `suspension-done-${language}`, desk.complaints);
    assert.equal(await desk.page.getByText('山田').count(), 0);

    await page.goto('/me/data');
    await page.getByText(say.suspended).waitFor();
    await page.getByText('申告の内容を確認しています。').waitFor();
    await assertSound(page, `suspension-told-${language}`, complaints);
    await page.goto('/me/inbox');
    await page.getByText('申告の内容を確認しています。').first().waitFor();

    await desk.page.getByRole('button', { name: say.reinstate, exact: true }).click();
    await desk.page.getByRole('button', { name: say.suspend, exact: true }).waitFor();
    await page.goto('/me/data');
    await page.getByRole('button', { name: say.stop, exact: true }).waitFor();
  }
  for (const visitor of [{ context }, desk]) await visitor.context.close();
});
