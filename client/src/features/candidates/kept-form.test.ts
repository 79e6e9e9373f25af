import { beforeEach, expect, test } from 'vitest';
import { beginWith, forgetHere, hasAside, heldHere, holdHere } from './kept-form';
import { emptyJob, type Registration, toDraft } from './registration';

const saved = {
  version: 3,
  name: '山田 花子',
  kana: '',
  headline: '',
  introduction: '',
  career: [],
  certificates: ['ST-2015-10-01234'],
  skills: [],
  themes: [],
  roleTypes: [],
  wishes: { prefectures: [], nationwide: false, employmentTypes: [] },
  consent: { purposeVersion: null, nationwide: false, prefectures: [] },
  blockedOrganisations: [],
} as unknown as Registration;
const draft = toDraft(saved, '2026-11');
const job = { ...emptyJob, employer: 'みなと' };

beforeEach(() => forgetHere());

test('evidence of an unticked route comes back, and its route stays unticked', () => {
  const form = { ...draft, career: [job], routes: ['exam' as const] };
  expect(hasAside(form)).toBe(true);
  const begun = beginWith(saved, '2026-11', { accountId: 'a', version: 2, isSaved: true, form });
  expect(begun.draft).toMatchObject({ version: 3, routes: ['exam'], career: [{ employer: 'みなと' }], certificates: ['ST-2015-10-01234'] });
  expect(begun.isUnsaved).toBe(false);
});

test('what was not saved comes back as typed; beside a newer registration one is asked', () => {
  const form = { ...draft, kana: '漢字' };
  expect(beginWith(saved, '2026-11', { accountId: 'a', version: 3, isSaved: false, form })).toMatchObject({
    draft: { kana: '漢字', version: 3 },
    isUnsaved: true,
    isConflict: false,
  });
  expect(beginWith(saved, '2026-11', { accountId: 'a', version: 2, isSaved: false, form }).isConflict).toBe(true);
});

test('a tab never shows the form of another account', () => {
  holdHere({ accountId: 'a', version: 3, isSaved: false, form: draft });
  expect(heldHere('a')?.version).toBe(3);
  expect(heldHere('b')).toBeNull();
  expect(sessionStorage.length).toBe(0);
});
