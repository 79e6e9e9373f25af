// A person objects to a look at their data; the ministry answers; the person reads the answer. By keyboard where it is one's own page.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertSound, launch } from './browser.mjs';
import { letterTo } from './mailbox.mjs';
import { asAccount, claim, ministry, newcomer, password, reviewers, visitAs } from './people.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test('An objection goes to the ministry and its answer comes back', async () => {
  const email = `objection-${Date.now()}@example.jp`;
  const { context, page, complaints } = await newcomer(browser, email);
  const person = await asAccount(email, password);
  const { publicNumber } = await person('PUT', '/me/profile', claim('異議 花子'));
  assert.equal((await person('POST', '/me/submission')).outcome, 'underReview');
  const reviewer = await asAccount(reviewers[0]);
  const { items } = await reviewer('GET', '/reviews?pageSize=100');
  await reviewer('GET', `/reviews/${items.find((item) => item.publicNumber === publicNumber).reviewId}`);

  await page.goto('/me/disclosures');
  await page.getByRole('button', { name: /異議を申し出る/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('heading', { name: '異議を申し出る' }).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '申し出る', exact: true }).click();
  await page.getByText('異議の理由を入力してください').first().waitFor();
  await assertSound(page, 'objection-dialog', complaints);
  await page.getByLabel('異議の理由').fill('審査のためだけに見られたのか確かめてください。');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('異議の申出を受け付けました').waitFor();
  await page.getByText('受付', { exact: true }).waitFor();
  await assertSound(page, 'disclosures-objected', complaints);

  const desk = await visitAs(browser, ministry);
  await desk.page.goto('/objections');
  await desk.page.getByRole('link', { name: publicNumber }).click();
  await desk.page.getByText('審査のためだけに見られたのか確かめてください。').waitFor();
  await desk.page.getByRole('button', { name: '調査を始める' }).click();
  await desk.page.getByText('調査を始めました').waitFor();
  await desk.page.getByRole('button', { name: '回答を送る' }).click();
  await desk.page.getByText('判断を選んでください').first().waitFor();
  await assertSound(desk.page, 'objection-desk', desk.complaints);
  await desk.page.getByLabel('棄却（問題なし）').check();
  await desk.page.getByLabel('本人への回答').fill('登録要件の審査に必要な閲覧でした。');
  await desk.page.getByRole('button', { name: '回答を送る' }).click();
  await desk.page.getByText('回答を送りました').waitFor();
  await desk.page.getByText('登録要件の審査に必要な閲覧でした。').waitFor();
  await desk.context.close();

  await page.goto('/me/inbox');
  await page.getByText('異議の申出を調べた結果、問題は認められませんでした').waitFor();
  await page.goto('/me/disclosures');
  await page.getByText('登録要件の審査に必要な閲覧でした。').waitFor();
  await page.getByText('棄却', { exact: true }).waitFor();
  await letterTo(email, { saying: /異議の申出を調べた結果/ });
  await page.evaluate(() => localStorage.setItem('talentpool-language', 'en'));
  await context.addInitScript(() => localStorage.setItem('talentpool-language', 'en'));
  await page.goto('/me/disclosures');
  await page.getByText('Review of eligibility').waitFor();
  await assertSound(page, 'disclosures-answered-en', complaints);
  await context.close();
});
