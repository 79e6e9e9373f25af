import { useState } from 'react';
import { answer, api } from '../../api/http';
import { accounts } from '../../text/accounts';
import { useText } from '../../text/language';
import { Button } from '../../ui/button';
import { ErrorSummary } from '../../ui/error-summary';
import { NoticeBanner } from '../../ui/feedback';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { TextField } from '../../ui/text-field';
import { useForm } from '../../ui/use-form';
import { emailFault } from './credentials';

/** Asks for the link that sets a new password. The answer is the same whether or not the address is known. */
export function ForgotPasswordPage() {
  const words = useText(accounts);
  const [sentTo, setSentTo] = useState<string>();
  const form = useForm({
    initial: { email: '' },
    check: ({ email }) => ({ email: emailFault(email, words) }),
    send: async ({ email }) => {
      await answer(api.POST('/api/accounts/password/forgotten', { body: { email: email.trim() } }));
      setSentTo(email.trim());
    },
  });
  return (
    <Page width="reading">
      <PageHeading lead={words.forgotten.lead}>{words.forgotten.title}</PageHeading>
      {sentTo && (
        <div className="mb-8">
          <NoticeBanner kind="success" title={words.forgotten.sent(sentTo)} live>
            <p>{words.forgotten.next}</p>
          </NoticeBanner>
        </div>
      )}
      <ErrorSummary {...form.refused} />
      <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-8">
        <TextField {...form.text('email')} label={words.email} required type="email" autoComplete="username" />
        <div>
          <Button type="submit" size="large" busy={form.isSending}>
            {words.forgotten.send}
          </Button>
        </div>
      </form>
    </Page>
  );
}
