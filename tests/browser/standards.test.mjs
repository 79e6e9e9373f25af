// An admin of the ministry plans a version of the standards and a change of an examination, by keyboard alone, and sees first whom they would affect.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertSound, launch } from './browser.mjs';
import { ministry, visitAs } from './people.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** A day to come that no other run has taken: each begins a version. */
const freeDay = (plus = 0) => new Date(Date.now() + (60 + plus + (Math.floor(Date.now() / 1000) % 20_000)) * 86_400_000).toISOString().slice(0, 10);

/** Tab until something has the focus; then type, or press a key. */
async function reach(page, target) {
  await target.waitFor();
  for (let presses = 0; presses < 120; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`${target} is not reached by Tab`);
}

async function type(page, target, text) {
  await reach(page, target);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

async function press(page, target, key = 'Enter') {
  await reach(page, target);
  await page.keyboard.press(key);
}

async function speak(page, context, language) {
  await page.evaluate((chosen) => localStorage.setItem('talentpool-language', chosen), language);
  await context.addInitScript((chosen) => localStorage.setItem('talentpool-language', chosen), language);
}

const words = {
  ja: {
    create: '新しい版を作成', version: '版の名前', day: '適用開始日', hours: '週の勤務時間の下限', care: '介護休業', former: '総務省が審査する', why: '変更の理由', preview: '影響を確認する', save: 'この内容で保存する',
    effect: '変更したときの影響', list: '結果が変わる人', refused: '入力内容を確認してください', saved: '保存しました', scheduled: '適用前', search: '試験を探す', exam: 'システムアーキテクト試験', change: 'この試験を変更', review: '総務省が審査', added: '実施時期を追加',
    months: '月', monthsWrong: '1から12までの月を、空白で区切って入力してください', edit: /変更・取消し/, withdraw: 'この版を取り消す', withdrawn: '取り消しました', gone: '取消し', new: '新しい試験を追加', code: '記号', versions: '版の履歴', taken: 'この版の名前はすでに使われています',
  },
  en: {
    create: 'Make a new version', version: 'Name of the version', day: 'First day', hours: 'Weekly hours needed', care: 'Care leave', former: 'The ministry reviews it', why: 'Why', preview: 'See whom it affects', save: 'Save this',
    effect: 'Whom the change would affect', list: 'Whose verdict would change', refused: 'Check what you entered', saved: 'Saved', scheduled: 'Scheduled', search: 'Find an examination', exam: 'Systems Architect Examination', change: 'Change this examination', review: 'The ministry reviews it', added: 'Add a period',
    months: 'Months', monthsWrong: 'Enter months from 1 to 12, separated by spaces', edit: /Change or take back/, withdraw: 'Take this version back', withdrawn: 'Taken back', gone: 'Taken back', new: 'Add an examination', code: 'Code', versions: 'Versions', taken: 'This name is taken by another version',
  },
};

for (const [language, say] of Object.entries(words)) {
  const shift = language === 'ja' ? 0 : 1;

  test(`A version of the standards is made by keyboard in ${language}, after its preview`, async () => {
    const { page, context, complaints } = await visitAs(browser, ministry);
    await speak(page, context, language);
    await page.goto('/standards');
    await page.getByRole('link', { name: say.create }).waitFor();
    await assertSound(page, `standards-${language}`, complaints);

    await press(page, page.getByRole('link', { name: say.create }));
    await page.getByLabel(say.version).waitFor();
    await press(page, page.getByRole('button', { name: say.preview }));
    await page.getByRole('alert').waitFor();
    // Three fields are empty: each is named above the form and at its place.
    assert.equal(await page.getByRole('alert').getByRole('link').count(), 3);
    assert.equal(await page.locator('[aria-invalid=true]').count(), 3);
    await assertSound(page, `standards-policy-refused-${language}`, complaints.filter((text) => !/status of 400/.test(text)));
    const name = `t${language}${Date.now().toString(36)}`;
    const day = freeDay(shift);
    await page.getByLabel(say.version).focus();
    await type(page, page.getByLabel(say.version), name);
    await type(page, page.getByLabel(say.day), day);
    await type(page, page.getByLabel(say.hours), '３９');
    await press(page, page.getByLabel(say.care, { exact: true }), 'Space');
    await reach(page, page.getByLabel(language === 'ja' ? '要件(2)を満たすとする' : 'Meets route 2', { exact: true }));
    await page.keyboard.press('ArrowDown');
    assert.ok(await page.getByLabel(say.former).isChecked());
    await type(page, page.getByRole('textbox', { name: say.why }), 'E2E');
    await press(page, page.getByRole('button', { name: say.preview }));
    const heading = page.getByRole('heading', { name: say.effect });
    await heading.waitFor();
    assert.ok(await heading.evaluate((element) => element === document.activeElement), 'the preview has the focus');
    await assertSound(page, `standards-policy-preview-${language}`, complaints.filter((text) => !/status of 400/.test(text)));

    // Another field changes: what was shown no longer holds and goes away, until it is asked for anew.
    await page.getByLabel(say.hours).focus();
    await type(page, page.getByLabel(say.hours), '38.75');
    await heading.waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await heading.waitFor();
    await press(page, page.getByRole('button', { name: say.save }));
    await page.getByText(say.saved).waitFor();
    await page.getByRole('row', { name: new RegExp(name) }).getByText(say.scheduled).waitFor();

    // The same name again: told at its field, and nothing that was typed is lost.
    await press(page, page.getByRole('link', { name: say.create }));
    await type(page, page.getByLabel(say.version), name);
    await type(page, page.getByLabel(say.day), freeDay(shift + 2));
    await type(page, page.getByRole('textbox', { name: say.why }), 'E2E again');
    await page.getByRole('button', { name: say.preview }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText(say.taken).waitFor();
    assert.equal(await page.getByRole('textbox', { name: say.why }).inputValue(), 'E2E again');

    // It is scheduled: it may be taken back.
    await page.goto('/standards');
    await press(page, page.getByRole('link', { name, exact: true }));
    await press(page, page.getByRole('button', { name: say.withdraw }));
    await page.getByRole('dialog').getByRole('heading').waitFor();
    await assertSound(page, `standards-withdraw-${language}`, complaints.filter((text) => !/status of 4/.test(text)));
    await press(page, page.getByRole('dialog').getByRole('button', { name: say.withdraw }));
    await page.getByRole('row', { name: new RegExp(name) }).getByText(say.gone, { exact: true }).waitFor();
    await context.close();
  });

  test(`An examination is changed by keyboard in ${language}, after its preview`, async () => {
    const { page, context, complaints } = await visitAs(browser, ministry);
    await speak(page, context, language);
    await page.goto('/standards');
    await type(page, page.getByLabel(say.search), 'ＳＡ-2009');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=/);
    await page.getByRole('link', { name: say.exam }).waitFor();
    // The former list stands until the answer comes; then the other examinations are gone.
    const other = new RegExp(language === 'ja' ? 'データベース' : 'Database');
    await page.getByRole('link', { name: other }).first().waitFor({ state: 'detached' });
    await assertSound(page, `standards-search-${language}`, complaints);
    await press(page, page.getByRole('link', { name: say.exam }));
    await page.getByRole('heading', { name: say.versions, exact: true }).waitFor();
    await assertSound(page, `standards-exam-${language}`, complaints);

    await press(page, page.getByRole('link', { name: say.change }));
    const verdict = page.getByRole('radio').first();
    await reach(page, verdict);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    assert.ok(await page.getByLabel(say.review, { exact: true }).isChecked());
    const months = page.getByLabel(new RegExp(`^${say.months}`)).first();
    await type(page, months, '13');
    await type(page, page.getByLabel(say.day), freeDay(shift));
    await type(page, page.getByRole('textbox', { name: say.why }), 'E2E');
    await press(page, page.getByRole('button', { name: say.preview }));
    await page.getByRole('alert').getByText(say.monthsWrong).waitFor();
    await assertSound(page, `standards-exam-refused-${language}`, complaints);
    await press(page, page.getByRole('alert').getByRole('link', { name: say.monthsWrong }));
    await type(page, months, '10');
    await press(page, page.getByRole('button', { name: say.preview }));
    await page.getByRole('heading', { name: say.effect }).waitFor();
    // People by public number, and nothing else about anybody.
    const people = await page.getByRole('table', { name: say.list }).getByRole('rowheader').allInnerTexts();
    assert.ok(people.length > 0 && people.every((number) => /^TP-\d{7}$/.test(number)), people.join());
    await assertSound(page, `standards-exam-preview-${language}`, complaints);
    await press(page, page.getByRole('button', { name: say.save }));
    await page.getByText(say.saved).waitFor();
    await page.getByText(say.scheduled, { exact: true }).first().waitFor();

    // The planned change is found again, and is taken back.
    await press(page, page.getByRole('link', { name: say.edit }).first());
    await page.getByRole('button', { name: say.withdraw }).waitFor();
    assert.equal(await page.getByRole('textbox', { name: say.why }).inputValue(), 'E2E');
    await press(page, page.getByRole('button', { name: say.withdraw }));
    await press(page, page.getByRole('dialog').getByRole('button', { name: say.withdraw }));
    await page.getByText(say.gone, { exact: true }).first().waitFor();

    await page.goto('/standards');
    await press(page, page.getByRole('link', { name: say.new }));
    await page.getByLabel(say.code).waitFor();
    await assertSound(page, `standards-exam-new-${language}`, complaints);
    await context.close();
  });
}

test('A reviewer reads the standards and is told that admins change them', async () => {
  const { page, context, complaints } = await visitAs(browser, 'mic.reviewer@demo.example');
  await page.goto('/standards');
  await page.getByText('変更できるのは、総務省の管理者だけです。').waitFor();
  assert.equal(await page.getByRole('link', { name: '新しい版を作成' }).count(), 0);
  await page.goto('/standards/policies/new');
  await page.getByText('変更できるのは、総務省の管理者だけです。').waitFor();
  await page.goto('/standards/exams/SA-2009/change');
  await page.getByText('変更できるのは、総務省の管理者だけです。').waitFor();
  await assertSound(page, 'standards-reader', complaints);
  await context.close();
});
