import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { answer, api } from '../../api/http';
import { useFormat } from '../../text/format';
import { inbox } from '../../text/inbox';
import { useText } from '../../text/language';
import { objections } from '../../text/objections';
import { Button } from '../../ui/button';
import { StatusChip } from '../../ui/chip';
import { EmptyState, ErrorState, LoadingState } from '../../ui/feedback';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { Pagination } from '../../ui/pagination';
import { type InboxMessage, inboxQuery, pageSize } from './inbox';

/** What the product told the person, the newest first. */
export function InboxPage() {
  const words = useText(inbox);
  const page = useSearch({ strict: false }).page ?? 1;
  const { data, error, refetch } = useQuery(inboxQuery(page - 1));
  return (
    <Page width="reading">
      <PageHeading>{words.title}</PageHeading>
      {error ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingState />
      ) : data.total === 0 ? (
        <EmptyState title={words.empty} />
      ) : (
        <>
          <ul className="divide-y divide-solid-gray-300 border-y border-solid-gray-300">
            {data.items.map((message) => (
              <Message key={message.inboxMessageId} message={message} />
            ))}
          </ul>
          <Pagination
            page={page}
            pageCount={Math.ceil(data.total / pageSize)}
            linkTo={(to, link) => <Link to="/me/inbox" search={{ page: to }} {...link} />}
          />
        </>
      )}
    </Page>
  );
}

/** A message in words. Its detail is a code; behind a decision's code stands the ministry's reason. */
function told(
  { kind, detail }: InboxMessage,
  words: (typeof inbox)['ja'],
  objected: Record<string, string>,
): { title: string; reason: string } {
  const [code = '', ...rest] = (detail ?? '').split(' ');
  if (kind === 'verdict') return { title: words.verdict[code as keyof typeof words.verdict] ?? words.other, reason: '' };
  if (kind === 'reviewDecided')
    return { title: words.decision[code as keyof typeof words.decision] ?? words.other, reason: rest.join(' ') };
  if (kind === 'availability') return { title: words.availability[code as keyof typeof words.availability] ?? words.other, reason: '' };
  if (kind === 'suspension')
    return { title: words.suspension[code as keyof typeof words.suspension] ?? words.other, reason: rest.join(' ') };
  if (kind === 'objection') return { title: objected[code] ?? words.other, reason: rest.join(' ') };
  if (kind === 'appealReceived') return { title: words.appealReceived, reason: '' };
  return { title: kind === 'notice' ? words.notice : words.other, reason: '' };
}

function Message({ message }: { message: InboxMessage }) {
  const words = useText(inbox);
  const objected = useText(objections).inbox;
  const format = useFormat();
  const queries = useQueryClient();
  const { title, reason } = told(message, words, objected);
  const reading = useMutation({
    mutationFn: () => answer(api.POST('/api/me/inbox/{id}/read', { params: { path: { id: message.inboxMessageId } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['me', 'inbox'] }),
  });
  return (
    <li className="flex flex-wrap items-start justify-between gap-3 py-4">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2">
          {!message.readAt && <StatusChip tone="info">{words.unread}</StatusChip>}
          <span className="text-solid-gray-700">{format.instant(message.createdAt)}</span>
        </p>
        <p className={message.readAt ? '' : 'font-bold'}>{title}</p>
        {reason && <p className="whitespace-pre-line">{reason}</p>}
        {message.kind === 'notice' && message.relatedId && (
          <Link to="/me/notices/$id" params={{ id: message.relatedId }} className="link inline-flex min-h-11 items-center">
            {words.open}
          </Link>
        )}
        {message.kind === 'objection' && (
          <Link to="/me/disclosures" className="link inline-flex min-h-11 items-center">
            {objected.open}
          </Link>
        )}
        {['verdict', 'reviewDecided', 'appealReceived', 'availability'].includes(message.kind) && (
          <Link to="/me" className="link inline-flex min-h-11 items-center">
            {words.toMe}
          </Link>
        )}
        {reading.isError && <ErrorState problem={reading.error} onRetry={() => reading.mutate()} />}
      </div>
      {!message.readAt && (
        <Button look="outline" size="small" busy={reading.isPending} onClick={() => reading.mutate()}>
          {words.read}
        </Button>
      )}
    </li>
  );
}
