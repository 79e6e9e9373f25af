// The ministry's desk without a mouse: a review is taken, judged by three who do not see each other before, decided, kept as a precedent; and a rejection is appealed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertSound, launch } from './browser.mjs';
import { tabTo } from './keyboard.mjs';
import { letterTo } from './mailbox.mjs';
import { asAccount, claim, newcomer, password, reviewers, visitAs } from './people.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const words = {
  ja: {
    take: '担当する', taken: 'あなたが担当しています', give: '意見を提出する', given: '意見を提出しました', scoreMissing: '「専門性」の点を選んでください', opinionReason: '意見の理由', third: '3人目の意見を待っています', hidden: /あなたの意見を提出した後に表示されます/,
    equal: '2名が「同等以上」と評価しました', approve: '承認', route: '要件(3)', decide: '決定する', decided: '決定しました', chooseMissing: '決定の内容を選んでください', accepted: '認めた登録要件', caseTitle: '事例の見出し', summary: '申請の内容', tags: 'タグ', record: '記録する', recorded: '先例を記録しました',
    naming: /本人を特定できる情報/, words: 'ことば', search: '探す', found: '1件の先例', withdraw: '取り下げる', withdrawn: '先例を取り下げました',
  },
  en: {
    take: 'Take it', taken: 'You have taken this review', give: 'Give the opinion', given: 'Your opinion was recorded', scoreMissing: 'Choose the points for depth', opinionReason: 'Reason of your opinion', third: 'a third opinion is awaited', hidden: /Shown once you have given yours/,
    equal: 'Two find the knowledge equal', approve: 'Approve', route: 'Route 3', decide: 'Decide', decided: 'Decided', chooseMissing: 'Choose a decision', accepted: 'Routes accepted', caseTitle: 'The case in a line', summary: 'What was claimed', tags: 'Tags', record: 'Record', recorded: 'The precedent was recorded',
    naming: /what names the person/, words: 'Words', search: 'Search', found: '1 precedent', withdraw: 'Withdraw', withdrawn: 'The precedent was withdrawn',
  },
};

/** Someone whose claim of equal knowledge waits at the desk. */
async function claimant(name) {
  const email = `${name}-${Date.now()}@example.jp`;
  const visitor = await newcomer(browser, email);
  const person = await asAccount(email, password);
  const { publicNumber } = await person('PUT', '/me/profile', claim('審査 花子'));
  assert.equal((await person('POST', '/me/submission')).outcome, 'underReview');
  const { items } = await (await asAccount(reviewers[0]))('GET', '/reviews?pageSize=100');
  return { ...visitor, email, publicNumber, reviewId: items.find((item) => item.publicNumber === publicNumber).reviewId };
}

async function reviewer(email, language) {
  const visitor = await visitAs(browser, email);
  await visitor.context.addInitScript((chosen) => localStorage.setItem('talentpool-language', chosen), language);
  return visitor;
}

/** Chooses points by the arrow keys: the first press of an arrow takes the second of four, Space the first. */
async function score(page, points) {
  for (const wanted of points) {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    for (let step = 0; step < wanted; step++) await page.keyboard.press('ArrowDown');
  }
}

async function judge(page, text, points, reason) {
  await tabTo(page, '0');
  await page.keyboard.press('Shift+Tab');
  await score(page, points);
  await tabTo(page, text.opinionReason);
  await page.keyboard.type(reason);
  await tabTo(page, text.give);
  await page.keyboard.press('Enter');
  await page.getByText(text.given).waitFor();
}

