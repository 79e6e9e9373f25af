import { getRouteApi, Link } from '@tanstack/react-router';
import { accounts } from '../../text/accounts';
import { useText } from '../../text/language';
import { NoticeBanner } from '../../ui/feedback';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { useGoOn } from './go-on';
import { SignInForm } from './sign-in-form';
import { IssuerLinks, refusalOf } from './sign-on';

const route = getRouteApi('/sign-in');

/** One sign-in for everyone; then on to the page that asked for it, or to where one's work starts. */
export function SignInPage() {
  const text = useText();
  const words = useText(accounts);
  const { next, refused } = route.useSearch();
  const goOn = useGoOn(next);

  return (
    <Page width="reading">
      <PageHeading lead={words.signIn.lead}>{words.signIn.title}</PageHeading>
      {refused && (
        <div className="mb-8">
          <NoticeBanner kind="error" title={words.signOn.failedTitle} live>
            <p>{refusalOf(refused, words)}</p>
          </NoticeBanner>
        </div>
      )}
      {next && !refused && (
        <div className="mb-8">
          <NoticeBanner kind="info" title={words.signIn.toContinue} />
        </div>
      )}
      <SignInForm onSignedIn={goOn} />
      <p className="mt-6">
        <Link to="/forgot-password" className="link">
          {words.signIn.forgotten}
        </Link>
      </p>
      <IssuerLinks next={next} />
      <p className="mt-10 border-t border-solid-gray-300 pt-6">
        {words.signIn.none}{' '}
        <Link to="/sign-up" className="link">
          {text.shell.signUp}
        </Link>
      </p>
    </Page>
  );
}
