import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiProblem, answer, api } from '../../api/http';
import type { components } from '../../api/schema';
import { useText } from '../../text/language';
import { search as texts } from '../../text/search';
import { Button, ButtonLink } from '../../ui/button';
import { DateField } from '../../ui/date-field';
import { Dialog } from '../../ui/dialog';
import { ErrorSummary } from '../../ui/error-summary';
import { EmptyState, ErrorState, LoadingState } from '../../ui/feedback';
import { parseDay } from '../../ui/japanese-date';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { Select, TextArea } from '../../ui/text-field';
import { useToast } from '../../ui/toast';
import { useForm } from '../../ui/use-form';
import { type Criteria, whoOf } from '../search/criteria';

type Preview = components['schemas']['PreviewNoticeResponse'];
type NoticeRequest = components['schemas']['NoticeRequest'];

export type NewNoticeSearch = Criteria & { candidate?: string[]; posting?: string; all?: true };

/** A hiring notice to chosen people, or to all that a search finds; the number stands before sending. */
export function NewNoticePage() {
  const words = useText(texts).notices.new;
  const asked = useSearch({ strict: false }) as NewNoticeSearch;
  const { data, error, refetch } = useQuery({
    queryKey: ['my-postings', 'open'],
    queryFn: () => answer(api.GET('/api/my-organisation/postings', { params: { query: { status: 'published', page: 0, pageSize: 100 } } })),
  });
  const people = asked.candidate?.length ?? 0;
  const hasPeople = asked.all || people > 0;
  return (
    <Page width="reading">
      <PageHeading lead={asked.all ? words.toSearch : people > 0 && words.toPeople(people)}>{words.title}</PageHeading>
      {!hasPeople ? (
        <EmptyState title={words.noOne} action={<ButtonLink to="/candidates">{words.toFind}</ButtonLink>} />
      ) : error ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingState />
      ) : data.total === 0 ? (
        <EmptyState title={words.noPosting} action={<ButtonLink to="/posting-desk">{words.toDesk}</ButtonLink>} />
      ) : (
        <NoticeForm asked={asked} postings={data.items} />
      )}
    </Page>
  );
}

function NoticeForm({ asked, postings }: { asked: NewNoticeSearch; postings: components['schemas']['Posting'][] }) {
  const words = useText(texts).notices.new;
  const navigate = useNavigate();
  const queries = useQueryClient();
  const say = useToast();
  const [preview, setPreview] = useState<Preview | null>(null);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const { candidate, posting, all, ...criteria } = asked;

  const form = useForm({
    initial: { postingId: posting ?? (postings.length === 1 ? (postings[0]?.postingId ?? '') : ''), message: '', answerBy: '' },
    send: async (values) => setPreview(await answer(api.POST('/api/notices/preview', { body: body(values) }))),
  });
  const body = (values: { postingId: string; message: string; answerBy: string }): NoticeRequest =>
    ({
      postingId: values.postingId || '00000000-0000-0000-0000-000000000000',
      candidateIds: all ? undefined : candidate,
      search: all ? whoOf(criteria) : undefined,
      message: values.message,
      answerBy: parseDay(values.answerBy) ?? values.answerBy,
    }) as NoticeRequest;

  const send = async () => {
    setSending(true);
    setProblem(null);
    try {
      const sent = await answer(api.POST('/api/notices', { body: body(form.values) }));
      await queries.invalidateQueries({ queryKey: ['notices'] });
      say({ message: words.sent(sent.recipients) });
      await navigate({ to: '/notices/$id', params: { id: sent.noticeId } });
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setPreview(null);
      setProblem(cause);
    } finally {
      setSending(false);
    }
  };

  const skipped = preview?.skipped ?? [];
  const reasons = [...new Set(skipped.map((one) => one.reason))].map((reason) => ({
    reason,
    count: skipped.filter((one) => one.reason === reason).length,
  }));
  return (
    <>
      <ErrorSummary {...form.refused} />
      {problem && <ErrorState problem={problem} />}
      <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-8">
        <Select
          {...form.text('postingId')}
          label={words.posting}
          hint={words.postingHint}
          required
          width="full"
          options={postings.map((one) => ({ value: one.postingId, label: one.title }))}
        />
        <TextArea {...form.text('message')} label={words.message} hint={words.messageHint} required rows={8} maxLength={2000} />
        <DateField {...form.text('answerBy')} label={words.answerBy} required />
        <div>
          <Button type="submit" size="large" busy={form.isSending}>
            {words.preview}
          </Button>
        </div>
      </form>
      <Dialog
        open={preview !== null}
        onClose={() => setPreview(null)}
        title={preview && preview.recipients > 0 ? words.confirmTitle(preview.recipients) : words.none}
        actions={
          preview && preview.recipients > 0 ? (
            <Button busy={isSending} onClick={() => void send()}>
              {words.send(preview.recipients)}
            </Button>
          ) : undefined
        }
      >
        {preview && preview.recipients > 0 && <p>{words.confirm}</p>}
        {preview && preview.skipped.length > 0 && (
          <>
            <p className="mt-4 font-bold">{words.skipped(preview.skipped.length)}</p>
            <ul className="list-disc pl-6">
              {reasons.map(({ reason, count }) => (
                <li key={reason}>
                  {words.reasons[reason as keyof typeof words.reasons] ?? reason}: {count}
                </li>
              ))}
            </ul>
          </>
        )}
      </Dialog>
    </>
  );
}
