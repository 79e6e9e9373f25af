import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { answer, api } from '../../api/http';
import type { components } from '../../api/schema';
import { audit } from '../../text/audit';
import { useFormat } from '../../text/format';
import { useLanguage, useText } from '../../text/language';
import { Button } from '../../ui/button';
import { DateField } from '../../ui/date-field';
import { ErrorSummary } from '../../ui/error-summary';
import { EmptyState, ErrorState, LoadingState } from '../../ui/feedback';
import { parseDay } from '../../ui/japanese-date';
import { keepFile } from '../../ui/keep-file';
import { Page, Section } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { Pagination } from '../../ui/pagination';
import { Cell, HeadCell, RowHead, Table } from '../../ui/table';
import { Select } from '../../ui/text-field';
import { useToast } from '../../ui/toast';
import { useForm } from '../../ui/use-form';
import { ChainState } from './chain-state';

interface Asked {
  from?: string;
  until?: string;
  action?: string;
  actor?: string;
  subject?: string;
  page?: number;
}

const pageSize = 50;

/** Stands where a failed sign-in used an address without an account. */
const nobodysId = '00000000-0000-0000-0000-000000000000';

/** What happened, by whom, to what: filtered, exported, and checked for tampering. */
export function AuditPage() {
  const words = useText(audit);
  const format = useFormat();
  const { page = 1, ...asked } = useSearch({ strict: false }) as Asked;
  const { data, error, refetch } = useQuery({
    queryKey: ['audit', asked, page],
    queryFn: () => answer(api.GET('/api/audit', { params: { query: { ...asked, page: page - 1, pageSize } } })),
  });
  return (
    <Page>
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      <Filters key={JSON.stringify(asked)} asked={asked} />
      {error ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingState />
      ) : data.total === 0 ? (
        <EmptyState title={words.empty} />
      ) : (
        <>
          <div className="mb-4 flex flex-wrap items-center justify-between gap-4">
            <p role="status">{words.found(format.number(data.total))}</p>
            <Export asked={asked} />
          </div>
          <Events items={data.items} asked={asked} />
          <Pagination
            page={page}
            pageCount={Math.ceil(data.total / pageSize)}
            linkTo={(to, link) => <Link to="/audit" search={{ ...asked, page: to }} {...link} />}
          />
        </>
      )}
      {!error && <ChainState />}
    </Page>
  );
}

function Filters({ asked }: { asked: Asked }) {
  const words = useText(audit);
  const navigate = useNavigate();
  const typed = (iso: string | undefined) => (iso && parseDay(iso) ? iso : '');
  const unread = (value: string) => (value.trim() !== '' && !parseDay(value) ? words.badDay : undefined);
  const form = useForm({
    initial: { from: typed(asked.from), until: typed(asked.until), action: asked.action ?? '' },
    check: ({ from, until }) => ({ from: unread(from), until: unread(until) }),
    send: async ({ from, until, action }) =>
      navigate({
        to: '/audit',
        search: { ...asked, from: parseDay(from) ?? undefined, until: parseDay(until) ?? undefined, action: action || undefined },
      }),
  });
  const choices = [
    ...Object.entries(words.families).map(([value, label]) => ({ value, label })),
    ...Object.entries(words.actions).map(([value, label]) => ({ value, label: `　${label}` })),
  ];
  const family = (value: string) => value.split('.')[0] ?? value;
  const order = Object.keys(words.families);
  choices.sort((a, b) => order.indexOf(family(a.value)) - order.indexOf(family(b.value)));
  return (
    <Section title={words.filters} first>
      <ErrorSummary {...form.refused} />
      <form noValidate onSubmit={form.onSubmit} className="flex flex-wrap items-end gap-x-8 gap-y-6">
        <DateField {...form.text('from')} label={words.from} />
        <DateField {...form.text('until')} label={words.until} />
        <Select {...form.text('action')} label={words.action} empty={words.everyAction} options={choices} width="long" />
        <Button type="submit">{words.find}</Button>
      </form>
      {Object.values(asked).some(Boolean) && (
        <p className="mt-4">
          {asked.actor && `${words.only.actor} `}
          {asked.subject && `${words.only.subject} `}
          <Link to="/audit" className="link inline-flex min-h-11 items-center">
            {words.clear}
          </Link>
        </p>
      )}
    </Section>
  );
}

function Export({ asked }: { asked: Asked }) {
  const words = useText(audit);
  const format = useFormat();
  const say = useToast();
  const form = useForm({
    initial: {},
    send: async () => {
      const content = await answer(api.GET('/api/audit/export', { params: { query: asked }, parseAs: 'blob' }));
      keepFile(content as unknown as Blob, `audit-${format.isoDayOf(new Date().toISOString())}.csv`);
      say({ message: words.exported });
    },
  });
  return (
    <form noValidate onSubmit={form.onSubmit} className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <ErrorSummary {...form.refused} />
      <p className="text-solid-gray-700">{words.exportHint}</p>
      <Button type="submit" look="outline" busy={form.isSending}>
        {words.export}
      </Button>
    </form>
  );
}

function Events({ items, asked }: { items: readonly components['schemas']['AuditItem'][]; asked: Asked }) {
  const words = useText(audit);
  const { language } = useLanguage();
  const format = useFormat();
  const actions: Record<string, string> = words.actions;
  return (
    <Table
      caption={words.title}
      captionHidden
      head={
        <>
          <HeadCell align="end">{words.number}</HeadCell>
          <HeadCell>{words.when}</HeadCell>
          <HeadCell>{words.what}</HeadCell>
          <HeadCell>{words.who}</HeadCell>
          <HeadCell>{words.subject}</HeadCell>
          <HeadCell>{words.detail}</HeadCell>
        </>
      }
    >
      {items.map((item) => (
        <tr key={item.seq}>
          <Cell align="end">{format.number(item.seq)}</Cell>
          <RowHead>{format.instant(item.occurredAt)}</RowHead>
          <Cell className="min-w-52">
            {actions[item.action] ?? item.action}
            <code className="block text-[0.875rem] text-solid-gray-700">{item.action}</code>
          </Cell>
          <Cell className="min-w-44">
            {item.actorId ? (
              <Link
                to="/audit"
                search={{ ...asked, actor: item.actorId }}
                className="link"
                aria-label={words.ofActor(item.actor ?? words.gone)}
              >
                {item.actor ?? words.gone}
              </Link>
            ) : (
              words.system
            )}
            <span className="block text-solid-gray-700">{language === 'ja' ? item.organisationJa : item.organisationEn}</span>
          </Cell>
          <Cell className="min-w-36">
            {item.subjectId === nobodysId && words.noAccount}
            {item.subjectId && item.subjectId !== nobodysId && (
              <Link
                to="/audit"
                search={{ ...asked, subject: item.subjectId }}
                className="link"
                aria-label={words.ofSubject(item.subject ?? item.subjectId.slice(-8))}
              >
                {item.subject ?? item.subjectId.slice(-8)}
              </Link>
            )}
            <span className="block text-[0.875rem] text-solid-gray-700">{item.subjectKind}</span>
          </Cell>
          <Cell className="min-w-40 wrap-anywhere">{item.detail}</Cell>
        </tr>
      ))}
    </Table>
  );
}
