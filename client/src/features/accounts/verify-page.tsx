import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { answer, api } from '../../api/http';
import { begin, type Me, startPage } from '../../api/session';
import { accounts } from '../../text/accounts';
import { useText } from '../../text/language';
import { Button, ButtonLink } from '../../ui/button';
import { ErrorSummary } from '../../ui/error-summary';
import { NoticeBanner } from '../../ui/feedback';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { PasswordField } from '../../ui/text-field';
import { useForm } from '../../ui/use-form';
import { newPasswordFault } from './credentials';

/**
 * Where the mailed link leads: `/verify#token=…`. The owner of the address chooses the password of the account and is signed in.
 * The token stands behind the # so that no server log keeps it.
 */
export function VerifyPage() {
  const words = useText(accounts);
  const queries = useQueryClient();
  const token = useLocation({ select: (location) => new URLSearchParams(location.hash).get('token') });
  const [me, setMe] = useState<Me | null>(null);
  const form = useForm({
    initial: { password: '' },
    check: ({ password }) => ({ password: newPasswordFault(password, words) }),
    send: async ({ password }) => {
      setMe(await begin(queries, await answer(api.POST('/api/accounts/verify', { body: { token: token ?? '', password } }))));
    },
  });
  // A link that is no longer good stays so.
  const failed =
    token === null ? words.verify.noToken : form.refused.problem?.type === '/problems/link-expired' ? form.refused.problem.title : null;

  return (
    <Page width="reading">
      <PageHeading lead={me || failed ? undefined : words.verify.lead}>{words.verify.title}</PageHeading>
      {me ? (
        <NoticeBanner kind="success" title={words.verify.done} live>
          <ButtonLink to={startPage(me)} className="mt-2">
            {words.verify.next}
          </ButtonLink>
        </NoticeBanner>
      ) : failed ? (
        <NoticeBanner kind="error" title={words.verify.failed} live>
          <p>{failed}</p>
          <ButtonLink to="/sign-up" look="outline" className="mt-4">
            {words.verify.again}
          </ButtonLink>
        </NoticeBanner>
      ) : (
        <>
          <ErrorSummary {...form.refused} />
          <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-8">
            <PasswordField
              {...form.text('password')}
              label={words.password}
              hint={words.passwordHint}
              required
              autoComplete="new-password"
            />
            <div>
              <Button type="submit" size="large" busy={form.isSending}>
                {words.verify.send}
              </Button>
            </div>
          </form>
        </>
      )}
    </Page>
  );
}
