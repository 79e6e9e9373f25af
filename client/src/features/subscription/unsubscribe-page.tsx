import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiProblem, answer, api } from '../../api/http';
import { inbox } from '../../text/inbox';
import { useText } from '../../text/language';
import { Button } from '../../ui/button';
import { ErrorState, NoticeBanner } from '../../ui/feedback';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';

/** One button that stops a kind of mail, for whoever holds the link. */
export function UnsubscribePage() {
  const words = useText(inbox).unsubscribe;
  const { token } = useParams({ from: '/unsubscribe/$token' });
  const [stopped, setStopped] = useState<string | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [isSending, setSending] = useState(false);
  const stop = async () => {
    setSending(true);
    setProblem(null);
    try {
      setStopped((await answer(api.POST('/api/unsubscribe/{token}', { params: { path: { token } } }))).list);
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause);
    } finally {
      setSending(false);
    }
  };
  return (
    <Page width="reading">
      <PageHeading lead={stopped ? undefined : words.lead}>{words.title}</PageHeading>
      {problem && <ErrorState problem={problem} />}
      {stopped ? (
        <NoticeBanner kind="success" title={words.done[stopped as keyof typeof words.done]} live>
          <p>{words.again}</p>
        </NoticeBanner>
      ) : (
        <Button size="large" busy={isSending} onClick={() => void stop()}>
          {words.stop}
        </Button>
      )}
    </Page>
  );
}
