import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { answer, api } from '../../api/http';
import type { components } from '../../api/schema';
import { desk } from '../../text/desk';
import { useFormat } from '../../text/format';
import { useText } from '../../text/language';
import { reviewReasons } from '../../text/review-reasons';
import { EmptyState, ErrorState, LoadingState } from '../../ui/feedback';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { Pagination } from '../../ui/pagination';
import { Cell, HeadCell, RowHead, Table } from '../../ui/table';

const pageSize = 20;

/** What waits for the ministry, the oldest first; and what was decided. */
export function ReviewsPage() {
  const words = useText(desk).reviews;
  const { page = 1, status } = useSearch({ strict: false }) as { page?: number; status?: 'decided' };
  const { data, error, refetch } = useQuery({
    queryKey: ['reviews', status, page],
    queryFn: () => answer(api.GET('/api/reviews', { params: { query: { status: status ?? 'open', page: page - 1, pageSize } } })),
  });
  const tab = 'link inline-flex min-h-11 items-center';
  return (
    <Page>
      <PageHeading>{words.title}</PageHeading>
      <nav aria-label={words.title} className="mb-6 flex gap-6">
        <Link
          to="/reviews"
          search={{}}
          activeOptions={{ exact: true, includeSearch: true }}
          className={tab}
          activeProps={{ className: `${tab} font-bold` }}
        >
          {words.open}
        </Link>
        <Link to="/reviews" search={{ status: 'decided' }} className={tab} activeProps={{ className: `${tab} font-bold` }}>
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
          <Queue items={data.items} />
          <Pagination
            page={page}
            pageCount={Math.ceil(data.total / pageSize)}
            linkTo={(to, link) => <Link to="/reviews" search={{ status, page: to }} {...link} />}
          />
        </>
      )}
    </Page>
  );
}

function Queue({ items }: { items: components['schemas']['ListReviewsItem'][] }) {
  const words = useText(desk).reviews;
  const reasons: Record<string, string> = useText(reviewReasons);
  const format = useFormat();
  return (
    <Table
      caption={words.title}
      captionHidden
      head={
        <>
          <HeadCell>{words.number}</HeadCell>
          <HeadCell>{words.openedAt}</HeadCell>
          <HeadCell align="end">{words.age}</HeadCell>
          <HeadCell>{words.reasons}</HeadCell>
          <HeadCell>{words.months}</HeadCell>
          <HeadCell>{words.decision}</HeadCell>
        </>
      }
    >
      {items.map((item) => (
        <tr key={item.reviewId}>
          <RowHead>
            <Link to="/reviews/$id" params={{ id: item.reviewId }} className="link">
              {item.publicNumber}
            </Link>
          </RowHead>
          <Cell>{format.dayOf(item.openedAt)}</Cell>
          <Cell align="end">{words.days(item.ageDays)}</Cell>
          <Cell>{item.reasons.map((code) => reasons[code] ?? code).join('、')}</Cell>
          <Cell>{format.months(item.countedMonths)}</Cell>
          <Cell>{item.decision ? words.decisions[item.decision as keyof typeof words.decisions] : ''}</Cell>
        </tr>
      ))}
    </Table>
  );
}
