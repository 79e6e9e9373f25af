import { useQuery } from '@tanstack/react-query';
import { answer, api, holdToken } from '../../api/http';
import { accounts } from '../../text/accounts';
import { useText } from '../../text/language';
import { ButtonAnchor } from '../../ui/button';
import { ErrorState, LoadingState } from '../../ui/feedback';
import { FactorForm } from './factor-form';
import { type Issuer, roundAt, useNameOf } from './sign-on';

/** A fresh proof of who it is, by what the account has; the token in hand is fresh afterwards. */
export function StepUpForm({ onProved }: { onProved: () => void }) {
  const words = useText(accounts).factor;
  const challenge = useQuery({
    queryKey: ['account', 'step-up'],
    queryFn: () => answer(api.POST('/api/accounts/step-up/challenge')),
    // A challenge is good for one question.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (challenge.error) return <ErrorState problem={challenge.error} onRetry={() => void challenge.refetch()} />;
  if (!challenge.data) return <LoadingState />;
  const { methods, issuers } = challenge.data;
  return (
    <>
      {(methods.length > 0 || !issuers?.length) && (
        <>
          <p className="mb-6">{words.kept}</p>
          <FactorForm
            challenge={challenge.data}
            send={async (body) => {
              holdToken((await answer(api.POST('/api/accounts/step-up', { body }))).accessToken);
              onProved();
            }}
          />
        </>
      )}
      {issuers && issuers.length > 0 && (
        <div className={methods.length > 0 ? 'mt-8 border-t border-solid-gray-300 pt-6' : undefined}>
          <AtIssuers issuers={issuers} />
        </div>
      )}
    </>
  );
}

/** Who came through an issuer proves themself there once more, and comes back to this page. */
function AtIssuers({ issuers }: { issuers: readonly Issuer[] }) {
  const words = useText(accounts).signOn;
  const nameOf = useNameOf();
  const here = location.pathname + location.search;
  return (
    <>
      <p className="mb-4">{words.againLead}</p>
      <ul className="flex flex-col items-start gap-3">
        {issuers.map((issuer) => (
          <li key={issuer.id}>
            <ButtonAnchor look="outline" href={roundAt(issuer, here, true)}>
              {words.again(nameOf(issuer))}
            </ButtonAnchor>
          </li>
        ))}
      </ul>
    </>
  );
}
