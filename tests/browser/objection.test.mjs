// A person objects to a look at their data; the ministry answers; the person reads the answer. By keyboard where it is one's own page.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertSound, launch, site } from './browser.mjs';
import { letterTo } from './mailbox.mjs';
import { ministry, newcomer, visitAs } from './people.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** What the pages send, with the session of an account. */
async function asAccount(email, password) {
  const json = { 'Content-Type': 'application/json' };
  const signedIn = await fetch(`${site}/api/accounts/sign-in`, { method: 'POST', headers: json, body: JSON.stringify({ email, password }) });
  const { accessToken } = await signedIn.json();
  return async (method, path, body) => {
    const answer = await fetch(`${site}/api${path}`, { method, headers: { ...json, Authorization: `Bearer ${accessToken}` }, body: body && JSON.stringify(body) });
    assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${await answer.clone().text()}`);
    return answer.status === 204 ? null : answer.json();
  };
}

const registration = {
  version: 0, name: '異議 花子', kana: 'イギ ハナコ', phone: null, residencePrefecture: '130001', headline: '開示を確かめる人', introduction: '',
  career: [], certificates: [], equivalentGrounds: '自治体向けオープンソースの主要開発者です。', skills: [], themes: [], roleTypes: [],
  wishes: { prefectures: [], nationwide: true, employmentTypes: ['fullTime'], daysPerWeek: null, remoteWork: null, availableFrom: null },
  consent: { purposeVersion: '2026-11', nationwide: true, prefectures: [] }, blockedOrganisations: [],
};

test('An objection goes to the ministry and its answer comes back', async () => {
  const email = `objection-${Date.now()}@example.jp`;
  const { context, page, complaints } = await newcomer(browser, email);
  const person = await asAccount(email, 'correct horse battery staple');
  const { publicNumber } = await person('PUT', '/me/profile', registration);
  assert.equal((await person('POST', '/me/submission')).outcome, 'underReview');
  const reviewer = await asAccount('mic.reviewer@demo.example', 'talent-pool-demo-2026');
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
