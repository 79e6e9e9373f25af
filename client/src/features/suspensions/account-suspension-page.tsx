import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { answer, api } from '../../api/http';
import { accountSuspensions } from '../../text/account-suspensions';
import { useFormat } from '../../text/format';
import { useLanguage, useText } from '../../text/language';
import { Button } from '../../ui/button';
import { StatusChip, type Tone } from '../../ui/chip';
import { ErrorSummary } from '../../ui/error-summary';
import { ErrorState, LoadingState, NoticeBanner } from '../../ui/feedback';
import { Page, Section } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { SummaryList } from '../../ui/summary-list';
import { TextField } from '../../ui/text-field';
import { useForm } from '../../ui/use-form';
import { type FoundAccount, ReinstateAccount, SuspendAccount } from './account-suspension';
import { SuspensionHistory } from './suspension-history';

type Kind = keyof (typeof accountSuspensions)['ja']['kinds'];
type State = 'unverified' | 'active' | 'suspended';
const tones: Record<State, Tone> = { unverified: 'neutral', active: 'success', suspended: 'error' };

/** An account by its address or the number of its registration: where it stands, and its suspension. The address stays out of the page's own, which others may see. */
export function AccountSuspensionPage() {
  const words = useText(accountSuspensions);
  const navigate = useNavigate();
  const { number = '' } = useSearch({ strict: false }) as { number?: string };
  const [email, setEmail] = useState<string | null>(null);
  const form = useForm({
    initial: { sought: number },
    check: ({ sought }) => ({ sought: sought.trim() === '' ? words.soughtMissing : undefined }),
    send: async ({ sought }) => {
      const key = sought.normalize('NFKC').trim();
      const isAddress = key.includes('@');
      setEmail(isAddress ? key : null);
      await navigate({ to: '/accounts', search: isAddress ? {} : { number: key } });
    },
  });
  const sought = email !== null ? { email } : number !== '' ? { number } : null;
  return (
    <Page width="reading">
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      <ErrorSummary {...form.refused} />
      <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-6">
        <TextField
          {...form.text('sought')}
          label={words.sought}
          hint={words.soughtHint}
          required
          width="long"
          autoComplete="off"
          maxLength={254}
        />
        <div>
          <Button type="submit">{words.find}</Button>
        </div>
      </form>
      {sought && <Account key={JSON.stringify(sought)} sought={sought} />}
    </Page>
  );
}

function Account({ sought }: { sought: { email: string } | { number: string } }) {
  const words = useText(accountSuspensions);
  const { data, error, refetch } = useQuery({
    queryKey: ['account', sought],
    queryFn: () => answer(api.POST('/api/accounts/look', { body: { email: null, number: null, ...sought } })),
    // Each look is recorded: none without a reason.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
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
      <Facts account={data} />
      {data.status === 'suspended' ? (
        <ReinstateAccount account={data} />
      ) : data.isMe || data.status !== 'active' ? (
        <p className="mt-8">{data.isMe ? words.own : words.unverified}</p>
      ) : (
        <SuspendAccount account={data} />
      )}
      {data.suspensions.length > 0 && (
        <SuspensionHistory items={data.suspensions} words={{ ...words, reason: words.told }} locale={data.locale} />
      )}
      {'number' in sought && (
        <p className="mt-8">
          <Link to="/registrations" search={sought} className="link inline-flex min-h-11 items-center">
            {words.toRegistration}
          </Link>
        </p>
      )}
    </>
  );
}

function Facts({ account }: { account: FoundAccount }) {
  const words = useText(accountSuspensions);
  const { language } = useLanguage();
  const format = useFormat();
  const state = account.status as State;
  const open = account.suspensions.find((one) => !one.reinstatedAt);
  const staff = [
    { label: words.name, value: account.name },
    { label: words.organisation, value: language === 'ja' ? account.organisationJa : account.organisationEn },
  ].filter((line) => line.value);
  return (
    <Section title={words.found}>
      {state === 'suspended' && (
        <div className="mb-6">
          <NoticeBanner kind="warning" title={words.closed}>
            {open && (
              <>
                <p>{words.closedSince(format.instant(open.suspendedAt))}</p>
                <p className="mt-2 whitespace-pre-line" lang={account.locale}>
                  {open.reason}
                </p>
              </>
            )}
          </NoticeBanner>
        </div>
      )}
      <SummaryList
        lines={[
          { label: words.kind, value: words.kinds[account.kind as Kind] },
          ...staff,
          { label: words.createdAt, value: format.dayOf(account.createdAt) },
          { label: words.state, value: <StatusChip tone={tones[state]}>{words.states[state]}</StatusChip> },
        ]}
      />
    </Section>
  );
}
