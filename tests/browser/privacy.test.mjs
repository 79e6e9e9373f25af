// A listed person decides who sees them, and sees what each prefecture sees.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertSound, launch } from './browser.mjs';
import { fillAbout, fillEvidence, fillWishes, newcomer, otherStaff, staff, visitAs } from './people.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Waits until a prefecture finds so many people by a word: the search follows within a second. */
async function assertFound(page, word, count) {
  for (let tries = 0; tries < 20; tries++) {
    const searched = page.waitForResponse((response) => response.url().includes('/api/candidates?'));
    await page.goto(`/candidates?q=${encodeURIComponent(word)}`);
    if ((await (await searched).json()).total === count) return;
  }
  assert.fail(`The search never found ${count}.`);
}

test('Consent, blocks and declarations take effect at once, and the preview shows it', async () => {
  const word = `見え方${Date.now()}`;
  const { page, complaints, context } = await newcomer(browser, `privacy-${Date.now()}@example.jp`);
  await page.goto('/me/privacy');
  await page.getByText('先に登録内容を入力してください').waitFor();
  await fillEvidence(page, async () => {
    await page.getByLabel('要件(1) 実務経験5年以上').check();
    await page.getByRole('textbox', { name: /^勤務先/ }).fill('株式会社みなと情報');
    await page.getByLabel(/^職種・役職/).fill('エンジニア');
    await page.getByLabel(/^開始/).fill('2015-04');
    await page.getByText('5年以上の要件を満たしています').waitFor();
  });
  await fillAbout(page, { name: '山田 花子', headline: word });
  await fillWishes(page);
  await page.getByRole('button', { name: 'この内容で申請する' }).click();
  await page.getByRole('heading', { name: '協力可能人材一覧に掲載されました' }).waitFor();

  const [hokkaido, hiroshima] = [await visitAs(browser, staff), await visitAs(browser, otherStaff)];
  await page.goto('/me/privacy');
  await page.getByLabel('選んだ都道府県だけ').check();
  await page.getByRole('button', { name: '提供先を保存する' }).click();
  await page.getByRole('alert').getByText('提供する都道府県を1つ以上選んでください').waitFor();
  complaints.splice(0);
  const recipients = page.getByRole('group', { name: /提供する都道府県/ });
  await recipients.getByRole('searchbox').fill('北海道');
  await recipients.getByLabel('北海道', { exact: true }).check();
  await page.getByRole('button', { name: '提供先を保存する' }).click();
  await page.getByText('保存しました').waitFor();

  await page.getByRole('combobox', { name: '都道府県' }).selectOption({ label: '広島県' });
  await page.getByText('この都道府県への提供に同意していないため').waitFor();
  await page.getByRole('combobox', { name: '都道府県' }).selectOption({ label: '北海道' });
  await page.getByRole('article').getByText(word).waitFor();
  await assertSound(page, 'privacy-preview', complaints);
  await assertFound(hokkaido.page, word, 1);
  await assertFound(hiroshima.page, word, 0);

  await page.getByLabel('団体の名前で探す').fill('北海道');
  await page.getByRole('group', { name: /見せない団体/ }).getByLabel('北海道', { exact: true }).check();
  await page.getByRole('button', { name: '見せない団体を保存する' }).click();
  await page.getByText('この団体は「見せない団体」のため').waitFor();
  await assertFound(hokkaido.page, word, 0);

  await page.getByRole('button', { name: '申告を追加' }).click();
  await page.getByLabel('団体名').fill('株式会社みなと情報');
  await page.getByLabel('関係').selectOption({ label: '雇用' });
  await page.getByRole('textbox', { name: '開始' }).fill('平成27年4月');
  await page.getByRole('button', { name: '申告を保存する' }).click();
  await page.getByText('保存しました').waitFor();
  await page.reload();
  assert.equal(await page.getByLabel('団体名').inputValue(), '株式会社みなと情報');
  assert.equal(await page.getByRole('textbox', { name: '開始' }).inputValue(), '2015-04');
  await assertSound(page, 'privacy-filled', complaints);
  for (const visitor of [{ context }, hokkaido, hiroshima]) await visitor.context.close();
});
