import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { answer, api } from '../../api/http';
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

/** Where the mailed link leads: `/reset-password#token=…`. The token stands behind the # so that no server log keeps it. */
export function ResetPasswordPage() {
  const text = useText();
  const words = useText(accounts);
  const token = useLocation({ select: (location) => new URLSearchParams(location.hash).get('token') });
  const [isDone, setDone] = useState(false);
  const form = useForm({
    initial: { password: '' },
    check: ({ password }) => ({ password: newPasswordFault(password, words) }),
    send: async ({ password }) => {
      await answer(api.POST('/api/accounts/password/reset', { body: { token: token ?? '', password } }));
      setDone(true);
    },
  });
  return (
    <Page width="reading">
      <PageHeading lead={isDone ? undefined : words.reset.lead}>{words.reset.title}</PageHeading>
      {isDone ? (
        <NoticeBanner kind="success" title={words.reset.done} live>
          <ButtonLink to="/sign-in" className="mt-2">
            {text.shell.signIn}
          </ButtonLink>
        </NoticeBanner>
      ) : token === null ? (
        <NoticeBanner kind="error" title={words.verify.noToken} live>
          <ButtonLink to="/forgot-password" look="outline" className="mt-4">
            {words.forgotten.title}
          </ButtonLink>
        </NoticeBanner>
      ) : (
        <>
          <ErrorSummary {...form.refused} />
          <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-8">
            <PasswordField
              {...form.text('password')}
              label={words.newPassword}
              hint={words.passwordHint}
              required
              autoComplete="new-password"
            />
            <div>
              <Button type="submit" size="large" busy={form.isSending}>
                {words.reset.send}
              </Button>
            </div>
          </form>
        </>
      )}
    </Page>
  );
}
