// A person adds proofs to their registration, gets them back, and takes one away.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { assertSound, launch, picture } from './browser.mjs';
import { newcomer } from './people.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const pdf = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

test('A proof is added, comes back as it was, and is deleted', async () => {
  const { page, complaints, context } = await newcomer(browser, `evidence-${Date.now()}@example.jp`);
  await page.goto('/register?step=2');
  await page.getByLabel('氏名').fill('証明 花子');
  await page.getByText('下書きを保存しました').waitFor();
  await page.goto('/me');
  await page.getByText('証明書類はありません。').waitFor();
  const add = page.getByRole('button', { name: '証明書類を追加する' });
  await add.click();
  await page.getByRole('alert').getByText('書類の種類を選んでください').waitFor();
  await assertSound(page, 'evidence-missing', complaints);

  await page.getByRole('group', { name: /書類の種類/ }).getByLabel('合格証書').check();
  const file = page.locator('input[type=file]');
  await file.setInputFiles({ name: '合格証書.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<script>') });
  await add.click();
  await page.getByRole('alert').getByText(/PDF、JPEG、PNGのファイルを選んでください/).waitFor();
  complaints.splice(0);
  // What was chosen stays chosen; only the file is another.
  await file.setInputFiles({ name: '合格証書.pdf', mimeType: 'application/pdf', buffer: pdf });
  await add.click();
  await page.getByRole('rowheader', { name: /合格証書\.pdf/ }).waitFor();
  await assertSound(page, 'evidence-listed', complaints);

  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: '合格証書.pdfをダウンロード' }).click();
  const saved = await saving;
  assert.equal(saved.suggestedFilename(), '合格証書.pdf');
  assert.deepEqual(await readFile(await saved.path()), pdf);

  await page.getByRole('button', { name: '合格証書.pdfを削除' }).click();
  await assertSound(page, 'evidence-delete', complaints);
  await page.getByRole('dialog').getByRole('button', { name: '削除する' }).click();
  await page.getByText('証明書類はありません。').waitFor();
  await context.close();
});

test('In the form a proof goes up beside what it proves, before anything else can be saved, and stays', async () => {
  const { page, complaints, context } = await newcomer(browser, `proofs-${Date.now()}@example.jp`);
  await page.goto('/register');
  await page.getByLabel('要件(1) 実務経験5年以上').check();
  // A date half written keeps the registration from being saved; the file needs one all the same.
  await page.getByLabel(/^開始/).fill('平成');
  await page.getByText('在職証明書を添える（任意）').click();
  const employment = page.getByLabel('在職証明書', { exact: false }).and(page.locator('input[type=file]'));
  await employment.setInputFiles({ name: '在職証明書.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<script>') });
  await page.getByText(/PDF、JPEG、PNGのファイルを選んでください/).first().waitFor();
  await assertSound(page, 'wizard-proof-refused', complaints.splice(0).filter((line) => !/status of 400/.test(line)));
  await employment.setInputFiles({ name: '在職証明書.pdf', mimeType: 'application/pdf', buffer: pdf });
  await page.getByRole('rowheader', { name: /在職証明書\.pdf/ }).waitFor();
  await page.getByText('在職証明書（1件）').waitFor();

  await page.getByLabel('要件(2) IPA高度試験').check();
  await page.getByLabel('合格証書番号1').fill('ST-2015-10-01234');
  await page.getByText('合格証書の写しを添える（任意）').click();
  const copy = Buffer.concat([pdf, Buffer.from('%\n%%EOF\n')]);
  await page.locator('#proof-certificate').setInputFiles({ name: '合格証書.pdf', mimeType: 'application/pdf', buffer: copy });
  await page.getByText('合格証書の写し（1件）').waitFor();
  await assertSound(page, 'wizard-proofs', complaints.splice(0).filter((line) => !/status of 400/.test(line)));

  // Nothing of it was lost: neither the half date, nor the files.
  await page.getByText('入力した内容は残っています').waitFor();
  await page.reload();
  assert.equal(await page.getByLabel(/^開始/).inputValue(), '平成');
  await page.getByText('在職証明書（1件）').click();
  await page.getByRole('button', { name: '在職証明書.pdfを削除' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '削除する' }).click();
  await page.getByText('在職証明書を添える（任意）').waitFor();
  await page.getByLabel(/^開始/).fill('平成26年4月');
  await page.getByText('下書きを保存しました').waitFor();
  await page.goto('/register?step=4');
  await page.getByText('合格証書.pdf').waitFor();
  await context.close();
});

test('A proof that cannot go up without a connection says so, and the form goes on', async () => {
  const { page, context } = await newcomer(browser, `proof-offline-${Date.now()}@example.jp`);
  await page.goto('/register');
  await page.getByLabel('要件(2) IPA高度試験').check();
  await page.getByText('合格証書の写しを添える（任意）').click();
  await page.getByText('下書きを保存しました').waitFor();
  await context.setOffline(true);
  const proof = { name: '合格証書.pdf', mimeType: 'application/pdf', buffer: pdf };
  await page.locator('#proof-certificate').setInputFiles(proof);
  await page.getByRole('alert').getByText(/接続/).waitFor();
  await picture(page, 'wizard-proof-offline');
  await context.setOffline(false);
  await page.locator('#proof-certificate').setInputFiles(proof);
  await page.getByText('合格証書の写し（1件）').waitFor();
  await context.close();
});
