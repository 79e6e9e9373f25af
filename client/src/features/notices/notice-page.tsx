import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { answer, api } from '../../api/http';
import { useFormat } from '../../text/format';
import { useText } from '../../text/language';
import { search } from '../../text/search';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { PageState } from '../../ui/page-state';
import { SummaryList } from '../../ui/summary-list';
import { Cell, HeadCell, RowHead, Table } from '../../ui/table';

/** One sent notice with the answer of each person; names only where they opened theirs. */
export function NoticePage() {
  const words = useText(search).notices;
  const format = useFormat();
  const { id = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({
    queryKey: ['notice', id],
    queryFn: () => answer(api.GET('/api/notices/{id}', { params: { path: { id } } })),
  });
  return (
    <Page>
      {error || !data ? (
        <PageState error={error} onRetry={() => void refetch()} />
      ) : (
        <>
          <PageHeading>{data.postingTitle}</PageHeading>
          <SummaryList
            lines={[
              { label: words.sentAt, value: format.instant(data.sentAt) },
              { label: words.answerBy, value: format.day(data.answerBy) },
              { label: words.message, value: data.message },
              { label: words.answers, value: words.counts(data.counts.accepted, data.counts.considering, data.counts.declined) },
            ]}
          />
          <div className="mt-8">
            <Table
              caption={words.answers}
              head={
                <>
                  <HeadCell>{words.person}</HeadCell>
                  <HeadCell>{words.answers}</HeadCell>
                  <HeadCell>{words.reason}</HeadCell>
                  <HeadCell>{words.name}</HeadCell>
                </>
              }
            >
              {data.recipients.map((person) => (
                <tr key={person.candidateId}>
                  <RowHead>
                    <Link to="/candidates/$id" params={{ id: person.candidateId }} className="link">
                      {person.publicNumber} {person.headline}
                    </Link>
                  </RowHead>
                  <Cell>{words.status[person.status]}</Cell>
                  <Cell className="whitespace-pre-line">{person.reason}</Cell>
                  <Cell>{person.name}</Cell>
                </tr>
              ))}
            </Table>
          </div>
        </>
      )}
      <p className="mt-8">
        <Link to="/notices" className="link">
          {words.back}
        </Link>
      </p>
    </Page>
  );
}
