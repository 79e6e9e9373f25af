import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { answer, api } from '../../api/http';
import type { components } from '../../api/schema';
import { useFormat } from '../../text/format';
import { useText } from '../../text/language';
import { reviews } from '../../text/reviews';
import { Button } from '../../ui/button';
import { Chip, ChipList, StatusChip } from '../../ui/chip';
import { Dialog } from '../../ui/dialog';
import { EmptyState, ErrorState, LoadingState } from '../../ui/feedback';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { Pagination } from '../../ui/pagination';
import { Select, TextField } from '../../ui/text-field';
import { useToast } from '../../ui/toast';

const pageSize = 20;
type Precedent = components['schemas']['ListPrecedentsItem'];
type Asked = { q?: string; tag?: string; outcome?: 'approved' | 'rejected'; page?: number };

/** How cases were decided before, found by tag and by words; the question stands in the address. */
export function PrecedentsPage() {
  const words = useText(reviews).precedents;
  const all = useText(reviews);
  const asked = useSearch({ strict: false }) as Asked;
  const page = asked.page ?? 1;
  const { data, error, refetch } = useQuery({
    queryKey: ['precedents', asked],
    queryFn: () =>
      answer(
        api.GET('/api/precedents', {
          params: { query: { q: asked.q, tag: asked.tag, outcome: asked.outcome, page: page - 1, pageSize } },
        }),
      ),
  });
  return (
    <Page>
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      {data && <Question key={JSON.stringify(asked)} asked={asked} tags={data.tags} />}
      {error ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingState />
      ) : (
        <>
          <p role="status" className="mb-4 font-bold">
            {words.found(data.total)}
          </p>
          {data.total === 0 ? (
            <EmptyState title={words.none} />
          ) : (
            <ul className="divide-y divide-solid-gray-300 border-y border-solid-gray-300">
              {data.items.map((item) => (
                <Entry key={item.precedentId} item={item} />
              ))}
            </ul>
          )}
          <Pagination
            page={page}
            pageCount={Math.ceil(data.total / pageSize)}
            linkTo={(to, link) => <Link to="/precedents" search={{ ...asked, page: to }} {...link} />}
          />
        </>
      )}
      <p className="mt-8">
        <Link to="/reviews" className="link inline-flex min-h-11 items-center">
          {all.back}
        </Link>
      </p>
    </Page>
  );
}

function Question({ asked, tags }: { asked: Asked; tags: components['schemas']['ListPrecedentsTagItem'][] }) {
  const all = useText(reviews);
  const words = all.precedents;
  const navigate = useNavigate();
  const [q, setQ] = useState(asked.q ?? '');
  const [tag, setTag] = useState(asked.tag ?? '');
  const [outcome, setOutcome] = useState<string>(asked.outcome ?? '');
  const ask = (event: FormEvent) => {
    event.preventDefault();
    void navigate({
      to: '/precedents',
      search: { q: q.trim() || undefined, tag: tag || undefined, outcome: (outcome || undefined) as Asked['outcome'] },
    });
  };
  const known = tags.map((one) => ({ value: one.tag, label: words.tagCount(one.tag, one.count) }));
  return (
    <search>
      <form onSubmit={ask} className="mb-6 flex flex-wrap items-end gap-4">
        <TextField name="q" label={words.words} value={q} onChange={(event) => setQ(event.target.value)} width="medium" maxLength={100} />
        <Select
          name="tag"
          label={words.tag}
          value={tag}
          onChange={(event) => setTag(event.target.value)}
          empty={words.anyTag}
          options={asked.tag && !tags.some((one) => one.tag === asked.tag) ? [...known, { value: asked.tag, label: asked.tag }] : known}
        />
        <Select
          name="outcome"
          label={words.outcome}
          value={outcome}
          onChange={(event) => setOutcome(event.target.value)}
          empty={words.anyOutcome}
          options={(['approved', 'rejected'] as const).map((value) => ({ value, label: all.decisions[value] }))}
        />
        <Button type="submit">{words.search}</Button>
      </form>
    </search>
  );
}

function Entry({ item }: { item: Precedent }) {
  const all = useText(reviews);
  const words = all.precedents;
  const format = useFormat();
  const say = useToast();
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const withdrawal = useMutation({
    mutationFn: () => answer(api.POST('/api/precedents/{id}/withdrawal', { params: { path: { id: item.precedentId } } })),
    onSuccess: () => {
      setAsking(false);
      say({ message: words.withdrawn });
      return queries.invalidateQueries({ queryKey: ['precedents'] });
    },
  });
  return (
    <li className="py-5">
      <h2 className="mb-1 text-std-18B-160">{item.title}</h2>
      <p className="mb-2 flex flex-wrap items-center gap-3">
        <StatusChip tone={item.outcome === 'approved' ? 'success' : 'error'}>
          {all.decisions[item.outcome as keyof typeof all.decisions]}
        </StatusChip>
        <span>{format.list(item.routes.map((route) => all.routes[route as keyof typeof all.routes] ?? route))}</span>
        <span className="text-solid-gray-700">{words.recordedBy(item.recordedBy ?? '', format.dayOf(item.recordedAt))}</span>
      </p>
      <p className="mb-3 max-w-reading whitespace-pre-line">{item.summary}</p>
      <ChipList label={words.tag}>
        {item.tags.map((tag) => (
          <Chip key={tag}>{tag}</Chip>
        ))}
      </ChipList>
      {item.mayWithdraw && (
        <>
          <Button look="text" size="small" className="mt-2" aria-label={words.withdrawOf(item.title)} onClick={() => setAsking(true)}>
            {words.withdraw}
          </Button>
          <Dialog
            open={isAsking}
            onClose={() => setAsking(false)}
            title={words.withdrawTitle}
            actions={
              <Button look="danger" busy={withdrawal.isPending} onClick={() => withdrawal.mutate()}>
                {words.withdraw}
              </Button>
            }
          >
            <p className="mb-2 font-bold">{item.title}</p>
            <p>{words.withdrawLead}</p>
            {withdrawal.isError && <ErrorState problem={withdrawal.error} />}
          </Dialog>
        </>
      )}
    </li>
  );
}
