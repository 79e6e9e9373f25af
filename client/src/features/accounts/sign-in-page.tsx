import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { signIn, startPage } from '../../api/session';
import { accounts } from '../../text/accounts';
import { useText } from '../../text/language';
import { Button } from '../../ui/button';
import { ErrorSummary } from '../../ui/error-summary';
import { NoticeBanner } from '../../ui/feedback';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { PasswordField, TextField } from '../../ui/text-field';
import { useForm } from '../../ui/use-form';
import { checkEmail } from './credentials';

const route = getRouteApi('/sign-in');

/** One sign-in for everyone; then on to the page that asked for it, or to where one's work starts. */
export function SignInPage() {
  const text = useText();
  const words = useText(accounts);
  const { next } = route.useSearch();
  const router = useRouter();
  const queries = useQueryClient();
  const form = useForm({
    initial: { email: '', password: '' },
    check: ({ email, password }) => ({
      ...checkEmail(email, words),
      ...(password === '' ? { password: words.passwordMissing } : {}),
    }),
    send: async ({ email, password }) => {
      const me = await signIn(queries, email.trim(), password);
      if (!me) return;
      if (isOurs(next)) router.history.replace(next);
      else await router.navigate({ to: startPage(me.kind), replace: true });
    },
  });

  return (
    <Page width="reading">
      <PageHeading lead={words.signIn.lead}>{words.signIn.title}</PageHeading>
      {next && form.refused.attempt === 0 && (
        <div className="mb-8">
          <NoticeBanner kind="info" title={words.signIn.toContinue} />
        </div>
      )}
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
      <p className="mt-10 border-t border-solid-gray-300 pt-6">
        {words.signIn.none}{' '}
        <Link to="/sign-up" className="link">
          {text.shell.signUp}
        </Link>
      </p>
    </Page>
  );
}

/** Only a path of this site: a link may not lead a person who signs in elsewhere. */
function isOurs(path: string | undefined): path is string {
  return path !== undefined && new URL(path, location.origin).origin === location.origin && /^\/(?!\/|\\)/.test(path);
}
