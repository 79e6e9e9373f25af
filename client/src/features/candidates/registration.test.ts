import { expect, test } from 'vitest';
import {
  emptyJob,
  formErrors,
  isoDate,
  missingOn,
  type Registration,
  stepOf,
  toDraft,
  toRequest,
  unreadableHours,
  unreadableYears,
} from './registration';

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
  expect(['name', 'consent.purposeVersion', 'career[0].end', 'wishes.prefectures', 'version'].map(stepOf)).toEqual([1, 1, 0, 2, 3]);
});

test('a day stays a day', () => {
  expect(isoDate('2027-03-05')).toBe('2027-03-05');
  expect(isoDate('令和9年3月5日')).toBe('2027-03-05');
});

test('a refused certificate is marked on its own line although blank lines were not sent', () => {
  const draft = { ...toDraft(saved, '2026-11'), certificates: ['', 'ST-1', ' ', 'ST-2'] };
  expect(formErrors(draft, { 'certificates[0]': ['短い'], 'certificates[1]': ['長い'] }, '')).toEqual({
    'certificates[1]': '短い',
    'certificates[3]': '長い',
  });
});

test('a fault inside a list is told at the list, a fault of a job at its field, with its first sentence', () => {
  const refused = {
    'skills[2].skillId': ['一覧から'],
    'wishes.prefectures[0]': ['一覧から'],
    'career[0].leave[1].end': ['開始より前', 'ほか'],
    name: [],
  };
  expect(formErrors(toDraft(saved, '2026-11'), refused, '入力に誤りがあります')).toEqual({
    skills: '一覧から',
    'wishes.prefectures': '一覧から',
    'career[0].leave[1].end': '開始より前',
    name: '入力に誤りがあります',
  });
});

test('hours that are no number are found before sending, unless jobs are not claimed', () => {
  const career = ['', '３８．７５', '週3日'].map((hours) => ({ ...emptyJob, hours }));
  const draft = { ...toDraft(saved, '2026-11'), career };
  expect(unreadableHours(draft)).toEqual(['career[2].hours']);
  expect(toRequest(draft, '2026-11').career[1]?.hours).toBe(38.75);
  expect(unreadableHours({ ...draft, routes: ['exam'] })).toEqual([]);
});

test('years of a skill are whole numbers in any width, or left out', () => {
  const draft = { ...toDraft(saved, '2026-11'), skillYears: { 'cloud-aws': '１２' } };
  expect(unreadableYears(draft)).toEqual([]);
  expect(toRequest(draft, '2026-11').skills).toEqual([{ skillId: 'cloud-aws', years: 12 }]);
  expect(unreadableYears({ ...draft, skillYears: { 'cloud-aws': '61' } })).toEqual(['skillYears.cloud-aws']);
});

test('the first screen asks for the evidence of the ticked routes alone', () => {
  const draft = { ...toDraft(saved, '2026-11'), routes: [], career: [], certificates: [''] };
  expect(missingOn(0, draft, ['career', 'name'])).toEqual(['career']);
  expect(missingOn(0, { ...draft, routes: ['exam', 'equivalent'] }, ['career', 'name'])).toEqual(['certificates[0]', 'equivalentGrounds']);
  expect(missingOn(1, draft, ['career', 'name'])).toEqual(['name']);
});
