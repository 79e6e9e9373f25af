import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { answer, api } from '../../api/http';
import type { components } from '../../api/schema';
import { useFormat } from '../../text/format';
import { inbox } from '../../text/inbox';
import { useLanguage, useText } from '../../text/language';
import { StatusChip, type Tone } from '../../ui/chip';
import { EmptyState, ErrorState, LoadingState } from '../../ui/feedback';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { Pagination } from '../../ui/pagination';
import { pageSize } from './inbox';

const tones: Record<components['schemas']['NoticeStatus'], Tone> = {
  sent: 'info',
  opened: 'info',
  considering: 'warning',
  accepted: 'success',
  declined: 'neutral',
  expired: 'neutral',
};

/** Hiring notices to this person, the newest first. */
export function MyNoticesPage() {
  const words = useText(inbox).notices;
  const { language } = useLanguage();
  const format = useFormat();
  const page = useSearch({ strict: false }).page ?? 1;
  const { data, error, refetch } = useQuery({
    queryKey: ['me', 'notices', page],
    queryFn: () => answer(api.GET('/api/me/notices', { params: { query: { page: page - 1, pageSize } } })),
  });
  return (
    <Page width="reading">
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      {error ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingState />
      ) : data.total === 0 ? (
        <EmptyState title={words.empty} />
      ) : (
        <>
          <ul className="flex flex-col gap-4">
            {data.items.map((notice) => (
              <li key={notice.noticeId} className="rounded-12 border border-solid-gray-300 p-4">
                <p className="flex flex-wrap items-center gap-3">
                  <StatusChip tone={tones[notice.status]}>{words.status[notice.status]}</StatusChip>
                  <span>{language === 'ja' ? notice.organisationJa : notice.organisationEn}</span>
                </p>
                <h2 className="mt-2 text-std-18B-160">
                  <Link to="/me/notices/$id" params={{ id: notice.noticeId }} className="link">
                    {notice.postingTitle}
                  </Link>
                </h2>
                <p className="mt-1">
                  {words.answerBy}: {format.day(notice.answerBy)}
                </p>
              </li>
            ))}
          </ul>
          <Pagination
            page={page}
            pageCount={Math.ceil(data.total / pageSize)}
            linkTo={(to, link) => <Link to="/me/notices" search={{ page: to }} {...link} />}
          />
        </>
      )}
    </Page>
  );
}
