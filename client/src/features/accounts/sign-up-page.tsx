import { Link, useNavigate } from '@tanstack/react-router';
import { answer, api } from '../../api/http';
import { accounts } from '../../text/accounts';
import { useLanguage, useText } from '../../text/language';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/choice';
import { ErrorSummary } from '../../ui/error-summary';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { TextField } from '../../ui/text-field';
import { useForm } from '../../ui/use-form';
import { emailFault, plainAddress } from './credentials';

/** A professional opens an account; the password is chosen where the mailed link leads. The answer is the same whether or not the address is known. */
export function SignUpPage() {
  const { text, language } = useLanguage();
  const navigate = useNavigate();
  const words = useText(accounts);
  const form = useForm({
    initial: { email: '', agrees: false },
    check: ({ email, agrees }) => ({
      email: emailFault(email, words),
      agrees: agrees ? undefined : words.signUp.consentMissing,
    }),
    send: async ({ email }) => {
      await answer(api.POST('/api/accounts', { body: { email: plainAddress(email), locale: language } }));
      await navigate({ to: '/sign-up/sent', state: { email: plainAddress(email) } });
    },
  });

  return (
    <Page width="reading">
      <PageHeading lead={words.signUp.lead}>{words.signUp.title}</PageHeading>
      <ErrorSummary {...form.refused} />
      <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-8">
        <TextField {...form.text('email')} label={words.email} hint={words.signUp.emailHint} required type="email" autoComplete="email" />
        <div>
          <p className="mb-2">
            <Link to="/privacy-policy" target="_blank" className="link">
              {words.signUp.policy}
            </Link>
          </p>
          <Checkbox {...form.tick('agrees')} required label={words.signUp.consent} />
        </div>
        <div>
          <Button type="submit" size="large" busy={form.isSending}>
            {words.signUp.send}
          </Button>
        </div>
      </form>
      <p className="mt-10 border-t border-solid-gray-300 pt-6">
        {words.signUp.have}{' '}
        <Link to="/sign-in" className="link">
          {text.shell.signIn}
        </Link>
      </p>
    </Page>
  );
}
