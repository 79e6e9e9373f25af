import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../api/http';
import { useSession } from '../../api/session';
import { accounts } from '../../text/accounts';
import { useFormat } from '../../text/format';
import { useText } from '../../text/language';
import { Button } from '../../ui/button';
import { StatusChip } from '../../ui/chip';
import { ErrorSummary } from '../../ui/error-summary';
import { ErrorState, LoadingState } from '../../ui/feedback';
import { Page, Section } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { Cell, HeadCell, RowHead, Table } from '../../ui/table';
import { PasswordField } from '../../ui/text-field';
import { useToast } from '../../ui/toast';
import { useForm } from '../../ui/use-form';
import { newPasswordFault } from './credentials';

/** One's own account: the password, and where it is signed in. */
export function AccountPage() {
  const words = useText(accounts).account;
  const me = useSession();
  return (
    <Page width="reading">
      <PageHeading lead={me?.email}>{words.title}</PageHeading>
      <Sessions />
      <Section title={words.passwordTitle}>
        <PasswordForm />
      </Section>
    </Page>
  );
}

const key = ['account', 'sessions'];

function Sessions() {
  const words = useText(accounts).account;
  const format = useFormat();
  const queries = useQueryClient();
  const say = useToast();
  const { data, error, refetch } = useQuery({ queryKey: key, queryFn: () => answer(api.GET('/api/accounts/sessions')) });
  const ending = useMutation({
    // One session, or without an id all others.
    mutationFn: (id?: string) =>
      answer(id ? api.DELETE('/api/accounts/sessions/{id}', { params: { path: { id } } }) : api.DELETE('/api/accounts/sessions')),
    onSuccess: () => say({ message: words.ended }),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  });
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  return (
    <Section title={words.sessionsTitle}>
      <p className="mb-4">{words.sessionsLead}</p>
      {ending.error && <ErrorState problem={ending.error} />}
      <Table
        caption={words.sessionsTitle}
        captionHidden
        head={
          <>
            <HeadCell>{words.device}</HeadCell>
            <HeadCell>{words.lastUsed}</HeadCell>
            <HeadCell>{words.action}</HeadCell>
          </>
        }
      >
        {data.items.map((session) => (
          <tr key={session.sessionId}>
            <RowHead>{session.device === '-' ? words.unknownDevice : session.device}</RowHead>
            <Cell>{format.instant(session.lastUsedAt)}</Cell>
            <Cell>
              {session.isCurrent ? (
                <StatusChip tone="success">{words.current}</StatusChip>
              ) : (
                <Button look="outline" size="small" busy={ending.isPending} onClick={() => ending.mutate(session.sessionId)}>
                  {words.end}
                </Button>
              )}
            </Cell>
          </tr>
        ))}
      </Table>
      {data.items.length > 1 && (
        <Button look="outline" className="mt-6" busy={ending.isPending} onClick={() => ending.mutate(undefined)}>
          {words.endOthers}
        </Button>
      )}
    </Section>
  );
}

function PasswordForm() {
  const words = useText(accounts);
  const say = useToast();
  const queries = useQueryClient();
  const form = useForm({
    initial: { current: '', password: '' },
    check: ({ current, password }) => ({
      current: current === '' ? words.passwordMissing : undefined,
      password: newPasswordFault(password, words),
    }),
    send: async (body) => {
      await answer(api.PUT('/api/accounts/password', { body }));
      form.setValues({ current: '', password: '' });
      await queries.invalidateQueries({ queryKey: key });
      say({ message: words.account.changed });
    },
  });
  return (
    <>
      <p className="mb-6">{words.account.passwordLead}</p>
      <ErrorSummary {...form.refused} />
      <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-8">
        <PasswordField {...form.text('current')} label={words.account.currentPassword} required autoComplete="current-password" />
        <PasswordField
          {...form.text('password')}
          label={words.newPassword}
          hint={words.signUp.passwordHint}
          required
          autoComplete="new-password"
        />
        <div>
          <Button type="submit" busy={form.isSending}>
            {words.account.change}
          </Button>
        </div>
      </form>
    </>
  );
}
