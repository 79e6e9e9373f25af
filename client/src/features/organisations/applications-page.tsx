import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { answer, api } from '../../api/http';
import { useFormat } from '../../text/format';
import { useLanguage, useText } from '../../text/language';
import { organisations } from '../../text/organisations';
import { StatusChip } from '../../ui/chip';
import { EmptyState, ErrorState, LoadingState } from '../../ui/feedback';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { Pagination } from '../../ui/pagination';
import { Cell, HeadCell, RowHead, Table } from '../../ui/table';
import { applicationTones, type Kind } from './organisations';

const pageSize = 20;

/** Who applies for an organisation, the oldest first; and what was decided. */
export function ApplicationsPage() {
  const all = useText(organisations);
  const words = all.queue;
  const { language } = useLanguage();
  const format = useFormat();
  const { page = 1, status } = useSearch({ strict: false }) as { page?: number; status?: 'decided' };
  const { data, error, refetch } = useQuery({
    queryKey: ['applications', status, page],
    queryFn: () =>
      answer(api.GET('/api/organisation-applications', { params: { query: { status: status ?? 'open', page: page - 1, pageSize } } })),
  });
  const tab = 'link inline-flex min-h-11 items-center';
  const to = '/organisations/applications';
  return (
    <Page>
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      <nav aria-label={words.tabs} className="mb-6 flex gap-6">
        <Link
          to={to}
          search={{}}
          activeOptions={{ exact: true, includeSearch: true }}
          className={tab}
          activeProps={{ className: `${tab} font-bold` }}
        >
          {words.open}
        </Link>
        <Link to={to} search={{ status: 'decided' }} className={tab} activeProps={{ className: `${tab} font-bold` }}>
          {words.decided}
        </Link>
      </nav>
      {error ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingState />
      ) : data.total === 0 ? (
        <EmptyState title={status ? words.emptyDecided : words.empty} />
      ) : (
        <>
          <Table
            caption={words.title}
            captionHidden
            head={
              <>
                <HeadCell>{all.name}</HeadCell>
                <HeadCell>{all.kind}</HeadCell>
                <HeadCell>{words.submittedAt}</HeadCell>
                <HeadCell align="end">{words.age}</HeadCell>
                <HeadCell>{words.state}</HeadCell>
              </>
            }
          >
            {data.items.map((item) => (
              <tr key={item.applicationId}>
                <RowHead>
                  <Link to="/organisations/applications/$id" params={{ id: item.applicationId }} className="link">
                    {language === 'ja' ? item.nameJa : item.nameEn}
                  </Link>
                </RowHead>
                <Cell className="whitespace-nowrap">{all.kinds[item.kind as Kind]}</Cell>
                <Cell className="whitespace-nowrap">{format.dayOf(item.submittedAt)}</Cell>
                <Cell align="end">{words.days(item.ageDays)}</Cell>
                <Cell>
                  <StatusChip tone={applicationTones[item.status]}>{words.states[item.status]}</StatusChip>
                </Cell>
              </tr>
            ))}
          </Table>
          <Pagination
            page={page}
            pageCount={Math.ceil(data.total / pageSize)}
            linkTo={(next, link) => <Link to={to} search={{ status, page: next }} {...link} />}
          />
        </>
      )}
      <p className="mt-8">
        <Link to="/organisations" className="link">
          {all.list.back}
        </Link>
      </p>
    </Page>
  );
}
