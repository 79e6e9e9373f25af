import { useMutation } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { answer, api } from '../../api/http';
import { availability } from '../../text/availability';
import { useText } from '../../text/language';
import { Button } from '../../ui/button';
import { ErrorState, NoticeBanner } from '../../ui/feedback';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { AvailabilityForm, type State } from './availability-form';

type Outcome = keyof (typeof availability)['ja']['answer']['done'];

/**
 * Where the letters lead: `/availability#kind=confirm&token=…`. Needs no sign-in and shows nothing of the person. The token stands behind the #,
 * so that no server log keeps it, and opening the page does nothing yet: mail programs open links too.
 */
export function AnswerPage() {
  const words = useText(availability);
  const hash = useLocation({ select: (location) => location.hash });
  const link = new URLSearchParams(hash);
  const [token, kind] = [link.get('token'), link.get('kind') ?? 'confirm'];
  const [outcome, setOutcome] = useState<Outcome>();
  const said = { renewal: words.answer.renewal, lapsed: words.answer.lapsed }[kind] ?? words.answer.confirm;
  const send = async (state: State, until: string | null) => {
    const done = await answer(api.POST('/api/availability/answer', { body: { token: token ?? '', answer: state, until } }));
    setOutcome(done.outcome as Outcome);
  };
  return (
    <Page width="reading">
      <PageHeading lead={outcome || !token ? undefined : said.lead}>{said.title}</PageHeading>
      {outcome ? (
        <NoticeBanner kind="success" title={words.answer.done[outcome]} live />
      ) : !token ? (
        <NoticeBanner kind="error" title={words.answer.broken} live />
      ) : kind === 'confirm' ? (
        <AvailabilityForm initial="open" send={words.save} save={send} />
      ) : (
        <Renewal label={kind === 'renewal' ? words.renew : words.reactivate} renew={() => send('open', null)} />
      )}
      <p className="mt-8">
        <Link to="/me" className="link">
          {words.answer.toMe}
        </Link>
      </p>
    </Page>
  );
}

function Renewal({ label, renew }: { label: string; renew: () => Promise<unknown> }) {
  const renewal = useMutation({ mutationFn: renew });
  return (
    <>
      {renewal.isError && <ErrorState problem={renewal.error} />}
      <Button size="large" busy={renewal.isPending} onClick={() => renewal.mutate()}>
        {label}
      </Button>
    </>
  );
}
