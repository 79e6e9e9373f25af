import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { answer, api } from '../../api/http';
import { candidates } from '../../text/candidates';
import { useFormat } from '../../text/format';
import { useLanguage, useText } from '../../text/language';
import { objections } from '../../text/objections';
import { EmptyState, ErrorState, LoadingState } from '../../ui/feedback';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { Pagination } from '../../ui/pagination';
import { Cell, HeadCell, RowHead, Table } from '../../ui/table';
import { MyObjection } from '../objections/my-objection';

const pageSize = 20;

/** Every look at one's identity: when, who, what and why. */
export function DisclosuresPage() {
  const words = useText(candidates).disclosures;
  const objection = useText(objections).mine;
  const { language } = useLanguage();
  const format = useFormat();
  const page = useSearch({ strict: false }).page ?? 1;
  const { data, error, refetch } = useQuery({
    queryKey: ['me', 'disclosures', page],
    queryFn: () => answer(api.GET('/api/me/disclosures', { params: { query: { page: page - 1, pageSize } } })),
  });
  return (
    <Page>
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
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
                <HeadCell>{words.when}</HeadCell>
                <HeadCell>{words.who}</HeadCell>
                <HeadCell>{words.what}</HeadCell>
                <HeadCell>{words.purpose}</HeadCell>
                <HeadCell>{words.fields}</HeadCell>
                <HeadCell>{objection.column}</HeadCell>
              </>
            }
          >
            {data.items.map((item) => (
              <tr key={item.disclosureEventId}>
                <RowHead>{format.instant(item.occurredAt)}</RowHead>
                <Cell className="min-w-28">
                  {language === 'ja' ? item.organisationJa : item.organisationEn}
                  {item.actor && <span className="block text-solid-gray-700">{objection.actor(item.actor)}</span>}
                </Cell>
                <Cell className="min-w-32">{words.actions[item.action as keyof typeof words.actions] ?? item.action}</Cell>
                <Cell className="min-w-52">{language === 'ja' ? item.purpose : item.purposeEn}</Cell>
                <Cell className="min-w-40">
                  {format.list(item.fields.map((field) => words.field[field as keyof typeof words.field] ?? field))}
                </Cell>
                <Cell className="min-w-40">
                  <MyObjection look={item} />
                </Cell>
              </tr>
            ))}
          </Table>
          <Pagination
            page={page}
            pageCount={Math.ceil(data.total / pageSize)}
            linkTo={(to, link) => <Link to="/me/disclosures" search={{ page: to }} {...link} />}
          />
        </>
      )}
    </Page>
  );
}
