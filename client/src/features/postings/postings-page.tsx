import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { answer, api } from '../../api/http';
import { useReference } from '../../api/reference';
import { candidates } from '../../text/candidates';
import { useFormat } from '../../text/format';
import { useLanguage, useText } from '../../text/language';
import { postings } from '../../text/postings';
import { Button } from '../../ui/button';
import { EmptyState, ErrorState, LoadingState } from '../../ui/feedback';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { Pagination } from '../../ui/pagination';
import { Select, TextField } from '../../ui/text-field';
import { useForm } from '../../ui/use-form';
import { type Posting, usePay } from './posting-facts';

const pageSize = 20;

/** The open postings of all prefectures, for everyone. */
export function PostingsPage() {
  const words = useText(postings);
  const search = useSearch({ from: '/postings' });
  const { page = 1, q, prefecture, employmentType, theme } = search;
  const { data, error, refetch } = useQuery({
    queryKey: ['postings', search],
    queryFn: () =>
      answer(
        api.GET('/api/postings', {
          params: {
            query: {
              q,
              prefecture,
              employmentType,
              theme,
              page: page - 1,
              pageSize,
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
  });
  return (
    <Page>
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      <Filters key={JSON.stringify(search)} />
      <p role="status" className="my-4 font-bold">
        {data && words.total(data.total)}
      </p>
      {error ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingState />
      ) : data.total === 0 ? (
        <EmptyState title={words.empty}>{words.emptyHint}</EmptyState>
      ) : (
        <>
          <ul className="flex flex-col gap-4">
            {data.items.map((posting) => (
              <Card key={posting.postingId} posting={posting} />
            ))}
          </ul>
          <Pagination
            page={page}
            pageCount={Math.ceil(data.total / pageSize)}
            linkTo={(to, link) => <Link to="/postings" search={{ ...search, page: to }} {...link} />}
          />
        </>
      )}
    </Page>
  );
}

function Filters() {
  const words = useText(postings);
  const people = useText(candidates);
  const reference = useReference();
  const navigate = useNavigate();
  const search = useSearch({ from: '/postings' });
  const form = useForm({
    initial: {
      q: search.q ?? '',
      prefecture: search.prefecture ?? '',
      employmentType: search.employmentType ?? '',
      theme: search.theme ?? '',
    },
    send: (values) => navigate({ to: '/postings', search: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')) }),
  });
  return (
    <search>
      <form noValidate onSubmit={form.onSubmit} className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-5">
        <TextField {...form.text('q')} label={words.words} type="search" width="full" />
        <Select
          {...form.text('prefecture')}
          label={words.prefecture}
          empty={words.all}
          options={reference.prefectureOptions}
          width="full"
        />
        <Select
          {...form.text('employmentType')}
          label={words.employmentType}
          empty={words.all}
          width="full"
          options={(['fullTime', 'partTime', 'sideJob'] as const).map((value) => ({ value, label: people.employmentType[value] }))}
        />
        <Select {...form.text('theme')} label={words.theme} empty={words.all} options={reference.themes} width="full" />
        <Button type="submit">{words.search}</Button>
      </form>
    </search>
  );
}

function Card({ posting }: { posting: Posting }) {
  const words = useText(postings);
  const { language } = useLanguage();
  const format = useFormat();
  const pay = usePay();
  return (
    <li className="rounded-12 border border-solid-gray-300 p-4 sm:p-6">
      <h2 className="text-std-20B-150">
        <Link to="/postings/$id" params={{ id: posting.postingId }} className="link">
          {posting.title}
        </Link>
      </h2>
      <p className="mt-1">
        {language === 'ja' ? posting.organisationJa : posting.organisationEn} ・ {words.appointmentType[posting.appointmentType]} ・{' '}
        {words.workStyle[posting.workStyle]}
      </p>
      <p className="mt-1">{pay(posting)}</p>
      <p className="mt-1">
        {words.facts.deadline}: {format.day(posting.deadline)}
      </p>
    </li>
  );
}
