// What stands on a page before its data has come, and when it never will: headed, named in the window's title, and sound, as the page itself is.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertSound, launch } from './browser.mjs';
import { engineer, ministry, staff, visitAs } from './people.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const nothing = '00000000-0000-4000-8000-000000000000';

// The pages whose heading comes with their data.
const pages = {
  [engineer]: [`/postings/${nothing}`, `/me/notices/${nothing}`],
  [staff]: [`/candidates/${nothing}`, `/notices/${nothing}`],
  [ministry]: [
    `/reviews/${nothing}`,
    `/objections/${nothing}`,
    `/digests/${nothing}`,
    `/standards/exams/XX-1999`,
    `/organisations/${nothing}`,
    `/organisations/applications/${nothing}`,
  ],
};

const words = {
  ja: { loading: '読み込んでいます', missing: 'ページが見つかりません', failed: '問題が発生しました', retry: 'もう一度試す' },
  en: { loading: 'Loading', missing: 'Page not found', failed: 'Something went wrong', retry: 'Try again' },
};

/** The one heading and the window's title say the same. */
async function assertHeaded(page, heading) {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  assert.equal(await page.locator('h1').count(), 1);
  assert.ok((await page.title()).startsWith(heading), await page.title());
}

for (const [email, paths] of Object.entries(pages))
  for (const language of ['ja', 'en'])
    test(`Pages of ${email} that are late, missing or broken, in ${language}`, async () => {
      const { page, complaints, context } = await visitAs(browser, email, { language });
      // Each in one of the languages; the first one of each is late, and broken in Japanese.
      for (const [at, path] of [...paths.entries()].filter(([at]) => at % 2 === (language === 'ja' ? 0 : 1))) {
        const name = path.split('/').slice(1, -1).join('-');
        if (at < 2) await late(page, path, `${name}-${language}`, language, complaints, at === 0);
        else await page.goto(path);
        await assertHeaded(page, words[language].missing);
        assert.ok(complaints.splice(0).every((complaint) => complaint.includes('404')));
        await assertSound(page, `missing-${name}-${language}`, complaints);
      }

      await context.close();
    });

/** A page whose data is held back; then it comes, or an outage comes first and the page is asked for again. */
async function late(page, path, name, language, complaints, isBroken) {
  const data = new RegExp(`/api/.*/${path.split('/').at(-1)}$`);
  const { promise: held, release } = gate();
  await page.route(data, async (route) => {
    await held;
    await (isBroken ? route.fulfill({ status: 503, contentType: 'text/plain', body: 'x' }) : route.continue());
  });
  await page.goto(path);
  await page.locator('main [role=status] .animate-spin').waitFor();
  await assertHeaded(page, words[language].loading);
  await assertSound(page, `late-${name}`, complaints);
  release();
  if (!isBroken) return;
  await assertHeaded(page, words[language].failed);
  assert.ok(complaints.splice(0).every((complaint) => complaint.includes('503')));
  await assertSound(page, `broken-${name}`, complaints);
  await page.unroute(data);
  await page.getByRole('button', { name: words[language].retry }).click();
}

function gate() {
  let release;
  const promise = new Promise((done) => {
    release = done;
  });
  return { promise, release };
}

test('A page whose own code is late is headed meanwhile', async () => {
  const { page, complaints, context } = await visitAs(browser, ministry);
  const { promise: held, release } = gate();
  await page.route(/\/assets\/audit-page-[^/]*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/audit');
  await page.locator('[role=status] .animate-spin').waitFor();
  await assertHeaded(page, words.ja.loading);
  await assertSound(page, 'late-code', complaints);
  release();
  await page.getByRole('heading', { level: 1, name: '監査証跡' }).waitFor();
  await assertSound(page, 'late-code-come', complaints);
  await context.close();
});
