import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { answer, api } from '../../api/http';
import type { components } from '../../api/schema';
import { desk } from '../../text/desk';
import { useFormat } from '../../text/format';
import { useText } from '../../text/language';
import { Button } from '../../ui/button';
import { StatusChip } from '../../ui/chip';
import { ErrorSummary } from '../../ui/error-summary';
import { EmptyState, ErrorState, LoadingState } from '../../ui/feedback';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { Pagination } from '../../ui/pagination';
import { Cell, HeadCell, RowHead, Table } from '../../ui/table';
import { Select } from '../../ui/text-field';
import { useToast } from '../../ui/toast';
import { useForm } from '../../ui/use-form';

type Run = components['schemas']['DigestRun'];

const pageSize = 20;

/** Where a run stands, in a word. */
export function RunState({ run }: { run: Run }) {
  const words = useText(desk).digests;
  if (run.skippedAt) return <StatusChip tone="warning">{words.skipped}</StatusChip>;
  return run.completedAt ? <StatusChip tone="success">{words.completed}</StatusChip> : <StatusChip tone="info">{words.running}</StatusChip>;
}

/** The runs of the periodic mail, and a button to send now. */
export function DigestsPage() {
  const words = useText(desk).digests;
  const format = useFormat();
  const page = useSearch({ strict: false }).page ?? 1;
  const { data, error, refetch } = useQuery({
    queryKey: ['digests', page],
    queryFn: () => answer(api.GET('/api/digests/runs', { params: { query: { page: page - 1, pageSize } } })),
  });
  return (
    <Page>
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      <StartForm />
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
                <HeadCell>{words.period}</HeadCell>
                <HeadCell>{words.frequency}</HeadCell>
                <HeadCell>{words.state}</HeadCell>
                <HeadCell align="end">{words.planned}</HeadCell>
                <HeadCell align="end">{words.accepted}</HeadCell>
                <HeadCell align="end">{words.suppressed}</HeadCell>
                <HeadCell align="end">{words.failed}</HeadCell>
              </>
            }
          >
            {data.items.map((run) => (
              <tr key={run.digestRunId}>
                <RowHead>
                  <Link to="/digests/$id" params={{ id: run.digestRunId }} className="link">
                    {format.daysOf(run.startsAt, run.endsAt)}
                  </Link>
                </RowHead>
                <Cell>{words.frequencies[run.frequency]}</Cell>
                <Cell>
                  <RunState run={run} />
                </Cell>
                {[run.planned, run.accepted, run.suppressed, run.failed].map((count, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: four fixed columns
                  <Cell key={index} align="end">
                    {format.number(count)}
                  </Cell>
                ))}
              </tr>
            ))}
          </Table>
          <Pagination
            page={page}
            pageCount={Math.ceil(data.total / pageSize)}
            linkTo={(to, link) => <Link to="/digests" search={{ page: to }} {...link} />}
          />
        </>
      )}
    </Page>
  );
}

function StartForm() {
  const words = useText(desk).digests;
  const navigate = useNavigate();
  const queries = useQueryClient();
  const say = useToast();
  const form = useForm({
    initial: { frequency: 'weekly' as string },
    send: async ({ frequency }) => {
      const run = await answer(api.POST('/api/digests/runs', { body: { frequency: frequency as 'weekly' } }));
      await queries.invalidateQueries({ queryKey: ['digests'] });
      say({ message: words.started });
      await navigate({ to: '/digests/$id', params: { id: run.digestRunId } });
    },
  });
  return (
    <>
      <ErrorSummary {...form.refused} />
      <form noValidate onSubmit={form.onSubmit} className="mb-8 flex flex-wrap items-end gap-4">
        <Select
          {...form.text('frequency')}
          label={words.frequency}
          required
          empty={null}
          options={(['daily', 'weekly', 'monthly'] as const).map((value) => ({ value, label: words.frequencies[value] }))}
        />
        <Button type="submit" busy={form.isSending}>
          {words.start}
        </Button>
      </form>
    </>
  );
}
