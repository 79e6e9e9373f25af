import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { answer, api } from '../../api/http';
import { useReference } from '../../api/reference';
import type { components } from '../../api/schema';
import { useSession } from '../../api/session';
import { useLanguage, useText } from '../../text/language';
import { organisations } from '../../text/organisations';
import { Button, ButtonLink } from '../../ui/button';
import { StatusChip } from '../../ui/chip';
import { EmptyState, ErrorState, LoadingState } from '../../ui/feedback';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { Pagination } from '../../ui/pagination';
import { Cell, HeadCell, RowHead, Table } from '../../ui/table';
import { Select, TextField } from '../../ui/text-field';
import { useForm } from '../../ui/use-form';
import type { Kind } from './organisations';

const pageSize = 50;
const kinds = ['prefecture', 'municipality', 'company'] as const;
type Item = components['schemas']['ListOrganisationsItem'];
const tones = { active: 'success', empty: 'neutral', suspended: 'error' } as const;
const states = ['active', 'suspended', 'empty'] as const;

interface Search {
  kind?: (typeof kinds)[number];
  prefecture?: string;
  state?: (typeof states)[number];
  q?: string;
  page?: number;
}

/** The organisations that an admin looks after. */
export function OrganisationsPage() {
  const all = useText(organisations);
  const words = all.list;
  const search = useSearch({ strict: false }) as Search;
  const { page = 1, kind, prefecture, state, q } = search;
  const { data, error, refetch } = useQuery({
    queryKey: ['organisations', search],
    queryFn: () => answer(api.GET('/api/organisations', { params: { query: { kind, prefecture, state, q, page: page - 1, pageSize } } })),
    placeholderData: keepPreviousData,
  });
  return (
    <Page>
      <PageHeading
        lead={words.lead}
        actions={
          <ButtonLink to="/organisations/applications" look="outline">
            {words.applications}
          </ButtonLink>
        }
      >
        {words.title}
      </PageHeading>
      <Filters key={JSON.stringify(search)} />
      <p role="status" className="my-4 font-bold">
        {data && words.found(data.total)}
      </p>
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
                <HeadCell>{all.name}</HeadCell>
                <HeadCell>{all.kind}</HeadCell>
                <HeadCell>{all.prefecture}</HeadCell>
                <HeadCell align="end">{words.members}</HeadCell>
                <HeadCell align="end">{words.admins}</HeadCell>
                <HeadCell>{words.state}</HeadCell>
              </>
            }
          >
            {data.items.map((item) => (
              <Row key={item.organisationId} item={item} />
            ))}
          </Table>
          <Pagination
            page={page}
            pageCount={Math.ceil(data.total / pageSize)}
            linkTo={(to, link) => <Link to="/organisations" search={{ ...search, page: to }} {...link} />}
          />
        </>
      )}
    </Page>
  );
}

function Row({ item }: { item: Item }) {
  const all = useText(organisations);
  const { language } = useLanguage();
  const { prefectureName } = useReference();
  const state = !item.isActive ? 'suspended' : item.members > 0 ? 'active' : 'empty';
  return (
    <tr>
      <RowHead>
        <Link to="/organisations/$id" params={{ id: item.organisationId }} className="link">
          {language === 'ja' ? item.nameJa : item.nameEn}
        </Link>
      </RowHead>
      <Cell className="whitespace-nowrap">{all.kinds[item.kind as Kind]}</Cell>
      <Cell className="whitespace-nowrap">{item.prefectureCode && prefectureName(item.prefectureCode)}</Cell>
      <Cell align="end">{item.members}</Cell>
      <Cell align="end">{item.admins}</Cell>
      <Cell>
        <StatusChip tone={tones[state]}>{all.list.states[state]}</StatusChip>
      </Cell>
    </tr>
  );
}

function Filters() {
  const all = useText(organisations);
  const words = all.list;
  const { prefectureOptions } = useReference();
  const isMinistry = useSession()?.kind === 'ministry';
  const navigate = useNavigate();
  const { kind, prefecture, state, q } = useSearch({ strict: false }) as Search;
  const form = useForm({
    initial: { kind: kind ?? '', prefecture: prefecture ?? '', state: state ?? '', q: q ?? '' },
    send: async (values) =>
      navigate({
        to: '/organisations',
        search: {
          kind: kinds.find((one) => one === values.kind),
          prefecture: values.prefecture || undefined,
          state: states.find((one) => one === values.state),
          q: values.q.trim() || undefined,
        },
      }),
  });
  return (
    <search aria-label={words.filter}>
      <form noValidate onSubmit={form.onSubmit} className="grid gap-4 rounded-12 bg-solid-gray-50 p-4 sm:grid-cols-2 sm:p-6 lg:grid-cols-4">
        <TextField {...form.text('q')} label={words.q} width="full" />
        <Select
          {...form.text('kind')}
          label={all.kind}
          width="full"
          empty={words.all}
          options={kinds.map((value) => ({ value, label: all.kinds[value] }))}
        />
        {isMinistry && (
          <Select {...form.text('prefecture')} label={all.prefecture} width="full" empty={words.all} options={prefectureOptions} />
        )}
        <Select
          {...form.text('state')}
          label={words.state}
          width="full"
          empty={words.all}
          options={states.map((value) => ({ value, label: words.states[value] }))}
        />
        <div className="sm:col-span-full">
          <Button type="submit">{words.search}</Button>
        </div>
      </form>
    </search>
  );
}
