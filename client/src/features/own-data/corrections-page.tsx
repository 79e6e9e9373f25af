import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { answer, api } from '../../api/http';
import { useReference } from '../../api/reference';
import { candidates } from '../../text/candidates';
import { useFormat } from '../../text/format';
import { useText } from '../../text/language';
import { ownData } from '../../text/own-data';
import { EmptyState, ErrorState, LoadingState } from '../../ui/feedback';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { Pagination } from '../../ui/pagination';
import { Cell, HeadCell, RowHead, Table } from '../../ui/table';
import { useFieldLabel } from '../candidates/field-label';

const pageSize = 20;

/** What one changed in one's registration, the newest first. */
export function CorrectionsPage() {
  const words = useText(ownData).corrections;
  const format = useFormat();
  const label = useCorrectedField();
  const said = useCorrectedValue();
  const page = useSearch({ strict: false }).page ?? 1;
  const { data, error, refetch } = useQuery({
    queryKey: ['me', 'corrections', page],
    queryFn: () => answer(api.GET('/api/me/corrections', { params: { query: { page: page - 1, pageSize } } })),
  });
  return (
    <Page>
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      {error ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingState />
      ) : data.total === 0 ? (
        <EmptyState title={words.empty} />
      ) : (
        <>
          <Table
            caption={words.title}
            captionHidden
            head={
              <>
                <HeadCell>{words.when}</HeadCell>
                <HeadCell>{words.field}</HeadCell>
                <HeadCell>{words.before}</HeadCell>
                <HeadCell>{words.after}</HeadCell>
              </>
            }
          >
            {data.items.map((item) => (
              <tr key={item.correctionId}>
                <RowHead>{format.instant(item.correctedAt)}</RowHead>
                <Cell className="min-w-40">{label(item.field)}</Cell>
                <Cell className="min-w-52 whitespace-pre-line wrap-anywhere">{said(item.field, item.before)}</Cell>
                <Cell className="min-w-52 whitespace-pre-line wrap-anywhere">{said(item.field, item.after)}</Cell>
              </tr>
            ))}
          </Table>
          <Pagination
            page={page}
            pageCount={Math.ceil(data.total / pageSize)}
            linkTo={(to, link) => <Link to="/me/corrections" search={{ page: to }} {...link} />}
          />
        </>
      )}
      <p className="mt-8">
        <Link to="/me/data" className="link inline-flex min-h-11 items-center">
          {words.back}
        </Link>
      </p>
    </Page>
  );
}

/** What a field of a correction is called. */
function useCorrectedField(): (field: string) => string {
  const { fields, jobs } = useText(ownData).corrections;
  const label = useFieldLabel();
  return (field) => {
    const job = /^(career\[\d+\])\.(digital|leave)$/.exec(field);
    if (job) return `${label(`${job[1]}.employer`).split(' ')[0]} ${jobs[job[2] as keyof typeof jobs]}`;
    return fields[field as keyof typeof fields] ?? label(field);
  };
}

/** What stood or stands there, in words where the value is a code. */
function useCorrectedValue(): (field: string, value: string | null | undefined) => string {
  const words = useText(ownData).corrections;
  const labels = useText(candidates);
  const reference = useReference();
  const answers: Record<string, string> = { true: words.yes, false: words.no };
  const employment: Record<string, string> = labels.employmentType;
  const remote: Record<string, string> = labels.remote;
  const byField: Record<string, (value: string) => string> = {
    residencePrefecture: reference.prefectureName,
    'wishes.prefectures': reference.prefectureName,
    'consent.prefectures': reference.prefectureName,
    'wishes.nationwide': (value) => answers[value] ?? value,
    'consent.nationwide': (value) => answers[value] ?? value,
    'wishes.employmentTypes': (value) => employment[value] ?? value,
    'wishes.remoteWork': (value) => remote[value] ?? value,
    themes: reference.skillName,
    roleTypes: reference.skillName,
    // A skill and, after a space, the years of practice.
    skills: (value) => value.replace(/^\S+/, reference.skillName),
  };
  return (field, value) => (value === null || value === undefined ? words.none : (byField[field]?.(value) ?? value));
}
