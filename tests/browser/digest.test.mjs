// Journey 4: the ministry starts a digest; a letter with matching postings goes out and can be stopped without signing in.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertSound, launch, site, visit } from './browser.mjs';
import { engineer, ministry, visitAs } from './people.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test('A weekly digest goes to those it suits, and one click stops it', async () => {
  const desk = await visitAs(browser, ministry);
  await desk.page.goto('/digests');
  await desk.page.getByLabel('対象').selectOption({ label: '毎週の方' });
  await desk.page.getByRole('button', { name: '今すぐ送る' }).click();
  await desk.page.waitForURL(/\/digests\/[0-9a-f-]{36}/);
  // The list of runs, which says 完了 too, has no status; the page of the one run is one.
  await desk.page.getByRole('status').getByText('完了', { exact: true }).waitFor({ timeout: 60_000 });
  await assertSound(desk.page, 'digest-run', desk.complaints);
  await desk.page.goto('/digests');
  await desk.page.getByRole('rowheader').first().waitFor();
  await assertSound(desk.page, 'digests-filled', desk.complaints);
  await desk.context.close();

  const letters = (await (await fetch(`${site}/dev/mail/messages`)).json()).filter((letter) => /\/postings\/[0-9a-f-]{36}/.test(letter.text));
  assert.ok(letters.length > 20, `Only ${letters.length} digests were sent.`);
  assert.equal(new Set(letters.map((letter) => letter.to)).size, letters.length, 'Someone got two.');
  const letter = letters.find((one) => one.to.includes(engineer)) ?? letters[0];
  assert.match(letter.text, /\/postings\/[0-9a-f-]{36}/);

  const { page, complaints, context } = await visit(browser);
  const link = letter.text.split(/\s+/).find((word) => word.includes('/unsubscribe/'));
  await page.goto(link.slice(link.indexOf('/unsubscribe/')));
  await page.getByRole('button', { name: 'メールを停止する' }).waitFor();
  await assertSound(page, 'unsubscribe', complaints);
  await page.getByRole('button', { name: 'メールを停止する' }).click();
  await page.getByText('採用情報のお知らせメールを停止しました').waitFor();
  await assertSound(page, 'unsubscribed', complaints);
  await context.close();

  const person = await visitAs(browser, letter.to.match(/[^<\s]+@[^>\s]+/)[0]);
  await person.page.goto('/me/subscription');
  assert.ok(await person.page.getByLabel('受け取らない').isChecked());
  await person.page.getByLabel('毎日').check();
  await person.page.getByRole('button', { name: '設定を保存する' }).click();
  await person.page.getByText('設定を保存しました').waitFor();
  await assertSound(person.page, 'subscription-saved', person.complaints);
  await person.context.close();
});
