import { useQuery } from '@tanstack/react-query';
import { answer, api, holdToken } from '../../api/http';
import { ErrorState, LoadingState } from '../../ui/feedback';
import { FactorForm } from './factor-form';

/** A fresh proof of who it is, by what the account has; the token in hand is fresh afterwards. */
export function StepUpForm({ onProved }: { onProved: () => void }) {
  const challenge = useQuery({
    queryKey: ['account', 'step-up'],
    queryFn: () => answer(api.POST('/api/accounts/step-up/challenge')),
    // A challenge is good for one question.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (challenge.error) return <ErrorState problem={challenge.error} onRetry={() => void challenge.refetch()} />;
  if (!challenge.data) return <LoadingState />;
  return (
    <FactorForm
      challenge={challenge.data}
      send={async (body) => {
        holdToken((await answer(api.POST('/api/accounts/step-up', { body }))).accessToken);
        onProved();
      }}
    />
  );
}
