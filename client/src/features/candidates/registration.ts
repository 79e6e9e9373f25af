import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/http';
import type { components } from '../../api/schema';
import { parseDay, parseMonth } from '../../ui/japanese-date';
import { katakana, plainNumber, plainWidth } from '../../ui/japanese-text';

type Schemas = components['schemas'];
export type Registration = Schemas['GetMyProfileResponse'];
export type Verdict = Schemas['SubmitRegistrationResponse'];
export type Route = 'experience' | 'exam' | 'equivalent';

/** A leave as typed. */
export interface LeaveDraft {
  kind: string;
  start: string;
  end: string;
}

/** A job as typed: dates in either calendar, hours as text. */
export interface JobDraft {
  employer: string;
  jobTitle: string;
  start: string;
  end: string;
  digital: 'yes' | 'partial' | 'no';
  hours: string;
  leave: LeaveDraft[];
  description: string;
}

/** The registration as it stands in the form. */
export interface Draft {
  version: number;
  name: string;
  kana: string;
  phone: string;
  residencePrefecture: string;
  headline: string;
  introduction: string;
  accepts: boolean;
  consentTo: 'all' | 'some';
  consentPrefectures: string[];
  routes: Route[];
  career: JobDraft[];
  certificates: string[];
  equivalentGrounds: string;
  skills: string[];
  /** Years as typed, by skill. */
  skillYears: Record<string, string>;
  themes: string[];
  roleTypes: string[];
  where: 'anywhere' | 'somewhere' | '';
  prefectures: string[];
  employmentTypes: string[];
  daysPerWeek: string;
  remoteWork: string;
  availableFrom: string;
  blockedOrganisations: string[];
}

export const registrationQuery = queryOptions({ queryKey: ['me', 'profile'], queryFn: () => answer(api.GET('/api/me/profile')) });

export const emptyJob: JobDraft = { employer: '', jobTitle: '', start: '', end: '', digital: 'yes', hours: '', leave: [], description: '' };

/** Nothing was written about it yet. */
export const isEmptyJob = (job: JobDraft): boolean =>
  [job.employer, job.jobTitle, job.start, job.end, job.hours, job.description].every((text) => text.trim() === '');

const jobDraft = (job: Registration['career'][number]): JobDraft => ({
  employer: job.employer,
  jobTitle: job.jobTitle,
  start: job.start,
  end: job.end ?? '',
  digital: job.digital as JobDraft['digital'],
  hours: job.hours?.toString() ?? '',
  leave: (job.leave ?? []).map((leave) => ({ kind: leave.kind, start: leave.start, end: leave.end ?? '' })),
  description: job.description,
});

/** The routes that have evidence. */
function routesOf(saved: Registration): Route[] {
  const routes: Route[] = [];
  if (saved.career.length > 0) routes.push('experience');
  if (saved.certificates.length > 0) routes.push('exam');
  if (saved.equivalentGrounds) routes.push('equivalent');
  return routes;
}

/** What the form shows for a saved registration. */
export function toDraft(saved: Registration, purposeVersion: string): Draft {
  return {
    version: saved.version,
    name: saved.name,
    kana: saved.kana,
    phone: saved.phone ?? '',
    residencePrefecture: saved.residencePrefecture ?? '',
    headline: saved.headline,
    introduction: saved.introduction,
    accepts: saved.consent.purposeVersion === purposeVersion,
    consentTo: saved.consent.nationwide || (saved.consent.prefectures ?? []).length === 0 ? 'all' : 'some',
    consentPrefectures: saved.consent.prefectures ?? [],
    routes: routesOf(saved),
    career: saved.career.map(jobDraft),
    certificates: [...saved.certificates],
    equivalentGrounds: saved.equivalentGrounds ?? '',
    skills: saved.skills.map((skill) => skill.skillId),
    skillYears: Object.fromEntries(saved.skills.map((skill) => [skill.skillId, skill.years?.toString() ?? ''])),
    themes: [...saved.themes],
    roleTypes: [...saved.roleTypes],
    where: saved.wishes.nationwide ? 'anywhere' : saved.wishes.prefectures.length > 0 ? 'somewhere' : '',
    prefectures: [...saved.wishes.prefectures],
    employmentTypes: [...(saved.wishes.employmentTypes ?? [])],
    daysPerWeek: saved.wishes.daysPerWeek?.toString() ?? '',
    remoteWork: saved.wishes.remoteWork ?? '',
    availableFrom: saved.wishes.availableFrom ?? '',
    blockedOrganisations: [...saved.blockedOrganisations],
  };
}

/** A month or a day as the API reads it; what cannot be read is sent as typed, so that the answer names the field. */
export const isoDate = (typed: string): string => parseDay(typed) ?? parseMonth(typed) ?? typed.trim();

const orNull = (text: string) => (text.trim() === '' ? null : text);
const number = (text: string) => Number(text.normalize('NFKC').trim());

