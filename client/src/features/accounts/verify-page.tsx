import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiProblem, answer, api } from '../../api/http';
import { begin, type Me, startPage } from '../../api/session';
import { accounts } from '../../text/accounts';
import { useText } from '../../text/language';
import { Button, ButtonLink } from '../../ui/button';
import { ErrorSummary } from '../../ui/error-summary';
import { LoadingState, NoticeBanner } from '../../ui/feedback';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { SummaryList } from '../../ui/summary-list';
import { PasswordField } from '../../ui/text-field';
import { useForm } from '../../ui/use-form';
import { newPasswordFault } from './credentials';

/** Where the mailed link leads: `/verify#token=…`. The token stands behind the # so that no server log keeps it. */
export function VerifyPage() {
  const text = useText();
  const words = useText(accounts).verify;
  const token = useLocation({ select: (location) => new URLSearchParams(location.hash).get('token') });
  const [me, setMe] = useState<Me | null>(null);
  const { data, error, isLoading } = useQuery({
    queryKey: ['verification', token],
    queryFn: () => answer(api.POST('/api/accounts/verify/look', { body: { token: token ?? '' } })),
    enabled: token !== null && me === null,
    retry: false,
    refetchOnWindowFocus: false,
  });
  if (me)
    return (
      <Page width="reading">
        <PageHeading>{words.title}</PageHeading>
        <NoticeBanner kind="success" title={words.done} live>
          <ButtonLink to={startPage(me)} className="mt-2">
            {words.next}
          </ButtonLink>
        </NoticeBanner>
      </Page>
    );
  return (
    <Page width="reading">
      <PageHeading lead={data ? words.lead : undefined}>{words.title}</PageHeading>
      {isLoading && <LoadingState label={words.looking} />}
      {(token === null || error) && (
        <NoticeBanner kind="error" title={words.failed} live>
          <p>{token === null ? words.noToken : whatTheServerSaid(error, text.ui.problem)}</p>
          <ButtonLink to="/sign-up" look="outline" className="mt-4">
            {words.again}
          </ButtonLink>
        </NoticeBanner>
      )}
      {token !== null && data && <ChoosePassword token={token} email={data.email} onSignedIn={setMe} />}
    </Page>
  );
}

/** The owner of the address chooses the password of the account, and is signed in. The address is shown: whoever got the link from another sees whose account it is. */
function ChoosePassword({ token, email, onSignedIn }: { token: string; email: string; onSignedIn: (me: Me) => void }) {
  const words = useText(accounts);
  const queries = useQueryClient();
  const form = useForm({
    initial: { password: '' },
    check: ({ password }) => ({ password: newPasswordFault(password, words) }),
    send: async ({ password }) =>
      onSignedIn(await begin(queries, await answer(api.POST('/api/accounts/verify', { body: { token, password } })))),
  });
  return (
    <>
      <ErrorSummary {...form.refused} />
      <SummaryList lines={[{ label: words.email, value: <span className="break-all">{email}</span> }]} />
      <form noValidate onSubmit={form.onSubmit} className="mt-8 flex flex-col gap-8">
        {/* For the browser's store of passwords, which keeps the address with the password. */}
        <input type="email" value={email} readOnly hidden autoComplete="username" />
        <PasswordField {...form.text('password')} label={words.password} hint={words.passwordHint} required autoComplete="new-password" />
        <p>{words.verify.notYours}</p>
        <div>
          <Button type="submit" size="large" busy={form.isSending}>
            {words.verify.send}
          </Button>
        </div>
      </form>
    </>
  );
}

function whatTheServerSaid(error: Error | null, byStatus: (status: number) => string): string {
  return error instanceof ApiProblem ? error.title || byStatus(error.status) : byStatus(500);
}
