import { expect, test } from 'vitest';
import { emptyJob, isoDate, type Registration, stepOf, toDraft, toRequest } from './registration';

const saved = {
  name: '山田 花子',
  kana: 'ヤマダ ハナコ',
  phone: null,
  residencePrefecture: '130001',
  headline: '標準化',
  introduction: '',
  career: [{ employer: 'みなと', jobTitle: 'SE', start: '2014-04', end: null, digital: 'yes', hours: null, leave: [], description: '' }],
  certificates: [],
  equivalentGrounds: null,
  skills: [{ skillId: 'cloud-aws', years: 5 }],
  themes: ['theme-a'],
  roleTypes: [],
  wishes: {
    prefectures: ['010006'],
    nationwide: false,
    employmentTypes: ['fullTime'],
    daysPerWeek: 3,
    remoteWork: 'full',
    availableFrom: null,
  },
  consent: { purposeVersion: '2026-11', nationwide: false, prefectures: ['010006'] },
  blockedOrganisations: [],
  status: 'draft',
  version: 4,
  completeness: { percent: 90, missing: [] },
  routes: [],
} as unknown as Registration;

test('what was saved comes back unchanged from the form', () => {
  const { version, name, career, wishes, consent, skills } = toRequest(toDraft(saved, '2026-11'), '2026-11');
  expect({ version, name, wishes, consent, skills }).toEqual({
    version: 4,
    name: saved.name,
    wishes: saved.wishes,
    consent: saved.consent,
    skills: saved.skills,
  });
  expect(career).toEqual(saved.career);
});

test('evidence of a route that is not claimed is not sent', () => {
  const draft = { ...toDraft(saved, '2026-11'), routes: ['exam' as const], certificates: ['ST-2015-10-01234', ' '] };
  expect(toRequest(draft, '2026-11')).toMatchObject({ career: [], certificates: ['ST-2015-10-01234'], equivalentGrounds: null });
});

test('dates of either calendar are sent in one form, unreadable ones as typed', () => {
  expect(isoDate('令和元年5月')).toBe('2019-05');
  expect(isoDate('２０１９／５')).toBe('2019-05');
  expect(isoDate('いつか')).toBe('いつか');
  expect(
    toRequest({ ...toDraft(saved, '2026-11'), career: [{ ...emptyJob, start: 'H31.4', end: '' }] }, '2026-11').career[0],
  ).toMatchObject({
    start: '2019-04',
    end: null,
  });
});

test('a refused field leads to its screen', () => {
  expect(['name', 'consent.purposeVersion', 'career[0].end', 'wishes.prefectures', 'version'].map(stepOf)).toEqual([0, 0, 1, 2, 3]);
});

test('a day stays a day', () => {
  expect(isoDate('2027-03-05')).toBe('2027-03-05');
  expect(isoDate('令和9年3月5日')).toBe('2027-03-05');
});
