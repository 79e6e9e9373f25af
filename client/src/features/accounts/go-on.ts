import { useRouter } from '@tanstack/react-router';
import { type Me, startPage } from '../../api/session';
import { ownPath } from '../../own-path';

/** After a sign-in: on to the page that asked for it, or to where one's work starts. */
export function useGoOn(next: string | undefined): (me: Me) => Promise<void> {
  const router = useRouter();
  return async (me) => {
    const path = ownPath(next);
    if (path && !me.needsSecondFactor) router.history.replace(path);
    else await router.navigate({ to: startPage(me), replace: true });
  };
}
