import createClient from 'openapi-fetch';
import type { paths } from './schema';

/** A refusal or an outage as a value to show: RFC 9457, with the refused fields by camelCase path. Status 0: the server was not reached. */
export class ApiProblem extends Error {
  override name = 'ApiProblem';

  constructor(
    readonly status: number,
    readonly type: string,
    readonly title = '',
    readonly detail = '',
    readonly errors: Record<string, string[]> = {},
  ) {
    super(`${status} ${type} ${title}`);
  }
}

let accessToken: string | null = null;
let renewal: Promise<boolean> | null = null;
let whenSessionEnds = () => {};
let askForProof: (() => Promise<boolean>) | null = null;
let proof: Promise<boolean> | null = null;

/** Keeps the bearer token for the next calls, in memory alone; null forgets it. */
export function holdToken(token: string | null): void {
  accessToken = token;
}

/** Says whom to tell when the session cookie no longer renews the token. */
export function onSessionEnd(listener: () => void): void {
  whenSessionEnds = listener;
}

/** Says who asks the person for a fresh proof (step-up) when the server wants one; true once the token in hand is fresh. */
export function onProofNeeded(ask: (() => Promise<boolean>) | null): void {
  askForProof = ask;
}

/** Asks for a fresh proof; calls at the same time share one question. */
function freshProof(): Promise<boolean> {
  proof ??= (askForProof?.() ?? Promise.resolve(false)).finally(() => {
    proof = null;
  });
  return proof;
}

const wantsProof = async (response: Response): Promise<boolean> =>
  response.status === 403 &&
  (response.headers.get('Content-Type') ?? '').includes('json') &&
  ((await response.clone().json()) as { type?: string }).type === '/problems/step-up-required';

/** Whose a token is and for whom they act, as its middle part says; undefined for what is no token of ours. */
function actorOf(token: string | null): string | undefined {
  try {
    const { sub, org, kind } = JSON.parse(atob((token?.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')));
    return JSON.stringify([sub, org, kind]);
  } catch {
    return undefined;
  }
}

/** Asks for a new token by the session cookie; callers at the same time share one request. False: there is no session. */
export function renewToken(): Promise<boolean> {
  renewal ??= fetch('/api/accounts/refresh', { method: 'POST', headers: { 'Accept-Language': document.documentElement.lang } })
    .then(async (response) => {
      holdToken(response.ok ? ((await response.json()) as { accessToken: string }).accessToken : null);
      return response.ok;
    })
    .catch(unreachable)
    .finally(() => {
      renewal = null;
    });
  return renewal;
}

/** What fetch throws without a connection is told as a problem too. */
function unreachable(cause: unknown): never {
  throw cause instanceof TypeError ? new ApiProblem(0, '/problems/offline') : cause;
}

/** Sends with the token; when the server wants a fresh proof, asks the person for it and sends again. Nothing that was typed is lost. */
async function send(request: Request): Promise<Response> {
  request.headers.set('Accept-Language', document.documentElement.lang);
  const again = request.clone();
  const response = await sendWithToken(request);
  return (await wantsProof(response)) && (await freshProof()) ? sendWithToken(again) : response;
}

/** Sends with the token; when it has run out, renews it once and sends again. */
async function sendWithToken(request: Request): Promise<Response> {
  const again = request.clone();
  if (accessToken) request.headers.set('Authorization', `Bearer ${accessToken}`);
  const response = await fetch(request);
  if (response.status !== 401 || !accessToken) return response;
  const actor = actorOf(accessToken);
  // Somebody else may have signed in meanwhile in another tab: what was typed here is not sent in their name.
  if (!(await renewToken()) || actorOf(accessToken) !== actor) {
    holdToken(null);
    whenSessionEnds();
    return response;
  }
  again.headers.set('Authorization', `Bearer ${accessToken}`);
  return fetch(again);
}

/** The API, typed by its contract. Wrap each call in {@link answer}. */
export const api = createClient<paths>({
  baseUrl: globalThis.location.origin,
  fetch: (request) => send(request).catch(unreachable),
  querySerializer: { array: { style: 'form', explode: true } },
});

/** The body of a good answer; anything else is thrown as an {@link ApiProblem}. */
export async function answer<R extends { data?: unknown; error?: unknown; response: Response }>(
  call: Promise<R>,
): Promise<Exclude<R['data'], undefined>> {
  const { data, error, response } = await call;
  if (response.ok) return data as Exclude<R['data'], undefined>;
  const problem = (typeof error === 'object' && error !== null ? error : {}) as Partial<ApiProblem>;
  throw new ApiProblem(response.status, problem.type ?? 'about:blank', problem.title, problem.detail, problem.errors);
}
