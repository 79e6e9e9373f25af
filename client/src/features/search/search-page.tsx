import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { answer, api } from '../../api/http';
import { useText } from '../../text/language';
import { search as texts } from '../../text/search';
import { Button, ButtonLink } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { EmptyState, ErrorState, LoadingState } from '../../ui/feedback';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { Pagination } from '../../ui/pagination';
import { Select, TextField } from '../../ui/text-field';
import { activeConditions, type Criteria, pageSize, toQuery, whoOf } from './criteria';
import { Filters } from './filters';
import { useLabels } from './labels';
import { type Card, PersonFacts } from './person-facts';

/** A prefecture looks for people; everything that is asked stands in the address. */
export function SearchPage() {
  const words = useText(texts);
  const navigate = useNavigate();
  const criteria = useSearch({ strict: false }) as Criteria;
  const [chosen, setChosen] = useState<string[]>([]);
  const [isFiltering, setFiltering] = useState(false);
  const { data, error, refetch, isPlaceholderData } = useQuery({
    queryKey: ['candidates', criteria],
    queryFn: () => answer(api.GET('/api/candidates', { params: { query: toQuery(criteria) } })),
    placeholderData: keepPreviousData,
  });
  const ask = (next: Criteria) => void navigate({ to: '/candidates', search: next, resetScroll: false });
  const total = data?.total ?? 0;
  return (
    <Page>
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      <Words key={criteria.q} criteria={criteria} onAsk={ask} />
      <Conditions criteria={criteria} />
      <div className="grid gap-8 lg:grid-cols-[18rem_minmax(0,1fr)]">
        <aside aria-label={words.filters} className="hidden min-w-0 lg:block print:hidden">
          <Filters id="side" criteria={criteria} facets={data?.facets ?? []} onChange={ask} />
        </aside>
        <div className="min-w-0">
          <div className="mb-4 flex flex-wrap items-end justify-between gap-4">
            <p role="status" aria-busy={isPlaceholderData} className="text-std-18B-160 aria-busy:text-solid-gray-600">
              {data && words.total(total)}
            </p>
            <Select
              name="sort"
              label={words.sort}
              empty={words.sorts.relevance}
              value={criteria.sort ?? ''}
              onChange={(event) =>
                ask({ ...criteria, sort: (event.target.value || undefined) as 'newest', page: undefined } as unknown as Criteria)
              }
              options={(['newest', 'experience'] as const).map((value) => ({ value, label: words.sorts[value] }))}
            />
            <div className="lg:hidden">
              <Button look="outline" onClick={() => setFiltering(true)}>
                {words.filters}
              </Button>
            </div>
          </div>
          <Dialog
            open={isFiltering}
            onClose={() => setFiltering(false)}
            title={words.filters}
            actions={<Button onClick={() => setFiltering(false)}>{words.show(total)}</Button>}
          >
            <Filters id="dialog" criteria={criteria} facets={data?.facets ?? []} onChange={ask} />
          </Dialog>
          {total > 0 && (
            <div className="mb-4 flex flex-wrap items-center gap-4 rounded-8 bg-solid-gray-50 p-3 print:hidden">
              <p role="status">{chosen.length > 0 && words.selected(chosen.length)}</p>
              {chosen.length > 0 && (
                <ButtonLink to="/notices/new" search={{ candidate: chosen }} size="small">
                  {words.sendSelected}
                </ButtonLink>
              )}
              <ButtonLink to="/notices/new" search={{ ...whoOf(criteria), all: true }} look="outline" size="small">
                {words.sendAll(total)}
              </ButtonLink>
            </div>
          )}
          {error ? (
            <ErrorState problem={error} onRetry={() => void refetch()} />
          ) : !data ? (
            <LoadingState />
          ) : (
            <>
              {total === 0 && <EmptyState title={words.empty} />}
              <Relax criteria={criteria} items={data.relaxOne} />
              <ul className="flex flex-col gap-4">
                {data.items.map((person) => (
                  <PersonCard
                    key={person.candidateId}
                    person={person}
                    isChosen={chosen.includes(person.candidateId)}
                    onChoose={(isChosen) =>
                      setChosen((now) => (isChosen ? [...now, person.candidateId] : now.filter((id) => id !== person.candidateId)))
                    }
                  />
                ))}
              </ul>
              <Pagination
                page={criteria.page ?? 1}
                pageCount={Math.ceil(total / pageSize)}
                linkTo={(page, link) => <Link to="/candidates" search={{ ...criteria, page }} {...link} />}
              />
            </>
          )}
        </div>
      </div>
    </Page>
  );
}

