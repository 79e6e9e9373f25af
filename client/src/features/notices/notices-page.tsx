import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { answer, api } from '../../api/http';
import { useFormat } from '../../text/format';
import { useText } from '../../text/language';
import { search } from '../../text/search';
import { ButtonLink } from '../../ui/button';
import { EmptyState, ErrorState, LoadingState } from '../../ui/feedback';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { Pagination } from '../../ui/pagination';
import { Cell, HeadCell, RowHead, Table } from '../../ui/table';

const pageSize = 20;

/** The notices of this organisation and what came back. */
export function NoticesPage() {
  const words = useText(search).notices;
  const format = useFormat();
  const page = useSearch({ strict: false }).page ?? 1;
  const { data, error, refetch } = useQuery({
    queryKey: ['notices', page],
    queryFn: () => answer(api.GET('/api/notices', { params: { query: { page: page - 1, pageSize } } })),
  });
  return (
    <Page>
      <PageHeading>{words.title}</PageHeading>
      {error ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingState />
      ) : data.total === 0 ? (
        <EmptyState title={words.empty} action={<ButtonLink to="/candidates">{words.new.toFind}</ButtonLink>} />
      ) : (
        <>
          <Table
            caption={words.title}
            captionHidden
            head={
              <>
                <HeadCell>{words.posting}</HeadCell>
                <HeadCell>{words.sentAt}</HeadCell>
                <HeadCell>{words.answerBy}</HeadCell>
                <HeadCell align="end">{words.recipients}</HeadCell>
                <HeadCell>{words.answers}</HeadCell>
              </>
            }
          >
            {data.items.map((notice) => (
              <tr key={notice.noticeId}>
                <RowHead>
                  <Link to="/notices/$id" params={{ id: notice.noticeId }} className="link">
                    {notice.postingTitle}
                  </Link>
                </RowHead>
                <Cell>{format.instant(notice.sentAt)}</Cell>
                <Cell>{format.day(notice.answerBy)}</Cell>
                <Cell align="end">{format.number(notice.recipients)}</Cell>
                <Cell>{words.counts(notice.counts.accepted, notice.counts.considering, notice.counts.declined)}</Cell>
              </tr>
            ))}
          </Table>
          <Pagination
            page={page}
            pageCount={Math.ceil(data.total / pageSize)}
            linkTo={(to, link) => <Link to="/notices" search={{ page: to }} {...link} />}
          />
        </>
      )}
    </Page>
  );
}
