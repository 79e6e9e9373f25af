import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiProblem, answer, api, holdToken, onSessionEnd, renewToken } from './http';
import type { components } from './schema';

/** Who is signed in. `kind` decides which pages there are; an auditor of the ministry sees nothing of people and is a kind of their own. */
export type Me = components['schemas']['WhoAmIResponse'] & { kind: Kind };
export type Kind = 'candidate' | 'prefecture' | 'ministry' | 'auditor' | 'municipality' | 'company';

// The session itself is in a cookie that scripts cannot see; this mark only spares visitors without one a useless request.
const mark = 'talentpool-session-hint';

/** Where a tab keeps what it could not save yet; gone with the tab, and at sign-out. */
export const unsavedPlace = 'talentpool-unsaved';

async function ask(): Promise<Me> {
  const me = await answer(api.GET('/api/accounts/me'));
  return { ...me, kind: me.role === 'auditor' ? 'auditor' : (me.kind as Kind) };
}

async function whoAmI(): Promise<Me | null> {
  try {
    return await ask();
  } catch (problem) {
    if (problem instanceof ApiProblem && problem.status === 401) return null;
    throw problem;
  }
}

/** The one place that knows who is signed in; null is nobody. At load the session is restored by its cookie. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async () => {
    if (localStorage.getItem(mark) === null) return null;
    const me = (await renewToken()) ? await whoAmI() : null;
    if (!me) localStorage.removeItem(mark);
    return me;
  },
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
});

/** Who is signed in: null for nobody, undefined while the session is being restored. */
export function useSession(): Me | null | undefined {
  return useQuery(sessionQuery).data;
}

/** What the server asks of a person who has a second factor. */
export type Challenge = components['schemas']['SecondFactorChallenge'];

/** The token of a session. */
type Token = components['schemas']['SignInResponse'];

/** The first step of a sign-in: who it is, or what else is asked for. A refusal is an ApiProblem. */
export async function signIn(queries: QueryClient, email: string, password: string): Promise<{ me: Me } | { challenge: Challenge }> {
  const body = await answer(api.POST('/api/accounts/sign-in', { body: { email, password } }));
  return 'accessToken' in body ? { me: await begin(queries, body) } : { challenge: body };
}

/** Begins the session of a token, and says whose it is. */
export async function begin(queries: QueryClient, token: Token): Promise<Me> {
  holdToken(token.accessToken);
  localStorage.setItem(mark, '1');
  const me = await ask();
  queries.setQueryData(sessionQuery.queryKey, me);
  return me;
}

/** Signs out here and on the server, and forgets everything that was loaded. */
export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await answer(api.POST('/api/accounts/sign-out'));
    sessionStorage.removeItem(unsavedPlace);
    forget(queries);
    queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
  };
}

/** Makes the session end here when the server says that it is over. What the person typed stays on the page. */
export function watchSession(queries: QueryClient): void {
  onSessionEnd(() => forget(queries));
}

function forget(queries: QueryClient): void {
  holdToken(null);
  localStorage.removeItem(mark);
  queries.setQueryData(sessionQuery.queryKey, null);
}

/** Where a person starts after signing in; staff who still need a second factor, at its set-up. */
export function startPage({ kind, needsSecondFactor }: Pick<Me, 'kind' | 'needsSecondFactor'>) {
  if (needsSecondFactor) return '/account' as const;
  switch (kind) {
    case 'candidate':
      return '/me' as const;
    case 'prefecture':
      return '/candidates' as const;
    case 'ministry':
      return '/reviews' as const;
    case 'auditor':
      return '/audit' as const;
    default:
      return '/organisation' as const;
  }
}
