// A person adds proofs to their registration, gets them back, and takes one away.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { assertSound, launch } from './browser.mjs';
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
