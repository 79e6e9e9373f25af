import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { answer, api } from '../../api/http';
import { candidates } from '../../text/candidates';
import { useFormat } from '../../text/format';
import { useText } from '../../text/language';
import { suspensions } from '../../text/suspensions';
import { Button } from '../../ui/button';
import { StatusChip } from '../../ui/chip';
import { ErrorSummary } from '../../ui/error-summary';
import { ErrorState, LoadingState } from '../../ui/feedback';
import { Page, Section } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { SummaryList } from '../../ui/summary-list';
import { TextArea, TextField } from '../../ui/text-field';
import { useToast } from '../../ui/toast';
import { useForm } from '../../ui/use-form';
import { SuspensionHistory } from './suspension-history';

/** A registration by its number: where it stands, and the suspension of it. */
export function SuspensionPage() {
  const words = useText(suspensions);
  const navigate = useNavigate();
  const { number = '' } = useSearch({ strict: false }) as { number?: string };
  const form = useForm({
    initial: { number },
    check: (values) => ({ number: values.number.trim() === '' ? words.numberMissing : undefined }),
    send: async (values) => navigate({ to: '/registrations', search: { number: values.number.trim() } }),
  });
  return (
    <Page width="reading">
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      <ErrorSummary {...form.refused} />
      <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-6">
        <TextField {...form.text('number')} label={words.number} hint={words.numberHint} required width="medium" />
        <div>
          <Button type="submit">{words.find}</Button>
        </div>
      </form>
      {number !== '' && <Registration key={number} number={number} />}
    </Page>
  );
}

function Registration({ number }: { number: string }) {
  const words = useText(suspensions);
  const states = useText(candidates).status;
  const format = useFormat();
  const { data, error, refetch } = useQuery({
    queryKey: ['registrations', number],
    queryFn: () => answer(api.GET('/api/registrations/{number}', { params: { path: { number } } })),
  });
  if (error)
    return (
      <div className="mt-8">
        <ErrorState problem={error} onRetry={() => void refetch()} />
      </div>
    );
  if (!data) return <LoadingState />;
  return (
    <>
      <Section title={words.found(data.publicNumber)}>
        <SummaryList
          lines={[
            {
              label: words.state,
              value: <StatusChip tone={data.status === 'listed' ? 'success' : 'warning'}>{states[data.status]}</StatusChip>,
            },
            { label: words.listedAt, value: data.listedAt ? format.dayOf(data.listedAt) : '' },
            {
              label: words.account,
              value: (
                <span className="flex flex-wrap items-center gap-x-4">
                  <StatusChip tone={data.isAccountSuspended ? 'error' : 'success'}>
                    {data.isAccountSuspended ? words.accountSuspended : words.accountOpen}
                  </StatusChip>
                  <Link to="/accounts" search={{ number: data.publicNumber }} className="link inline-flex min-h-11 items-center">
                    {words.toAccount}
                  </Link>
                </span>
              ),
            },
          ]}
        />
      </Section>
      {data.status === 'listed' ? (
        <Suspend number={number} />
      ) : data.status === 'suspended' ? (
        <Reinstate number={number} />
      ) : (
        <p className="mt-8">{words.notPossible}</p>
      )}
      {data.suspensions.length > 0 && <SuspensionHistory items={data.suspensions} words={words} />}
    </>
  );
}

function Suspend({ number }: { number: string }) {
  const words = useText(suspensions);
  const queries = useQueryClient();
  const say = useToast();
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim() === '' ? words.reasonMissing : undefined }),
    send: async (body) => {
      await answer(api.POST('/api/registrations/{number}/suspension', { params: { path: { number } }, body }));
      await queries.invalidateQueries({ queryKey: ['registrations'] });
      say({ message: words.suspended });
    },
  });
  return (
    <Section title={words.suspendTitle}>
      <p className="mb-6">{words.suspendLead}</p>
      <ErrorSummary {...form.refused} />
      <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-6">
        <TextArea {...form.text('reason')} label={words.reason} required maxLength={1000} />
        <div>
          <Button type="submit" look="danger" busy={form.isSending}>
            {words.suspend}
          </Button>
        </div>
      </form>
    </Section>
  );
}

function Reinstate({ number }: { number: string }) {
  const words = useText(suspensions);
  const queries = useQueryClient();
  const say = useToast();
  const reinstating = useMutation({
    mutationFn: () => answer(api.POST('/api/registrations/{number}/reinstatement', { params: { path: { number } } })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['registrations'] });
      say({ message: words.reinstated });
    },
  });
  return (
    <Section title={words.reinstateTitle}>
      <p className="mb-6">{words.reinstateLead}</p>
      <Button busy={reinstating.isPending} onClick={() => reinstating.mutate()}>
        {words.reinstate}
      </Button>
      {reinstating.isError && <ErrorState problem={reinstating.error} />}
    </Section>
  );
}
