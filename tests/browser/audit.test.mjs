// An admin of the ministry reads the audit trail: filters it, follows an actor and a subject, exports it, and has it checked.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { assertSound, launch } from './browser.mjs';
import { ministry, staff, visitAs } from './people.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const words = {
  ja: { menu: '監査証跡', action: '操作', find: '表示する', read: '監査証跡を閲覧した', from: '開始日', bad: '日付として読めません', export: 'CSVで書き出す', check: '今すぐ検査する', done: '検査が終わりました', sound: '異常なし', clear: '条件をすべて外す', only: /の記録だけを表示/, none: '条件に合う記録はありません' },
  en: { menu: 'Audit trail', action: 'Action', find: 'Show', read: 'Read the audit trail', from: 'From', bad: 'This cannot be read as a date', export: 'Export as CSV', check: 'Check now', done: 'The check is done', sound: 'Sound', clear: 'Remove all conditions', only: /Show only what/, none: 'No event matches' },
};

for (const [language, say] of Object.entries(words))
  test(`The audit trail in ${language}`, async () => {
    const { page, context, complaints } = await visitAs(browser, ministry);
    await context.addInitScript((chosen) => localStorage.setItem('talentpool-language', chosen), language);
    await page.goto('/audit');
    await page.getByRole('heading', { level: 1, name: say.menu }).waitFor();
    await page.getByRole('table').waitFor();
    await assertSound(page, `audit-${language}`, complaints);

    // What was just read is itself an event.
    await page.getByRole('combobox', { name: say.action }).selectOption('audit.read');
    await page.getByRole('button', { name: say.find, exact: true }).click();
    await page.waitForURL(/action=audit\.read/);
    await page.getByRole('cell', { name: say.read }).first().waitFor();
    assert.deepEqual([...new Set(await page.locator('tbody code').allTextContents())], ['audit.read']);

    // A day that is none is said at its field, and nothing typed is lost.
    await page.getByLabel(say.from).fill('令和8年13月1日');
    await page.getByRole('button', { name: say.find, exact: true }).click();
    await page.getByText(say.bad).first().waitFor();
    assert.equal(await page.getByLabel(say.from).inputValue(), '令和8年13月1日');
    await page.getByLabel(say.from).fill('令和90年1月1日');
    await page.getByRole('button', { name: say.find, exact: true }).click();
    await page.getByText(say.none).waitFor();
    await assertSound(page, `audit-none-${language}`, complaints);
    await page.getByRole('link', { name: say.clear }).click();

    await page.getByRole('link', { name: say.only }).first().click();
    await page.waitForURL(/actor=|subject=/);
    await page.getByRole('table').waitFor();

    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: say.export }).click()]);
    assert.match(file.suggestedFilename(), /^audit-\d{4}-\d{2}-\d{2}\.csv$/);
    const lines = readFileSync(await file.path(), 'utf8').split('\r\n');
    assert.equal(lines[0], '\uFEFFseq,occurredAt,action,actor,actorId,organisation,subjectKind,subject,subjectId,detail');
    assert.ok(lines.length > 1);

    await page.getByRole('button', { name: say.check }).click();
    await page.getByText(say.done).waitFor();
    await page.getByText(say.sound, { exact: true }).waitFor();
    await assertSound(page, `audit-checked-${language}`, complaints);
    await context.close();
  });

test('Staff of a prefecture find no audit trail', async () => {
  const { page, context } = await visitAs(browser, staff);
  assert.equal(await page.getByRole('link', { name: words.ja.menu }).count(), 0);
  await page.goto('/audit');
  await page.getByRole('heading', { level: 1 }).waitFor();
  assert.equal(await page.getByRole('button', { name: words.ja.export }).count(), 0);
  await context.close();
});
