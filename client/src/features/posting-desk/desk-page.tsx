import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiProblem, answer, api } from '../../api/http';
import type { components } from '../../api/schema';
import { desk } from '../../text/desk';
import { useFormat } from '../../text/format';
import { useText } from '../../text/language';
import { postings as postingTexts } from '../../text/postings';
import { Button, ButtonLink } from '../../ui/button';
import { StatusChip, type Tone } from '../../ui/chip';
import { Dialog } from '../../ui/dialog';
import { EmptyState, ErrorState, LoadingState } from '../../ui/feedback';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { Pagination } from '../../ui/pagination';
import { Cell, HeadCell, RowHead, Table } from '../../ui/table';
import { Select } from '../../ui/text-field';
import { useToast } from '../../ui/toast';

type Posting = components['schemas']['Posting'];
type Status = components['schemas']['PostingStatus'];

const pageSize = 20;
const tones: Record<Status, Tone> = { draft: 'neutral', published: 'success', closed: 'warning', withdrawn: 'error' };
const statuses: Status[] = ['draft', 'published', 'closed', 'withdrawn'];

/** The postings of one's own organisation, and what can be done with each. */
export function DeskPage() {
  const words = useText(desk).postings;
  const states = useText(postingTexts).status;
  const format = useFormat();
  const navigate = useNavigate();
  const { page = 1, status } = useSearch({ strict: false }) as { page?: number; status?: Status };
  const [deed, setDeed] = useState<{ posting: Posting; kind: 'publish' | 'close' } | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['my-postings', status, page],
    queryFn: () => answer(api.GET('/api/my-organisation/postings', { params: { query: { status, page: page - 1, pageSize } } })),
  });
  return (
    <Page>
      <PageHeading
        actions={
          <>
            <ButtonLink to="/posting-desk/new">{words.new}</ButtonLink>
            <ButtonLink to="/posting-desk/import" look="outline">
              {words.import}
            </ButtonLink>
          </>
        }
      >
        {words.title}
      </PageHeading>
      <div className="mb-6">
        <Select
          name="status"
          label={words.status}
          empty={words.all}
          value={status ?? ''}
          onChange={(event) =>
            void navigate({ to: '/posting-desk', search: event.target.value ? { status: event.target.value as Status } : {} })
          }
          options={statuses.map((value) => ({ value, label: states[value] }))}
        />
      </div>
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
                <HeadCell>{words.name}</HeadCell>
                <HeadCell>{words.status}</HeadCell>
                <HeadCell>{words.deadline}</HeadCell>
                <HeadCell>{words.action}</HeadCell>
              </>
            }
          >
            {data.items.map((posting) => (
              <tr key={posting.postingId}>
                <RowHead>
                  <Link to="/posting-desk/$id" params={{ id: posting.postingId }} className="link">
                    {posting.title}
                  </Link>
                </RowHead>
                <Cell>
                  <StatusChip tone={tones[posting.status]}>{states[posting.status]}</StatusChip>
                </Cell>
                <Cell>{format.day(posting.deadline)}</Cell>
                <Cell>
                  <div className="flex flex-wrap gap-2">
                    {posting.status === 'draft' && (
                      <Button size="small" onClick={() => setDeed({ posting, kind: 'publish' })}>
                        {words.publish}
                      </Button>
                    )}
                    {posting.status === 'published' && (
                      <Button size="small" look="outline" onClick={() => setDeed({ posting, kind: 'close' })}>
                        {words.close}
                      </Button>
                    )}
                  </div>
                </Cell>
              </tr>
            ))}
          </Table>
          <Pagination
            page={page}
            pageCount={Math.ceil(data.total / pageSize)}
            linkTo={(to, link) => <Link to="/posting-desk" search={{ status, page: to }} {...link} />}
          />
        </>
      )}
      <DeedDialog deed={deed} onClose={() => setDeed(null)} />
    </Page>
  );
}

function DeedDialog({ deed, onClose }: { deed: { posting: Posting; kind: 'publish' | 'close' } | null; onClose: () => void }) {
  const words = useText(desk).postings;
  const queries = useQueryClient();
  const say = useToast();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [isSending, setSending] = useState(false);
  const isPublish = deed?.kind === 'publish';
  const act = async () => {
    if (!deed) return;
    const params = { path: { id: deed.posting.postingId } };
    setSending(true);
    setProblem(null);
    try {
      await answer(
        isPublish ? api.POST('/api/postings/{id}/publish', { params }) : api.POST('/api/postings/{id}/close', { params, body: {} }),
      );
      await queries.invalidateQueries({ queryKey: ['my-postings'] });
      say({ message: isPublish ? words.published : words.closed });
      onClose();
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause);
    } finally {
      setSending(false);
    }
  };
  return (
    <Dialog
      open={deed !== null}
      onClose={() => {
        setProblem(null);
        onClose();
      }}
      title={isPublish ? words.publishTitle : words.closeTitle}
      actions={
        <Button busy={isSending} onClick={() => void act()}>
          {isPublish ? words.publish : words.close}
        </Button>
      }
    >
      <p className="mb-2 font-bold">{deed?.posting.title}</p>
      <p>{isPublish ? words.publishLead : words.closeLead}</p>
      {problem && <ErrorState problem={problem} />}
    </Dialog>
  );
}
