import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { answer, api } from '../../api/http';
import type { components } from '../../api/schema';
import { useFormat } from '../../text/format';
import { useText } from '../../text/language';
import { reviewReasons } from '../../text/review-reasons';
import { reviews } from '../../text/reviews';
import { StatusChip } from '../../ui/chip';
import { EmptyState, ErrorState, LoadingState } from '../../ui/feedback';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { Pagination } from '../../ui/pagination';
import { Cell, HeadCell, RowHead, Table } from '../../ui/table';

const pageSize = 20;
const queues = ['open', 'mine', 'unassigned', 'opinion', 'decided'] as const;
type Queue = (typeof queues)[number];

/** What waits for the ministry, the oldest first; what waits for the reader; and what was decided. */
export function ReviewsPage() {
  const words = useText(reviews);
  const { page = 1, status = 'open' } = useSearch({ strict: false }) as { page?: number; status?: Queue };
  const { data, error, refetch } = useQuery({
    queryKey: ['reviews', status, page],
    queryFn: () => answer(api.GET('/api/reviews', { params: { query: { status, page: page - 1, pageSize } } })),
  });
  const tab = 'link inline-flex min-h-11 items-center';
  return (
    <Page>
      <PageHeading>{words.title}</PageHeading>
      <nav aria-label={words.title} className="mb-6 flex flex-wrap gap-x-6 gap-y-1">
        {queues.map((queue) => (
          <Link
            key={queue}
            to="/reviews"
            search={queue === 'open' ? {} : { status: queue }}
            className={queue === status ? `${tab} font-bold` : tab}
            aria-current={queue === status ? 'page' : undefined}
          >
            {words.queues[queue]}
          </Link>
        ))}
      </nav>
      {error ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingState />
      ) : (
        <>
          {data.withheld > 0 && status !== 'decided' && <p className="mb-4">{words.withheld(data.withheld)}</p>}
          {data.total === 0 ? <EmptyState title={words.empty[status]} /> : <List items={data.items} isDecided={status === 'decided'} />}
          <Pagination
            page={page}
            pageCount={Math.ceil(data.total / pageSize)}
            linkTo={(to, link) => <Link to="/reviews" search={{ status: status === 'open' ? undefined : status, page: to }} {...link} />}
          />
        </>
      )}
      <ul className="mt-8 flex flex-wrap gap-x-6">
        <li>
          <Link to="/precedents" className={tab}>
            {words.precedents.link}
          </Link>
        </li>
        <li>
          <Link to="/reviews/interests" className={tab}>
            {words.interests.link}
          </Link>
        </li>
      </ul>
    </Page>
  );
}

function List({ items, isDecided }: { items: components['schemas']['ListReviewsItem'][]; isDecided: boolean }) {
  const words = useText(reviews);
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
          <HeadCell>{isDecided ? words.decision : words.stage}</HeadCell>
          <HeadCell>{words.assignee}</HeadCell>
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
          <Cell align="end">
            {words.days(item.ageDays)}
            {item.isLate && (
              <span className="mt-1 block">
                <StatusChip tone="warning">{words.late}</StatusChip>
              </span>
            )}
          </Cell>
          <Cell>
            {item.isAppeal && (
              <span className="mb-1 block">
                <StatusChip tone="info">{words.appealMark}</StatusChip>
              </span>
            )}
            {format.list(item.reasons.map((code) => reasons[code] ?? code))}
          </Cell>
          <Cell>{format.months(item.countedMonths)}</Cell>
          <Cell>{item.decision ? words.decisions[item.decision as keyof typeof words.decisions] : words.stages[item.stage]}</Cell>
          <Cell>{item.isMine ? words.me : (item.assignedName ?? words.nobody)}</Cell>
        </tr>
      ))}
    </Table>
  );
}