for (const language of ['ja', 'en'])
  test(`Three reviewers judge a claim, one decides, and the case is kept as a precedent, in ${language}`, async () => {
    const text = words[language];
    const { publicNumber, reviewId, email, context } = await claimant(`claim-${language}`);
    const first = await reviewer(reviewers[0], language);
    await first.page.goto(`/reviews?status=unassigned&page=1`);
    await first.page.getByRole('heading', { level: 1 }).waitFor();
    await first.page.goto(`/reviews/${reviewId}`);
    await first.page.getByText('審査 花子').waitFor();
    await tabTo(first.page, text.take);
    await first.page.keyboard.press('Enter');
    await first.page.getByText(text.taken).waitFor();
    await tabTo(first.page, text.give);
    await first.page.keyboard.press('Enter');
    await first.page.getByRole('alert').getByText(text.scoreMissing).first().waitFor();
    await assertSound(first.page, `desk-opinion-missing-${language}`, first.complaints);
    await judge(first.page, text, [3, 2, 2, 2], '公開資料から役割が確かめられる。');
    await assertSound(first.page, `desk-opinion-given-${language}`, first.complaints);
    await first.context.close();

    const second = await reviewer(reviewers[1], language);
    await second.page.goto(`/reviews/${reviewId}`);
    await second.page.getByText(text.hidden).waitFor();
    assert.equal(await second.page.getByText('公開資料から役割が確かめられる。').count(), 0);
    await judge(second.page, text, [2, 1, 1, 0], '裏づけがない。');
    await second.page.getByText(text.third).waitFor();
    await second.page.getByText('公開資料から役割が確かめられる。').waitFor();
    await second.context.close();

    const third = await reviewer(reviewers[2], language);
    await third.page.goto('/reviews?status=opinion');
    await third.page.getByRole('link', { name: publicNumber }).focus();
    await third.page.keyboard.press('Enter');
    await third.page.getByText('審査 花子').waitFor();
    await judge(third.page, text, [3, 3, 2, 1], '登壇資料と議事録で確かめた。');
    await third.page.getByText(text.equal).waitFor();
    await tabTo(third.page, text.decide);
    await third.page.keyboard.press('Enter');
    await third.page.getByRole('alert').getByText(text.chooseMissing).waitFor();
    await tabTo(third.page, text.approve);
    await third.page.keyboard.press('Space');
    await tabTo(third.page, text.route);
    await third.page.keyboard.press('Space');
    await assertSound(third.page, `desk-deciding-${language}`, third.complaints);
    await tabTo(third.page, text.decide);
    await third.page.keyboard.press('Enter');
    await third.page.getByText(text.accepted).waitFor();
    await letterTo(email, { saying: /協力可能人材一覧に掲載されました/ });

    const title = `公開資料で役割を確かめた事例 ${publicNumber.slice(3)}`;
    await tabTo(third.page, text.caseTitle);
    await third.page.keyboard.type(title);
    await tabTo(third.page, text.summary);
    await third.page.keyboard.type('審査花子さんの事例');
    await tabTo(third.page, text.tags);
    await third.page.keyboard.type('オープンソース、役割');
    await tabTo(third.page, text.record);
    await third.page.keyboard.press('Enter');
    await third.page.getByRole('alert').getByText(text.naming).waitFor();
    third.complaints.splice(0);
    await assertSound(third.page, `desk-precedent-naming-${language}`, third.complaints);
    await third.page.getByLabel(text.summary).fill('登壇資料と議事録から、設計に責任を負ったことを確かめた。');
    await third.page.getByRole('button', { name: text.record, exact: true }).press('Enter');
    await third.page.getByText(text.recorded).waitFor();

    await third.page.goto('/precedents');
    await tabTo(third.page, text.words);
    await third.page.keyboard.type(`議事録　${title.slice(-7)}`);
    await third.page.keyboard.press('Enter');
    await third.page.getByText(text.found, { exact: true }).waitFor();
    await third.page.reload();
    await third.page.getByRole('heading', { name: title }).waitFor();
    await assertSound(third.page, `precedents-found-${language}`, third.complaints);
    await third.page.getByRole('button', { name: new RegExp(text.withdraw) }).press('Enter');
    await third.page.getByRole('dialog').getByRole('heading').waitFor();
    await assertSound(third.page, `precedent-withdrawal-${language}`, third.complaints);
    await third.page.getByRole('dialog').getByRole('button', { name: text.withdraw, exact: true }).press('Enter');
    await third.page.getByText(text.withdrawn).waitFor();
    await third.context.close();
    await context.close();
  });

