// Every page of the three groups, in both languages: axe, no sideways scroll, no complaint.
import { after, before, test } from 'node:test';
import { assertSound, launch, open } from './browser.mjs';
import { engineer, ministry, staff, visitAs } from './people.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const pages = {
  [engineer]: ['/me', '/register', '/register?step=2', '/register?step=3', '/register?step=4', '/me/privacy', '/me/data', '/me/corrections', '/me/inbox', '/me/notices', '/me/disclosures', '/me/subscription', '/account', '/postings', '/postings?q=none-such'],
  [staff]: ['/candidates', '/posting-desk', '/posting-desk/new', '/posting-desk/import', '/notices', '/notices/new', '/notices/new?all=true'],
  [ministry]: ['/reviews', '/reviews?status=mine', '/reviews?status=opinion', '/reviews?status=decided', '/reviews/interests', '/precedents', '/precedents?q=none-such', '/objections', '/objections?status=closed', '/registrations', '/accounts', '/digests', '/audit', '/standards', '/standards/policies/new', '/standards/exams/new', '/standards/exams/SC-2009', '/standards/exams/SC-2009/change', '/posting-desk/import'],
};

for (const [email, paths] of Object.entries(pages))
  for (const language of ['ja', 'en'])
    test(`The pages of ${email} in ${language}`, async () => {
      const { page, complaints, context } = await visitAs(browser, email);
      await page.evaluate((chosen) => localStorage.setItem('talentpool-language', chosen), language);
      await context.addInitScript((chosen) => localStorage.setItem('talentpool-language', chosen), language);
      for (const path of paths) {
        await open(page, path, language);
        await assertSound(page, `every${path.replaceAll(/[^a-z0-9]+/g, '-')}-${language}`, complaints);
      }
      await context.close();
    });
