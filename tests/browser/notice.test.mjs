// Journeys 2 and 3: a prefecture finds people without names and writes to them; a person accepts, and only then is known.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertSound, launch } from './browser.mjs';
import { letterTo } from './mailbox.mjs';
import { fillAbout, fillEvidence, fillWishes, newcomer, otherStaff, staff, visitAs } from './people.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test('A search stands in the address: reload and back keep it', async () => {
  const { page, complaints, context } = await visitAs(browser, staff);
  await page.goto('/candidates');
  await page.getByLabel('キーワード').fill('クラウド');
  await page.getByRole('button', { name: '検索', exact: true }).click();
  await page.waitForURL(/q=/);
  const side = page.getByRole('complementary');
  await side.locator('summary').filter({ hasText: '働き方' }).click();
  const answered = page.waitForResponse((response) => /candidates\?.*employmentType=fullTime/.test(response.url()));
  await side.getByLabel(/^常勤/).check();
  await page.waitForURL(/employmentType=fullTime/);
  await answered;
  const told = await page.locator('[role=status][aria-busy=false]').filter({ hasText: '人が見つかりました' }).textContent();
  await page.reload();
  await page.getByText(told).waitFor();
  await assertSound(page, 'search-filled', complaints);
  await page.getByRole('link', { name: '「クラウド」を解除' }).click();
  await page.waitForURL((url) => !url.searchParams.has('q'));
  await page.goBack();
  await page.getByText(told).waitFor();
  await page.getByRole('list').getByRole('heading', { level: 2 }).first().getByRole('link').click();
  await page.getByText('氏名・連絡先・勤務先は').waitFor();
  await assertSound(page, 'candidate', complaints);
  assert.doesNotMatch(await page.content(), /@demo\.example.*@demo\.example|03-0000-/);
  await page.goto('/candidates?q=存在しない言葉');
  await page.getByText('条件に合う方はいません').waitFor();
  await assertSound(page, 'search-empty', complaints);
  await context.close();
});