export const toJob = (job: JobDraft): Schemas['CareerItem'] => ({
  employer: job.employer,
  jobTitle: job.jobTitle,
  start: isoDate(job.start),
  end: job.end.trim() === '' ? null : isoDate(job.end),
  digital: job.digital,
  hours: job.hours.trim() === '' || Number.isNaN(number(job.hours)) ? null : number(job.hours),
  leave: job.leave.map((leave) => ({ kind: leave.kind, start: isoDate(leave.start), end: isoDate(leave.end) })),
  description: job.description,
});

/** What is sent: evidence of a route that was unticked stays out, empty certificate lines too. */
export function toRequest(draft: Draft, purposeVersion: string): Schemas['SaveMyProfileRequest'] {
  return {
    version: draft.version,
    name: draft.name,
    kana: katakana(draft.kana),
    phone: orNull(plainWidth(draft.phone)),
    residencePrefecture: orNull(draft.residencePrefecture),
    headline: draft.headline,
    introduction: draft.introduction,
    career: draft.routes.includes('experience') ? draft.career.map(toJob) : [],
    certificates: draft.routes.includes('exam') ? draft.certificates.filter((one) => one.trim() !== '').map(plainNumber) : [],
    equivalentGrounds: draft.routes.includes('equivalent') ? orNull(draft.equivalentGrounds) : null,
    skills: draft.skills.map((skillId) => ({
      skillId,
      years: draft.skillYears[skillId]?.trim() ? number(draft.skillYears[skillId]) : null,
    })),
    themes: draft.themes,
    roleTypes: draft.roleTypes,
    wishes: {
      prefectures: draft.where === 'anywhere' ? [] : draft.prefectures,
      nationwide: draft.where === 'anywhere',
      employmentTypes: draft.employmentTypes,
      daysPerWeek: draft.daysPerWeek === '' ? null : Number(draft.daysPerWeek),
      remoteWork: orNull(draft.remoteWork),
      availableFrom: draft.availableFrom.trim() === '' ? null : isoDate(draft.availableFrom),
    },
    consent: {
      purposeVersion: draft.accepts ? purposeVersion : null,
      nationwide: draft.consentTo === 'all',
      prefectures: draft.consentTo === 'some' ? draft.consentPrefectures : [],
    },
    blockedOrganisations: draft.blockedOrganisations,
  };
}

/** The API's refusals by the fields of the form: blank certificate lines are not sent, so later ones are counted again; a list is one field. */
export function formErrors(draft: Draft, errors: Record<string, string[]>, title: string): Record<string, string> {
  const sent = draft.certificates.flatMap((number, index) => (number.trim() === '' ? [] : [index]));
  return Object.fromEntries(
    Object.entries(errors).map(([path, messages]) => {
      const certificate = /^certificates\[(\d+)\]$/.exec(path)?.[1];
      const list = /^(skills|themes|roleTypes|wishes\.\w+|consent\.\w+)\[/.exec(path)?.[1];
      const field = certificate ? `certificates[${sent[Number(certificate)] ?? certificate}]` : (list ?? path);
      return [field, messages[0] ?? title];
    }),
  );
}

/** Hours that are no number. The API only takes numbers, so this is found before anything is sent. */
export const unreadableHours = (draft: Draft): string[] =>
  draft.routes.includes('experience')
    ? draft.career.flatMap((job, index) => (job.hours.trim() !== '' && Number.isNaN(number(job.hours)) ? [`career[${index}].hours`] : []))
    : [];

/** Years that are no whole number from 0 to 60. */
export const unreadableYears = (draft: Draft): string[] =>
  draft.skills.flatMap((id) =>
    /^([0-5]?\d|60)?$/.test((draft.skillYears[id] ?? '').normalize('NFKC').trim()) ? [] : [`skillYears.${id}`],
  );

/** What a screen still lacks: what the server misses there, named at the evidence that the ticked routes ask for. */
export function missingOn(step: number, draft: Draft, missing: string[]): string[] {
  const here = missing.filter((field) => stepOf(field) === step && field !== 'career');
  if (step !== 0) return here;
  if (draft.routes.length === 0) return ['career'];
  if (draft.routes.includes('experience') && draft.career.length === 0) here.push('career');
  if (draft.routes.includes('exam') && draft.certificates.every((one) => one.trim() === '')) here.push('certificates[0]');
  if (draft.routes.includes('equivalent') && draft.equivalentGrounds.trim() === '') here.push('equivalentGrounds');
  return here;
}

/** Which of the four screens a field of the API stands on; the last one for what stands on none. */
export function stepOf(field: string): number {
  if (/^(career|certificates|equivalentGrounds)/.test(field)) return 0;
  if (/^(name|kana|phone|residencePrefecture|headline|introduction|consent)/.test(field)) return 1;
  return /^(skill|themes|roleTypes|wishes)/.test(field) ? 2 : 3;
}
