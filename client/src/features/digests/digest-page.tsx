import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { answer, api } from '../../api/http';
import { desk } from '../../text/desk';
import { useFormat } from '../../text/format';
import { useText } from '../../text/language';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { PageState } from '../../ui/page-state';
import { SummaryList } from '../../ui/summary-list';
import { RunState } from './digests-page';

const refreshEvery = 2000;

/** One run and how far it has come; looked at anew until it is done. */
export function DigestPage() {
  const words = useText(desk).digests;
  const format = useFormat();
  const { id = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({
    queryKey: ['digest', id],
    queryFn: () => answer(api.GET('/api/digests/runs/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data && (state.data.completedAt || state.data.skippedAt) ? false : refreshEvery),
  });
  return (
    <Page width="reading">
      {error || !data ? (
        <PageState error={error} onRetry={() => void refetch()} />
      ) : (
        <>
          <PageHeading lead={data.period}>{format.daysOf(data.startsAt, data.endsAt)}</PageHeading>
          <div role="status">
            <SummaryList
              lines={[
                { label: words.state, value: <RunState run={data} /> },
                { label: words.frequency, value: words.frequencies[data.frequency] },
                { label: words.window, value: `${format.instant(data.startsAt)} – ${format.instant(data.endsAt)}` },
                { label: words.planned, value: format.number(data.planned) },
                { label: words.due, value: format.number(data.due) },
                { label: words.accepted, value: format.number(data.accepted) },
                { label: words.suppressed, value: format.number(data.suppressed) },
                { label: words.failed, value: format.number(data.failed) },
                { label: words.startedAt, value: data.plannedAt ? format.instant(data.plannedAt) : '' },
                { label: words.completedAt, value: data.completedAt ? format.instant(data.completedAt) : '' },
              ]}
            />
          </div>
        </>
      )}
      <p className="mt-8">
        <Link to="/digests" className="link">
          {words.back}
        </Link>
      </p>
    </Page>
  );
}