test('From a posting to an accepted notice: the name opens to one prefecture alone', async () => {
  const stamp = Date.now();
  const email = `notice-${stamp}@example.jp`;
  const headline = `離島の窓口改革 ${stamp}`;
  const person = await newcomer(browser, email);
  await fillEvidence(person.page, async () => {
    await person.page.getByLabel('要件(2) IPA高度試験').check();
    await person.page.getByLabel('合格証書番号1').fill(`第ST－2015－10－${String(stamp).slice(-5)}号`);
    await person.page.getByText('登録要件(2)を満たします').waitFor();
  });
  await fillAbout(person.page, { name: '高橋 美咲', headline });
  await fillWishes(person.page);
  await person.page.getByRole('button', { name: 'この内容で申請する' }).click();
  await person.page.getByRole('heading', { name: '協力可能人材一覧に掲載されました' }).waitFor();

  const desk = await visitAs(browser, staff);
  const { page } = desk;
  await page.goto('/posting-desk/new');
  await page.getByRole('button', { name: '下書きとして保存する' }).click();
  await page.getByRole('alert').getByRole('link').first().waitFor();
  desk.complaints.splice(0);
  await assertSound(page, 'posting-refused', desk.complaints);
  const title = `市町村支援の専門人材 ${stamp}`;
  await page.getByLabel('件名').fill(title);
  await page.getByLabel('任用形態').selectOption({ label: '特定任期付職員' });
  await page.getByLabel('給与の説明').fill('経験に応じて決定');
  await page.getByLabel('任期').fill('3年');
  await page.getByLabel('勤務形態').selectOption({ label: '出勤とリモートの併用' });
  await page.getByLabel('勤務地').fill('札幌市');
  await page.getByLabel('応募締切').fill('令和20年3月31日');
  await page.getByLabel('応募要件').fill('実務経験5年以上');
  await page.getByLabel('業務内容').fill('市町村のDXを支援します。');
  await page.getByRole('button', { name: '下書きとして保存する' }).click();
  const row = page.getByRole('row').filter({ hasText: title });
  await row.getByRole('button', { name: '公開する' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '公開する' }).click();
  await row.getByText('募集中').waitFor();
  await assertSound(page, 'desk-filled', desk.complaints);

  await page.goto(`/candidates?q=${encodeURIComponent(headline)}`);
  await page.getByText('1人が見つかりました').waitFor();
  await page.getByRole('checkbox', { name: /を選択$/ }).check();
  await page.getByRole('link', { name: '選んだ方に通知を送る' }).click();
  await page.getByText('選んだ1人に送ります。').waitFor();
  await page.getByLabel('採用情報', { exact: false }).first().selectOption({ label: title });
  await page.getByLabel('メッセージ').fill('ぜひ一度お話しさせてください。');
  await page.getByLabel('回答期限').fill('2037-12-31');
  await page.getByRole('button', { name: '送信する人数を確認する' }).click();
  await page.getByRole('dialog').getByText('1人に採用通知を送ります').waitFor();
  await assertSound(page, 'notice-confirm', desk.complaints);
  await page.getByRole('button', { name: '1人に送る' }).click();
  await page.getByRole('heading', { name: title }).waitFor();
  assert.doesNotMatch(await page.content(), /高橋 美咲/);
  const noticeUrl = page.url();

  await letterTo(email, { saying: /ぜひ一度お話しさせてください/ });
  await person.page.goto('/me/notices');
  await person.page.getByRole('link', { name: title }).click();
  await person.page.getByText('ぜひ一度お話しさせてください').waitFor();
  await assertSound(person.page, 'my-notice', person.complaints);
  await person.page.getByRole('button', { name: '応じる（詳しい話を聞く）' }).click();
  await person.page.getByRole('dialog').getByText(/北海道.*90日間開示/).waitFor();
  await assertSound(person.page, 'my-notice-confirm', person.complaints);
  await person.page.getByRole('button', { name: '開示して応じる' }).click();
  await person.page.getByText('北海道に氏名と連絡先を開示しました').waitFor();

  await page.goto(noticeUrl);
  await page.getByRole('cell', { name: '高橋 美咲' }).waitFor();
  await assertSound(page, 'notice-accepted', desk.complaints);
  await page.getByRole('rowheader').getByRole('link').click();
  await page.getByText(email).waitFor();
  await assertSound(page, 'candidate-disclosed', desk.complaints);
  const candidateUrl = page.url();

  const other = await visitAs(browser, otherStaff);
  await other.page.goto(candidateUrl);
  await other.page.getByText(headline).first().waitFor();
  assert.doesNotMatch(await other.page.content(), /高橋 美咲/);
  await other.context.close();

  await person.page.goto('/me/disclosures');
  await person.page.getByRole('cell', { name: '北海道' }).first().waitFor();
  await assertSound(person.page, 'disclosures-of-notice', person.complaints);
  await desk.context.close();
  await person.context.close();
});

test('A file is looked over row by row, and only good rows are taken when confirmed', async () => {
  const { page, complaints, context } = await visitAs(browser, staff);
  await page.goto('/posting-desk/import');
  const columns = 'id,prefecture_code,title,employment_type,salary_unit,salary_min,salary_max,salary_text,term,work_style,weekly_hours,work_location,requirements,themes,skills,openings,published_on,deadline,start_on,description';
  const row = (id, deadline) =>
    `${id},010006,取り込みの試験 ${id},special_part_time,day,20000,30000,日額,年度ごと,hybrid,7.75,札幌市,経験5年,theme-a,cloud-aws,1,2026-11-01,${deadline},2037-04-01,支援します`;
  const csv = [columns, row(`A${Date.now()}`, '2037-12-31'), row('B1', 'いつか')].join('\n');
  await page.getByLabel('ファイル').setInputFiles({ name: 'postings.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByRole('button', { name: '内容を確認する' }).click();
  await page.getByRole('heading', { name: '取り込める行 1件・誤りのある行 1件' }).waitFor();
  await page.getByRole('row').filter({ hasText: '誤り' }).getByText(/deadline「いつか」/).waitFor();
  await assertSound(page, 'import-preview', complaints);
  await page.getByRole('button', { name: '1件を取り込む' }).click();
  await page.getByText(/新規1件/).waitFor();
  await context.close();
});