test('A rejection is appealed from my page by keyboard, and others than before find it at the desk', async () => {
  const { page, context, complaints, publicNumber, reviewId, email } = await claimant('appeal');
  const [first, second] = [await asAccount(reviewers[0]), await asAccount(reviewers[1])];
  const notEqual = { scores: { depth: 1, scope: 1, relevance: 1, evidence: 1 }, reason: '資料がない。' };
  await first('POST', `/reviews/${reviewId}/opinions`, notEqual);
  await second('POST', `/reviews/${reviewId}/opinions`, notEqual);
  await second('POST', `/reviews/${reviewId}/decision`, { decision: 'rejected', reason: '同等以上の知見を確認できませんでした。' });
  await letterTo(email, { saying: /不服があるときは/ });

  await page.goto('/me');
  await page.getByText('同等以上の知見を確認できませんでした。').waitFor();
  await tabTo(page, '不服の申出をする');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('heading', { name: '不服の申出をする' }).waitFor();
  await tabTo(page, '申出を送る');
  await page.keyboard.press('Enter');
  await page.getByText('申出の理由を入力してください').first().waitFor();
  await assertSound(page, 'appeal-missing', complaints);
  await page.getByLabel('申出の理由').fill('体制図と議事録を証明書類に追加しました。');
  await tabTo(page, '申出を送る');
  await page.keyboard.press('Enter');
  await page.getByText('不服の申出を審査しています').waitFor();
  await assertSound(page, 'appeal-sent', complaints);
  await page.evaluate(() => localStorage.setItem('talentpool-language', 'en'));
  await context.addInitScript(() => localStorage.setItem('talentpool-language', 'en'));
  await page.goto('/me/inbox');
  await page.getByText('Your appeal has been received').waitFor();
  await context.close();

  assert.equal((await first('GET', '/reviews?pageSize=100')).items.filter((item) => item.publicNumber === publicNumber).length, 0);
  const third = await reviewer(reviewers[2], 'ja');
  await third.page.goto('/reviews');
  const { items } = await (await asAccount(reviewers[2]))('GET', '/reviews?pageSize=100');
  const appeal = items.find((item) => item.publicNumber === publicNumber);
  assert.ok(appeal.isAppeal);
  await third.page.goto(`/reviews/${appeal.reviewId}`);
  await third.page.getByText('体制図と議事録を証明書類に追加しました。').waitFor();
  await third.page.getByText('同等以上の知見を確認できませんでした。').first().waitFor();
  await assertSound(third.page, 'desk-appeal', third.complaints);
  await third.context.close();
});

test('A reviewer declares an organisation, by keyboard, and people from there are no longer shown', async () => {
  const { page, context, complaints } = await reviewer(reviewers[0], 'ja');
  await page.goto('/reviews/interests');
  await tabTo(page, '団体を追加する');
  await page.keyboard.press('Enter');
  await tabTo(page, '団体名');
  await page.keyboard.type('株');
  await tabTo(page, '申告を保存する');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText(/2文字以上の団体名/).waitFor();
  complaints.splice(0);
  await assertSound(page, 'interests-refused', complaints);
  await page.getByLabel('団体名').fill('㈱やまびこデジタル');
  await page.getByLabel('関係').selectOption('employment');
  await tabTo(page, '申告を保存する');
  await page.keyboard.press('Enter');
  await page.getByText('申告を保存しました').waitFor();
  await page.goto('/reviews');
  await page.getByText(/あなたに表示していない審査待ちが\d+件/).waitFor();
  await assertSound(page, 'reviews-withheld', complaints);
  await page.goto('/reviews/interests');
  await page.getByRole('button', { name: '団体1を削除' }).press('Enter');
  await page.getByRole('button', { name: '申告を保存する' }).press('Enter');
  await page.getByText('申告を保存しました').waitFor();
  await context.close();
});