function Words({ criteria, onAsk }: { criteria: Criteria; onAsk: (next: Criteria) => void }) {
  const words = useText(texts);
  const [q, setQ] = useState(criteria.q ?? '');
  return (
    <search>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onAsk({ ...criteria, q: q.trim() || undefined, page: undefined } as Criteria);
        }}
        className="mb-4 flex flex-wrap items-end gap-4"
      >
        <div className="min-w-0 flex-1 basis-72">
          <TextField
            name="q"
            type="search"
            label={words.words}
            hint={words.wordsHint}
            value={q}
            onChange={(event) => setQ(event.target.value)}
            maxLength={100}
            width="full"
          />
        </div>
        <Button type="submit">{words.go}</Button>
      </form>
    </search>
  );
}

function Conditions({ criteria }: { criteria: Criteria }) {
  const words = useText(texts);
  const labelOf = useLabels();
  const active = activeConditions(criteria);
  if (active.length === 0) return null;
  return (
    <section aria-label={words.active} className="mb-6 print:block">
      <ul className="flex flex-wrap items-center gap-2">
        {active.map(({ filter, value, without }) => (
          <li key={filter + value}>
            <Link
              to="/candidates"
              search={without}
              resetScroll={false}
              aria-label={words.remove(labelOf(filter, value))}
              className="inline-flex min-h-11 items-center gap-2 rounded-full border border-key-900 px-4 text-key-900 hover:bg-key-50 hover:underline"
            >
              {labelOf(filter, value)}
              <span aria-hidden="true">×</span>
            </Link>
          </li>
        ))}
        <li>
          <Link to="/candidates" search={{}} className="link inline-flex min-h-11 items-center px-2">
            {words.clear}
          </Link>
        </li>
      </ul>
    </section>
  );
}

function Relax({ criteria, items }: { criteria: Criteria; items: { name: string; value?: string | null; added?: number | null }[] }) {
  const words = useText(texts);
  const labelOf = useLabels();
  const active = activeConditions(criteria);
  const offers = items.flatMap((item) => {
    const filter = item.name === 'text' ? 'q' : item.name === 'experienceBand' ? 'minMonths' : item.name;
    const hit = active.find((one) => one.filter === filter && (item.value == null || one.value === item.value || filter === 'q'));
    if (!hit || item.added === 0) return [];
    const isWhole = item.value == null && Array.isArray(criteria[filter as keyof Criteria]);
    const without = isWhole ? ({ ...criteria, [filter]: undefined, page: undefined } as Criteria) : hit.without;
    return [
      {
        key: item.name + item.value,
        label: item.value == null ? words.facets[item.name as keyof typeof words.facets] : labelOf(filter, item.value),
        added: item.added == null ? words.fewerThanFive : words.people(item.added),
        without,
      },
    ];
  });
  if (offers.length === 0) return null;
  return (
    <section aria-label={words.relax} className="mb-6 rounded-12 border border-solid-gray-300 p-4">
      <p className="font-bold">{words.relax}</p>
      <ul className="mt-2 flex flex-col">
        {offers.map((offer) => (
          <li key={offer.key}>
            <Link to="/candidates" search={offer.without} className="link inline-flex min-h-11 items-center">
              {words.relaxed(offer.label, offer.added)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PersonCard({ person, isChosen, onChoose }: { person: Card; isChosen: boolean; onChoose: (isChosen: boolean) => void }) {
  const words = useText(texts);
  return (
    <li className="flex gap-3 rounded-12 border border-solid-gray-300 p-4 sm:p-6">
      <label className="-m-2 flex size-11 flex-none cursor-pointer items-center justify-center print:hidden">
        <input type="checkbox" className="size-6 accent-key-900" checked={isChosen} onChange={(event) => onChoose(event.target.checked)} />
        <span className="sr-only">{words.select(person.publicNumber)}</span>
      </label>
      <div className="min-w-0 flex-1">
        <p className="text-solid-gray-700">{person.publicNumber}</p>
        <h2 className="mb-2 text-std-18B-160">
          <Link to="/candidates/$id" params={{ id: person.candidateId }} className="link">
            {person.headline}
          </Link>
        </h2>
        <PersonFacts person={person} maxSkills={8} />
      </div>
    </li>
  );
}
