import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/http';
import { begin, type Challenge, type Me, signIn } from '../../api/session';
import { accounts } from '../../text/accounts';
import { useText } from '../../text/language';
import { Button } from '../../ui/button';
import { ErrorSummary } from '../../ui/error-summary';
import { PasswordField, TextField } from '../../ui/text-field';
import { useForm } from '../../ui/use-form';
import { emailFault, plainAddress } from './credentials';
import { FactorForm } from './factor-form';
import { Declined, passkeysWork, provePasskey } from './passkeys';

const takeFocus = (heading: HTMLElement | null) => heading?.focus();

/** A passkey, or address and password and what else the account asks for; `onSignedIn` decides where to go. */
export function SignInForm({ onSignedIn }: { onSignedIn: (me: Me) => Promise<void> | void }) {
  const words = useText(accounts);
  const queries = useQueryClient();
  const [challenge, setChallenge] = useState<Challenge | null>(null);
  const form = useForm({
    initial: { email: '', password: '' },
    check: ({ email, password }) => ({
      email: emailFault(email, words),
      password: password === '' ? words.passwordMissing : undefined,
    }),
    send: async ({ email, password }) => {
      const step = await signIn(queries, plainAddress(email), password);
      if ('me' in step) await onSignedIn(step.me);
      else setChallenge(step.challenge);
    },
  });

  if (challenge)
    return (
      <section aria-labelledby="second-factor">
        <h2 id="second-factor" tabIndex={-1} ref={takeFocus} className="mb-4 text-std-22B-150">
          {words.factor.title}
        </h2>
        <FactorForm
          challenge={challenge}
          send={async (body) => onSignedIn(await begin(queries, await answer(api.POST('/api/accounts/sign-in/second-factor', { body }))))}
        />
        <p className="mt-6">
          <Button look="text" onClick={() => setChallenge(null)}>
            {words.factor.back}
          </Button>
        </p>
      </section>
    );
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
      {passkeysWork() && <PasskeySignIn onSignedIn={onSignedIn} />}
    </>
  );
}

function PasskeySignIn({ onSignedIn }: { onSignedIn: (me: Me) => Promise<void> | void }) {
  const words = useText(accounts).signIn;
  const queries = useQueryClient();
  const form = useForm({
    initial: {},
    send: async () => {
      const { ceremony, options } = await answer(api.POST('/api/accounts/sign-in/passkey/options'));
      try {
        const body = { ceremony, credential: await provePasskey(options) };
        await onSignedIn(await begin(queries, await answer(api.POST('/api/accounts/sign-in/passkey', { body }))));
      } catch (cause) {
        if (!(cause instanceof Declined)) throw cause;
      }
    },
  });
  return (
    <div className="mt-8">
      <ErrorSummary {...form.refused} />
      <p className="mb-4">{words.passkeyLead}</p>
      <Button look="outline" size="large" busy={form.isSending} onClick={form.submit}>
        {words.passkey}
      </Button>
    </div>
  );
}
