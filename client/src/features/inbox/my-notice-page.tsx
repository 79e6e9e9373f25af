import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { ApiProblem, answer, api } from '../../api/http';
import type { components } from '../../api/schema';
import { useFormat } from '../../text/format';
import { inbox } from '../../text/inbox';
import { useLanguage, useText } from '../../text/language';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ErrorState, NoticeBanner } from '../../ui/feedback';
import { LinkedText } from '../../ui/linked-text';
import { Page, Section } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { PageState } from '../../ui/page-state';
import { SummaryList } from '../../ui/summary-list';
import { TextArea } from '../../ui/text-field';
import { useToast } from '../../ui/toast';
import { PostingFacts } from '../postings/posting-facts';

type Notice = components['schemas']['GetMyNoticeResponse'];

/** One hiring notice with its posting, and the answer to it. */
export function MyNoticePage() {
  const words = useText(inbox).notices;
  const { language } = useLanguage();
  const format = useFormat();
  const { id = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({
    queryKey: ['me', 'notice', id],
    queryFn: () => answer(api.GET('/api/me/notices/{id}', { params: { path: { id } } })),
  });
  return (
    <Page width="reading">
      {error || !data ? (
        <PageState error={error} onRetry={() => void refetch()} />
      ) : (
        <>
          <PageHeading>{data.postingTitle}</PageHeading>
          <SummaryList
            lines={[
              { label: words.from, value: language === 'ja' ? data.organisationJa : data.organisationEn },
              { label: words.sentAt, value: format.instant(data.sentAt) },
              { label: words.answerBy, value: words.deadline(format.day(data.answerBy), format.daysUntil(data.answerBy, new Date())) },
              { label: words.answer, value: words.status[data.status] },
              ...(data.reason ? [{ label: words.reason, value: data.reason }] : []),
              { label: words.message, value: <LinkedText>{data.message}</LinkedText> },
            ]}
          />
          <AnswerPart notice={data} />
          <Section title={words.posting}>
            <PostingFacts posting={data.posting} />
          </Section>
        </>
      )}
      <p className="mt-8">
        <Link to="/me/notices" className="link">
          {words.back}
        </Link>
      </p>
    </Page>
  );
}

function AnswerPart({ notice }: { notice: Notice }) {
  const words = useText(inbox).notices;
  const { language } = useLanguage();
  const queries = useQueryClient();
  const say = useToast();
  const box = useRef<HTMLTextAreaElement>(null);
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string | undefined>();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [dialog, setDialog] = useState<'accept' | 'decline' | null>(null);
  const [isSending, setSending] = useState(false);
  const organisation = language === 'ja' ? notice.organisationJa : notice.organisationEn;

  if (notice.status === 'accepted') return <Told kind="success" title={words.accepted(organisation)} />;
  if (notice.status === 'declined') return <Told kind="info" title={words.declined} />;
  if (notice.status === 'expired') return <Told kind="warning" title={words.expired} />;

  const send = async (given: components['schemas']['NoticeAnswer']) => {
    if (given === 'declined' && reason.trim() === '') {
      setFault(words.reasonMissing);
      box.current?.focus();
      return;
    }
    setFault(undefined);
    setSending(true);
    setProblem(null);
    try {
      await answer(
        api.POST('/api/me/notices/{id}/answer', {
          params: { path: { id: notice.noticeId } },
          body: { answer: given, reason: given === 'declined' ? reason.trim() : null },
        }),
      );
      setDialog(null);
      say({ message: words.answered });
      await queries.invalidateQueries({ queryKey: ['me'] });
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setDialog(null);
      setProblem(cause);
      // Answered elsewhere, or too late: show how it stands now.
      if (cause.status === 409) await queries.invalidateQueries({ queryKey: ['me', 'notice', notice.noticeId] });
    } finally {
      setSending(false);
    }
  };

  return (
    <Section title={words.question}>
      {problem && <ErrorState problem={problem} />}
      <p className="mb-4">{words.whoSees(organisation)}</p>
      <div className="flex flex-wrap gap-4">
        <Button onClick={() => setDialog('accept')}>{words.interested}</Button>
        {notice.status !== 'considering' && (
          <Button look="outline" busy={isSending} onClick={() => void send('considering')}>
            {words.considering}
          </Button>
        )}
        <Button look="outline" onClick={() => setDialog('decline')}>
          {words.decline}
        </Button>
      </div>
      <Dialog
        open={dialog === 'accept'}
        onClose={() => setDialog(null)}
        title={words.confirmTitle}
        actions={
          <Button busy={isSending} onClick={() => void send('interested')}>
            {words.confirmSend}
          </Button>
        }
      >
        <p>{words.confirm(organisation)}</p>
      </Dialog>
      <Dialog
        open={dialog === 'decline'}
        onClose={() => setDialog(null)}
        title={words.decline}
        actions={
          <Button busy={isSending} onClick={() => void send('declined')}>
            {words.decline}
          </Button>
        }
      >
        <TextArea
          ref={box}
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          required
          rows={4}
          maxLength={1000}
          value={reason}
          error={fault}
          onChange={(event) => setReason(event.target.value)}
        />
      </Dialog>
    </Section>
  );
}

function Told({ kind, title }: { kind: 'success' | 'info' | 'warning'; title: string }) {
  return (
    <div className="my-6">
      <NoticeBanner kind={kind} title={title} />
    </div>
  );
}
