import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { ApiProblem, answer, api } from '../../api/http';
import { accounts } from '../../text/accounts';
import { useText } from '../../text/language';
import { ButtonLink } from '../../ui/button';
import { LoadingState, NoticeBanner } from '../../ui/feedback';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';

/** Where the mailed link leads: `/verify#token=…`. The token stands behind the # so that no server log keeps it. */
export function VerifyPage() {
  const text = useText();
  const words = useText(accounts).verify;
  const token = useLocation({ select: (location) => new URLSearchParams(location.hash).get('token') });
  const verification = useQuery({
    queryKey: ['verification', token],
    queryFn: async () => {
      await answer(api.POST('/api/accounts/verify', { body: { token: token ?? '' } }));
      return true;
    },
    enabled: token !== null,
    // The link works once: it is used once.
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: false,
  });

  return (
    <Page width="reading">
      <PageHeading>{words.title}</PageHeading>
      {verification.isLoading && <LoadingState label={words.working} />}
      {verification.isSuccess && (
        <NoticeBanner kind="success" title={words.done} live>
          <ButtonLink to="/sign-in" className="mt-2">
            {text.shell.signIn}
          </ButtonLink>
        </NoticeBanner>
      )}
      {(token === null || verification.isError) && (
        <NoticeBanner kind="error" title={words.failed} live>
          <p>{token === null ? words.noToken : whatTheServerSaid(verification.error, text.ui.problem)}</p>
          <ButtonLink to="/sign-up" look="outline" className="mt-4">
            {words.again}
          </ButtonLink>
        </NoticeBanner>
      )}
    </Page>
  );
}

function whatTheServerSaid(error: Error | null, byStatus: (status: number) => string): string {
  return error instanceof ApiProblem ? error.title || byStatus(error.status) : byStatus(500);
}
