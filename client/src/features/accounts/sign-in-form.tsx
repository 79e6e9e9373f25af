import { useQueryClient } from '@tanstack/react-query';
import { type Me, signIn } from '../../api/session';
import { accounts } from '../../text/accounts';
import { useText } from '../../text/language';
import { Button } from '../../ui/button';
import { ErrorSummary } from '../../ui/error-summary';
import { PasswordField, TextField } from '../../ui/text-field';
import { useForm } from '../../ui/use-form';
import { emailFault, plainAddress } from './credentials';

/** Address and password; `onSignedIn` decides where to go. */
export function SignInForm({ onSignedIn }: { onSignedIn: (me: Me) => Promise<void> | void }) {
  const words = useText(accounts);
  const queries = useQueryClient();
  const form = useForm({
    initial: { email: '', password: '' },
    check: ({ email, password }) => ({
      email: emailFault(email, words),
      password: password === '' ? words.passwordMissing : undefined,
    }),
    send: async ({ email, password }) => onSignedIn(await signIn(queries, plainAddress(email), password)),
  });

  return (
    <>
      <ErrorSummary {...form.refused} />
      <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-8">
        <TextField {...form.text('email')} label={words.email} required type="email" autoComplete="username" />
        <PasswordField {...form.text('password')} label={words.password} required autoComplete="current-password" />
        <div>
          <Button type="submit" size="large" busy={form.isSending}>
            {words.signIn.send}
          </Button>
        </div>
      </form>
    </>
  );
}
