import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useFormat } from '../../text/format';
import { useLanguage, useText } from '../../text/language';
import { standards } from '../../text/standards';
import { ButtonLink } from '../../ui/button';
import { StatusChip } from '../../ui/chip';
import { Page, Section } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { PageState } from '../../ui/page-state';
import { SummaryList } from '../../ui/summary-list';
import { type ExamVersion, examQuery } from './standards';
import { stateTones } from './standards-page';

/** One examination with all its versions, the newest day first. */
export function ExamPage() {
  const text = useText(standards);
  const words = text.exams;
  const { language } = useLanguage();
  const format = useFormat();
  const { id = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery(examQuery(id));
  const now = data?.versions.find((version) => version.state === 'inForce') ?? data?.versions[0];
  return (
    <Page width="reading">
      {error || !data || !now ? (
        <PageState error={error} onRetry={() => void refetch()} />
      ) : (
        <>
          <PageHeading lead={data.code ? `${words.code}: ${data.code}` : undefined}>
            {language === 'ja' ? now.nameJa : now.nameEn}
          </PageHeading>
          {data.mayEdit && (
            <p>
              <ButtonLink to="/standards/exams/$id/change" params={{ id }}>
                {words.change}
              </ButtonLink>
            </p>
          )}
          <Section title={words.versions}>
            <ul className="flex flex-col gap-8">
              {data.versions.map((version) => (
                <li key={version.amendmentId ?? 'starting'}>
                  <h3 className="mb-3 flex flex-wrap items-center gap-3 text-std-18B-160">
                    {version.validFrom ? words.planned(format.day(version.validFrom)) : words.starting}
                    <StatusChip tone={stateTones[version.state]}>{text.states[version.state]}</StatusChip>
                  </h3>
                  <Version version={version} />
                  {data.mayEdit && version.state === 'scheduled' && version.amendmentId && (
                    <p className="mt-3">
                      <Link to="/standards/exams/$id/change" params={{ id }} search={{ amendment: version.amendmentId }} className="link">
                        {words.editPlanned}
                        <span className="sr-only">{version.validFrom && words.planned(format.day(version.validFrom))}</span>
                      </Link>
                    </p>
                  )}
                </li>
              ))}
            </ul>
          </Section>
        </>
      )}
      <p className="mt-8">
        <Link to="/standards" className="link">
          {text.back}
        </Link>
      </p>
    </Page>
  );
}

function Version({ version }: { version: ExamVersion }) {
  const text = useText(standards);
  const words = text.exams;
  const format = useFormat();
  const sittings = version.sittings.map((sitting) => {
    const months = sitting.months.length === 0 ? words.anyMonth : words.monthList(sitting.months.join('・'));
    return `${sitting.fromYear === sitting.toYear ? sitting.fromYear : words.from(sitting.fromYear, sitting.toYear)}: ${months}`;
  });
  return (
    <SummaryList
      lines={[
        { label: words.name, value: version.nameJa },
        { label: words.nameEn, value: version.nameEn },
        { label: words.level, value: version.level.toString() },
        { label: words.years, value: words.from(version.firstYear, version.lastYear) },
        { label: words.verdict, value: words.verdicts[version.verdict as keyof typeof words.verdicts] ?? version.verdict },
        { label: words.sittings, value: sittings.length === 0 ? words.noSittings : sittings.join('\n') },
        ...(version.note ? [{ label: text.note, value: version.note }] : []),
        ...(version.madeBy && version.madeAt ? [{ label: text.madeBy, value: text.by(version.madeBy, format.dayOf(version.madeAt)) }] : []),
        ...(version.changedBy && version.changedAt
          ? [{ label: text.changedBy, value: text.by(version.changedBy, format.dayOf(version.changedAt)) }]
          : []),
      ]}
    />
  );
}
