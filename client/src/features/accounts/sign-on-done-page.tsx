import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ApiProblem, answer, api } from '../../api/http';
import { begin } from '../../api/session';
import { accounts } from '../../text/accounts';
import { useText } from '../../text/language';
import { ButtonLink } from '../../ui/button';
import { ErrorState, LoadingState, NoticeBanner } from '../../ui/feedback';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { FactorForm } from './factor-form';
import { useGoOn } from './go-on';

const route = getRouteApi('/sign-in/done');

/** Back from an issuer: takes up the session that the server began, or asks for the second factor first; then on. */
export function SignOnDonePage() {
  const words = useText(accounts);
  const { asks } = route.useSearch();
  return (
    <Page width="reading">
      <PageHeading>{asks === 'factor' ? words.factor.title : words.signOn.working}</PageHeading>
      {asks === 'factor' ? <SecondStep /> : <TakeUp />}
    </Page>
  );
}

function TakeUp() {
  const queries = useQueryClient();
  const goOn = useGoOn(route.useSearch().next);
  const session = useQuery({
    queryKey: ['sign-on', 'session'],
    queryFn: async () => begin(queries, await answer(api.POST('/api/accounts/refresh'))),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const me = session.data;
  // Once the session is there the page has nothing left to do.
  // biome-ignore lint/correctness/useExhaustiveDependencies: goes on once, whoever renders meanwhile
  useEffect(() => {
    if (me) void goOn(me);
  }, [me]);
  return session.error ? <Refused problem={session.error} onRetry={() => void session.refetch()} /> : <LoadingState />;
}

function SecondStep() {
  const words = useText(accounts).factor;
  const queries = useQueryClient();
  const { next } = route.useSearch();
  const goOn = useGoOn(next);
  const challenge = useQuery({
    queryKey: ['sign-on', 'challenge'],
    queryFn: () => answer(api.POST('/api/accounts/sign-on/second-factor/challenge')),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (challenge.error) return <Refused problem={challenge.error} onRetry={() => void challenge.refetch()} />;
  if (!challenge.data) return <LoadingState />;
  return (
    <>
      <FactorForm
        challenge={challenge.data}
        send={async (body) => goOn(await begin(queries, await answer(api.POST('/api/accounts/sign-on/second-factor', { body }))))}
      />
      <p className="mt-6">
        <Link to="/sign-in" search={{ next }} className="link">
          {words.back}
        </Link>
      </p>
    </>
  );
}

function Refused({ problem, onRetry }: { problem: Error; onRetry: () => void }) {
  const words = useText(accounts).signOn;
  if (!(problem instanceof ApiProblem && problem.status === 401)) return <ErrorState problem={problem} onRetry={onRetry} />;
  return (
    <NoticeBanner kind="error" title={words.failedTitle} live>
      <p>{words.refused.over}</p>
      <ButtonLink to="/sign-in" look="outline" className="mt-4">
        {words.back}
      </ButtonLink>
    </NoticeBanner>
  );
}
