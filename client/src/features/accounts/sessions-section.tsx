import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../api/http';
import { accounts } from '../../text/accounts';
import { useFormat } from '../../text/format';
import { useText } from '../../text/language';
import { Button } from '../../ui/button';
import { StatusChip } from '../../ui/chip';
import { ErrorState, LoadingState } from '../../ui/feedback';
import { Section } from '../../ui/page';
import { Cell, HeadCell, RowHead, Table } from '../../ui/table';
import { useToast } from '../../ui/toast';

/** Where the sessions are kept in the cache. */
export const sessionsKey = ['account', 'sessions'];

/** Where the account is signed in, each with a button to end it. */
export function Sessions() {
  const words = useText(accounts).account;
  const format = useFormat();
  const queries = useQueryClient();
  const say = useToast();
  const { data, error, refetch } = useQuery({ queryKey: sessionsKey, queryFn: () => answer(api.GET('/api/accounts/sessions')) });
  const ending = useMutation({
    // One session, or without an id all others.
    mutationFn: (id?: string) =>
      answer(id ? api.DELETE('/api/accounts/sessions/{id}', { params: { path: { id } } }) : api.DELETE('/api/accounts/sessions')),
    onSuccess: () => say({ message: words.ended }),
    onSettled: () => queries.invalidateQueries({ queryKey: sessionsKey }),
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
