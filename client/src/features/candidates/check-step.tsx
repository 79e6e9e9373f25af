import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useReference } from '../../api/reference';
import { candidates } from '../../text/candidates';
import { evidence } from '../../text/evidence';
import { useFormat } from '../../text/format';
import { useText } from '../../text/language';
import { NoticeBanner } from '../../ui/feedback';
import { SummaryList } from '../../ui/summary-list';
import { myEvidenceQuery } from '../evidence/own-files';
import { useFieldLabel } from './field-label';
import { isoDate, type Route, stepOf } from './registration';
import type { RegistrationForm } from './use-registration';

/** Everything once more, with links back; what a submission still needs stands first. */
export function CheckStep({ form }: { form: RegistrationForm }) {
  const words = useText(candidates);
  const format = useFormat();
  const reference = useReference();
  const { draft, saved } = form;
  const proofs = useQuery(myEvidenceQuery);
  const proofWords = useText(evidence);
  const to = (step: number) => (link: object) => <Link to="/register" search={{ step }} {...link} />;
  const names = (codes: string[]) => format.list(codes.map(reference.prefectureName));
  const skills = (ids: string[]) => format.list(ids.map(reference.skillName));
  const label = useFieldLabel();
  const evidenceOf: { route: Route; label: string; value: string }[] = [
    {
      route: 'experience',
      label: words.evidence.career,
      value: draft.career
        .map((job) => `${isoDate(job.start)} – ${job.end ? isoDate(job.end) : ''}  ${job.employer} ${job.jobTitle}`)
        .join('\n'),
    },
    { route: 'exam', label: words.evidence.certificates, value: draft.certificates.join('\n') },
    { route: 'equivalent', label: words.evidence.grounds, value: draft.equivalentGrounds },
  ];
  return (
    <div className="flex flex-col gap-8">
      <p>{words.check.lead}</p>
      {saved.completeness.missing.length > 0 && (
        <NoticeBanner kind="warning" title={words.check.missing}>
          <ul className="list-disc pl-6">
            {saved.completeness.missing.map((field) => (
              <li key={field}>
                <Link to="/register" search={{ step: stepOf(field) + 1 }} className="link">
                  {label(field)}
                </Link>
              </li>
            ))}
          </ul>
        </NoticeBanner>
      )}
      <SummaryList
        lines={[
          ...evidenceOf.filter(({ route }) => draft.routes.includes(route)).map((line) => ({ ...line, change: to(1) })),
          { label: proofWords.title, value: (proofs.data?.items ?? []).map((item) => item.fileName).join('\n'), change: to(1) },
          { label: words.about.name, value: draft.name, change: to(2) },
          { label: words.about.kana, value: draft.kana, change: to(2) },
          { label: words.about.phone, value: draft.phone, change: to(2) },
          { label: words.about.residence, value: reference.prefectureName(draft.residencePrefecture), change: to(2) },
          { label: words.about.headline, value: draft.headline, change: to(2) },
          { label: words.about.introduction, value: draft.introduction, change: to(2) },
          { label: words.about.to, value: draft.consentTo === 'all' ? words.about.toAll : names(draft.consentPrefectures), change: to(2) },
          { label: words.wishes.skills, value: skills(draft.skills), change: to(3) },
          { label: words.wishes.themes, value: skills(draft.themes), change: to(3) },
          { label: words.wishes.roleTypes, value: skills(draft.roleTypes), change: to(3) },
          {
            label: words.wishes.where,
            value: draft.where === 'anywhere' ? words.wishes.anywhere : names(draft.prefectures),
            change: to(3),
          },
          {
            label: words.wishes.employmentTypes,
            value: format.list(draft.employmentTypes.map((type) => words.employmentType[type as keyof typeof words.employmentType])),
            change: to(3),
          },
          { label: words.wishes.days, value: draft.daysPerWeek && words.days(Number(draft.daysPerWeek)), change: to(3) },
          {
            label: words.wishes.remote,
            value: draft.remoteWork && words.remote[draft.remoteWork as keyof typeof words.remote],
            change: to(3),
          },
          {
            label: words.wishes.from,
            value: /^\d{4}-\d{2}-\d{2}$/.test(isoDate(draft.availableFrom))
              ? format.day(isoDate(draft.availableFrom))
              : draft.availableFrom,
            change: to(3),
          },
        ]}
      />
    </div>
  );
}
