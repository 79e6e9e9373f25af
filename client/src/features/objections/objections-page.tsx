import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { answer, api } from '../../api/http';
import { useFormat } from '../../text/format';
import { useLanguage, useText } from '../../text/language';
import { objections } from '../../text/objections';
import { StatusChip } from '../../ui/chip';
import { EmptyState, ErrorState, LoadingState } from '../../ui/feedback';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { Pagination } from '../../ui/pagination';
import { Cell, HeadCell, RowHead, Table } from '../../ui/table';
import { tones } from './objection-tones';

const pageSize = 20;

/** What people object to, the oldest first; and what was answered. */
export function ObjectionsPage() {
  const words = useText(objections);
  const { language } = useLanguage();
  const format = useFormat();
  const { page = 1, status } = useSearch({ strict: false }) as { page?: number; status?: 'closed' };
  const { data, error, refetch } = useQuery({
    queryKey: ['objections', status, page],
    queryFn: () => answer(api.GET('/api/objections', { params: { query: { status: status ?? 'open', page: page - 1, pageSize } } })),
  });
  const tab = 'link inline-flex min-h-11 items-center';
  return (
    <Page>
      <PageHeading lead={words.desk.lead}>{words.desk.title}</PageHeading>
      <nav aria-label={words.desk.title} className="mb-6 flex gap-6">
        <Link
          to="/objections"
          search={{}}
          activeOptions={{ exact: true, includeSearch: true }}
          className={tab}
          activeProps={{ className: `${tab} font-bold` }}
        >
          {words.desk.open}
        </Link>
        <Link to="/objections" search={{ status: 'closed' }} className={tab} activeProps={{ className: `${tab} font-bold` }}>
          {words.desk.closed}
        </Link>
      </nav>
      {error ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingState />
      ) : data.total === 0 ? (
        <EmptyState title={status ? words.desk.emptyClosed : words.desk.empty} />
      ) : (
        <>
          <Table
            caption={words.desk.title}
            captionHidden
            head={
              <>
                <HeadCell>{words.desk.number}</HeadCell>
                <HeadCell>{words.desk.organisation}</HeadCell>
                <HeadCell>{words.desk.raisedAt}</HeadCell>
                <HeadCell align="end">{words.desk.age}</HeadCell>
                <HeadCell>{words.desk.state}</HeadCell>
              </>
            }
          >
            {data.items.map((item) => (
              <tr key={item.objectionId}>
                <RowHead>
                  <Link to="/objections/$id" params={{ id: item.objectionId }} className="link">
                    {item.publicNumber}
                  </Link>
                </RowHead>
                <Cell>{language === 'ja' ? item.organisationJa : item.organisationEn}</Cell>
                <Cell>{format.dayOf(item.raisedAt)}</Cell>
                <Cell align="end">{words.desk.days(item.ageDays)}</Cell>
                <Cell>
                  <StatusChip tone={tones[item.status]}>{words.status[item.status]}</StatusChip>
                </Cell>
              </tr>
            ))}
          </Table>
          <Pagination
            page={page}
            pageCount={Math.ceil(data.total / pageSize)}
            linkTo={(to, link) => <Link to="/objections" search={{ status, page: to }} {...link} />}
          />
        </>
      )}
    </Page>
  );
}
