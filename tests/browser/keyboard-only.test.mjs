// One's own page and the privacy page without a mouse, in both languages: what is done is said, and the focus stays where one was.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertSound, launch } from './browser.mjs';
import { pressAndStay, tabTo } from './keyboard.mjs';
import { listedPerson } from './people.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const words = {
  ja: {
    me: 'マイページ', open: '引き続き協力できる', until: '再開する日', change: '変更する', paused: /2027年12月1日に自動で掲載を再開します/, listed: '都道府県から検索できます',
    renew: '1年間更新する', tooEarly: /60日前から/, renewed: '登録を更新しました',
    certificate: '合格証書', file: 'ファイル', add: '証明書類を追加する', remove: '合格証書.pdfを削除', removeYes: '削除する', none: '証明書類はありません',
    privacy: 'プライバシーの設定', all: 'すべての都道府県', some: '選んだ都道府県だけ', searchPrefecture: '都道府県の名前で探す', hokkaido: '北海道', saveConsent: '提供先を保存する', saved: '保存しました',
    prefecture: '都道府県', searchOrganisation: '団体の名前で探す', saveBlocks: '見せない団体を保存する', blocked: 'この団体は「見せない団体」のため',
    addTie: '申告を追加', organisation: '団体名', relation: '関係', start: '開始', saveTies: '申告を保存する', removeTie: '申告1を削除', accepts: '利用目的を読み、同意します',
    notConsented: /同意していない/,
  },
  en: {
    me: 'My page', open: 'Still available', until: 'Day of your return', change: 'Change', paused: /shown again on .*2027/, listed: 'Prefectures can find your entry',
    renew: 'Renew for a year', tooEarly: /from 60 days before/, renewed: 'Your registration is renewed',
    certificate: 'Certificate', file: 'File', add: 'Add the file', remove: 'Delete 合格証書.pdf', removeYes: 'Delete', none: 'There are no proofs',
    privacy: 'Privacy settings', all: 'All prefectures', some: 'Only those I choose', searchPrefecture: 'Search prefectures by name', hokkaido: 'Hokkaido', saveConsent: 'Save the recipients', saved: 'Saved',
    prefecture: 'Prefecture', searchOrganisation: 'Find an organisation by name', saveBlocks: 'Save these organisations', blocked: 'You blocked this organisation',
    addTie: 'Add a declaration', organisation: 'Organisation', relation: 'Relation', start: 'Start', saveTies: 'Save the declarations', removeTie: 'Remove declaration 1',
    accepts: 'I have read the purpose of use and consent', notConsented: /not consented/,
  },
};

const pdf = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const fresh = (word) => `${word}-${Date.now()}@example.jp`;

