import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { useLanguage } from '../text/language';
import { answer, api } from './http';
import type { components } from './schema';

export type Reference = components['schemas']['GetReferenceResponse'];
export type Skill = components['schemas']['Skill'];

/** The lists that forms and filters offer; they change with a release. */
export const referenceQuery = queryOptions({
  queryKey: ['reference'],
  queryFn: () => answer(api.GET('/api/reference')),
  staleTime: Number.POSITIVE_INFINITY,
});

/** The lists with their names in the language in use. The page's route waits for them. */
export function useReference() {
  const { language } = useLanguage();
  const { data } = useSuspenseQuery(referenceQuery);
  const isJa = language === 'ja';
  const skills = new Map(data.skills.map((skill) => [skill.id, isJa ? skill.nameJa : skill.nameEn]));
  const prefectures = new Map(data.prefectures.map((one) => [one.code, isJa ? one.nameJa : one.nameEn]));
  const exams = new Map(data.exams.map((one) => [one.id, isJa ? one.nameJa : one.nameEn]));
  const option = (skill: Skill) => ({ value: skill.id, label: skills.get(skill.id) ?? skill.id });
  return {
    ...data,
    skillName: (id: string) => skills.get(id) ?? id,
    prefectureName: (code: string) => prefectures.get(code) ?? code,
    examName: (id: string) => exams.get(id) ?? id,
    purposeText: isJa ? data.purposeNotice.textJa : data.purposeNotice.textEn,
    prefectureOptions: data.prefectures.map((one) => ({ value: one.code, label: isJa ? one.nameJa : one.nameEn })),
    regions: groupBy(data.prefectures, (one) => (isJa ? one.region : one.regionEn)).map(([label, list]) => ({
      label,
      options: list.map((one) => ({ value: one.code, label: isJa ? one.nameShortJa : one.nameEn })),
    })),
    themes: data.skills.filter((skill) => skill.id.startsWith('theme-')).map(option),
    roleTypes: data.skills.filter((skill) => skill.id.startsWith('role-')).map(option),
    skillGroups: groupBy(
      data.skills.filter((skill) => !skill.id.startsWith('theme-') && !skill.id.startsWith('role-')),
      (skill) => (isJa ? skill.categoryJa : skill.categoryEn),
    ).map(([label, list]) => ({ label, options: list.map(option) })),
  };
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups];
}
