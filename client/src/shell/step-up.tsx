import { lazy, Suspense, useEffect, useState } from 'react';
import { onProofNeeded } from '../api/http';
import { useText } from '../text/language';
import { Dialog } from '../ui/dialog';
import { LoadingState } from '../ui/feedback';

const StepUpForm = lazy(() => import('../features/accounts/step-up-form').then((module) => ({ default: module.StepUpForm })));

/** Asks once more who it is, over whatever page needs to know; the page goes on where it was. */
export function StepUp() {
  const text = useText().shell;
  const [asked, setAsked] = useState<{ answer: (proved: boolean) => void } | null>(null);

  useEffect(() => {
    onProofNeeded(() => new Promise((resolve) => setAsked({ answer: resolve })));
    return () => onProofNeeded(null);
  }, []);

  const end = (proved: boolean) => {
    asked?.answer(proved);
    setAsked(null);
  };
  return (
    <Dialog open={asked !== null} onClose={() => end(false)} title={text.stepUp}>
      <p className="mb-6">{text.stepUpLead}</p>
      <Suspense fallback={<LoadingState />}>
        <StepUpForm onProved={() => end(true)} />
      </Suspense>
    </Dialog>
  );
}