for (const language of ['ja', 'en']) {
  const text = words[language];

  test(`My page by the keyboard in ${language}: a pause and its end, the renewal, a proof`, async () => {
    const { page, context, complaints } = await listedPerson(browser, fresh(`me-keys-${language}`), { language });
    // Listened to from the start: the dialog is caught only once the browser knows that somebody waits.
    page.on('filechooser', () => undefined);
    await page.goto('/me');
    await page.getByText(text.listed).waitFor();
    await tabTo(page, text.open);
    await page.keyboard.press('ArrowDown');
    await tabTo(page, text.until);
    await page.keyboard.type('2027-12-01');
    const stayed = await pressAndStay(page, text.change);
    await page.getByText(text.paused).waitFor();
    await stayed();
    await assertSound(page, `me-paused-${language}`, complaints);
    // Back through the form to the chosen answer.
    for (let back = 0; back < 2; back++) await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('ArrowUp');
    await pressAndStay(page, text.change);
    await page.getByText(text.listed).waitFor();

    // The page is told that the renewal is near; the server knows better.
    await page.route('**/api/me/profile', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), renewBy: new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10) } });
    });
    await page.reload();
    await page.getByRole('button', { name: text.renew }).waitFor();
    await pressAndStay(page, text.renew);
    await page.getByRole('alert').getByText(text.tooEarly).waitFor();
    await assertSound(page, `me-renewal-${language}`, complaints.splice(0).filter((line) => !/status of 409/.test(line)));
    await page.unroute('**/api/me/profile');
    await page.reload();

    await page.getByText(text.none).waitFor();
    await tabTo(page, text.certificate);
    await page.keyboard.press('Space');
    await tabTo(page, text.file);
    const choosing = page.waitForEvent('filechooser');
    await page.keyboard.press('Enter');
    await (await choosing).setFiles({ name: '合格証書.pdf', mimeType: 'application/pdf', buffer: pdf });
    await tabTo(page, text.add);
    await page.keyboard.press('Enter');
    await page.getByRole('rowheader', { name: /合格証書\.pdf/ }).waitFor();
    await assertSound(page, `me-proof-${language}`, complaints);
    await tabTo(page, text.remove);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await tabTo(page, text.removeYes);
    await page.keyboard.press('Enter');
    await page.getByText(text.none).waitFor();
    await context.close();
  });

  test(`The privacy page by the keyboard in ${language}: consent, preview, blocks and ties`, async () => {
    const headline = `鍵盤だけ${language}${Date.now()}`;
    const { page, context, complaints } = await listedPerson(browser, fresh(`privacy-keys-${language}`), { language, headline });
    const saved = page.getByRole('status').getByText(text.saved);
    await page.goto('/me/privacy');
    await page.getByRole('heading', { level: 1, name: text.privacy }).waitFor();
    await tabTo(page, text.all);
    await page.keyboard.press('ArrowDown');
    await tabTo(page, text.searchPrefecture);
    await page.keyboard.type(text.hokkaido);
    await tabTo(page, text.hokkaido);
    if (await page.evaluate(() => document.activeElement.tagName !== 'INPUT')) await tabTo(page, text.hokkaido);
    await page.keyboard.press('Space');
    const stayed = await pressAndStay(page, text.saveConsent);
    await saved.waitFor();
    await stayed();
    await assertSound(page, `privacy-consent-${language}`, complaints);

    await tabTo(page, text.prefecture);
    // The first prefecture of the list.
    await page.keyboard.press('ArrowDown');
    await page.getByRole('article').getByText(headline).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.getByText(text.notConsented).waitFor();
    await page.keyboard.press('ArrowUp');
    await page.getByRole('article').getByText(headline).waitFor();

    await tabTo(page, text.searchOrganisation);
    await page.keyboard.type(text.hokkaido);
    await tabTo(page, text.hokkaido);
    if (await page.evaluate(() => document.activeElement.tagName !== 'INPUT')) await tabTo(page, text.hokkaido);
    await page.keyboard.press('Space');
    await pressAndStay(page, text.saveBlocks);
    await page.getByText(text.blocked).waitFor();

    await tabTo(page, text.addTie);
    await page.keyboard.press('Enter');
    await tabTo(page, text.organisation);
    await page.keyboard.type('株式会社みなと情報');
    await tabTo(page, text.relation);
    await page.keyboard.press('ArrowDown');
    await tabTo(page, text.start);
    await page.keyboard.type('平成27年4月');
    await pressAndStay(page, text.saveTies);
    await saved.waitFor();
    await assertSound(page, `privacy-ties-${language}`, complaints);
    await page.reload();
    await tabTo(page, text.removeTie);
    await page.keyboard.press('Enter');
    await pressAndStay(page, text.saveTies);
    await saved.waitFor();

    // To take the consent back is one key and one button.
    await page.reload();
    await tabTo(page, text.accepts);
    await page.keyboard.press('Space');
    const stays = await pressAndStay(page, text.saveConsent);
    await saved.waitFor();
    await stays();
    await assertSound(page, `privacy-taken-back-${language}`, complaints);
    assert.equal(await page.getByRole('checkbox', { name: text.accepts }).isChecked(), false);
    await context.close();
  });
}
