import { Outlet, useRouter } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { type Kind, useSession } from '../api/session';
import { useText } from '../text/language';
import { Dialog } from '../ui/dialog';
import { LoadingState } from '../ui/feedback';
import { ForbiddenPage } from './stand-in-pages';

const SignInForm = lazy(() => import('../features/accounts/sign-in-form').then((module) => ({ default: module.SignInForm })));

/** Pages for some kinds of accounts. When the session ends meanwhile, one signs in again on the spot, and what was typed stays. */
export function Area({ kinds }: { kinds: readonly Kind[] }) {
  const text = useText();
  const me = useSession();
  const router = useRouter();
  if (me && !kinds.includes(me.kind)) return <ForbiddenPage />;
  return (
    <>
      <Outlet />
      <Dialog open={me === null} onClose={() => void (me === null && router.navigate({ to: '/' }))} title={text.shell.sessionOver}>
        <p className="mb-6">{text.shell.signInAgain}</p>
        <Suspense fallback={<LoadingState />}>
          <SignInForm onSignedIn={() => router.invalidate()} />
        </Suspense>
      </Dialog>
    </>
  );
}
