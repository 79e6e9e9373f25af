import { candidates } from '../../text/candidates';
import { useText } from '../../text/language';

/** What a field of the API is called on the screens: `career[0].start` is 職歴1 開始. */
export function useFieldLabel(): (field: string) => string {
  const { about, evidence, wishes } = useText(candidates);
  const labels: Record<string, string> = {
    equivalentGrounds: evidence.grounds,
    phone: about.phone,
    introduction: about.introduction,
    name: about.name,
    kana: about.kana,
    residencePrefecture: about.residence,
    headline: about.headline,
    career: evidence.which,
    'wishes.prefectures': wishes.where,
    'wishes.employmentTypes': wishes.employmentTypes,
    'consent.purposeVersion': about.purpose,
    'consent.prefectures': about.to,
  };
  return (field) => {
    const certificate = /^certificates\[(\d+)\]$/.exec(field);
    if (certificate) return evidence.certificate(Number(certificate[1]) + 1);
    const job = /^career\[(\d+)\]\.(employer|jobTitle|start|end|hours|description)$/.exec(field);
    if (!job) return labels[field] ?? field;
    return `${evidence.job(Number(job[1]) + 1)} ${evidence[job[2] as 'employer' | 'jobTitle' | 'start' | 'end' | 'hours' | 'description']}`;
  };
}
