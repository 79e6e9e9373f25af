import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { startPage } from '../../api/session';
import { ownPath } from '../../own-path';
import { accounts } from '../../text/accounts';
import { useText } from '../../text/language';
import { NoticeBanner } from '../../ui/feedback';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { SignInForm } from './sign-in-form';

const route = getRouteApi('/sign-in');

/** One sign-in for everyone; then on to the page that asked for it, or to where one's work starts. */
export function SignInPage() {
  const text = useText();
  const words = useText(accounts);
  const { next } = route.useSearch();
  const router = useRouter();

  return (
    <Page width="reading">
      <PageHeading lead={words.signIn.lead}>{words.signIn.title}</PageHeading>
      {next && (
        <div className="mb-8">
          <NoticeBanner kind="info" title={words.signIn.toContinue} />
        </div>
      )}
      <SignInForm
        onSignedIn={async (me) => {
          const path = ownPath(next);
          if (path && !me.needsSecondFactor) router.history.replace(path);
          else await router.navigate({ to: startPage(me), replace: true });
        }}
      />
      <p className="mt-6">
        <Link to="/forgot-password" className="link">
          {words.signIn.forgotten}
        </Link>
      </p>
      <p className="mt-10 border-t border-solid-gray-300 pt-6">
        {words.signIn.none}{' '}
        <Link to="/sign-up" className="link">
          {text.shell.signUp}
        </Link>
      </p>
    </Page>
  );
}
