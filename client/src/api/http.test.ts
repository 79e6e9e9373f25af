import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiProblem, answer, api, holdToken, onProofNeeded, onSessionEnd } from './http';

type Answer = (request: Request) => Response;
const asked: Request[] = [];

/** A server that answers each address in its turn; the last answer is given again. */
function serve(answers: Record<string, Answer[]>) {
  vi.stubGlobal('fetch', async (input: Request | string, init?: RequestInit) => {
    const request = new Request(typeof input === 'string' ? new URL(input, location.origin) : input, init);
    asked.push(request);
    const turns = answers[new URL(request.url).pathname] ?? [];
    const turn = turns.length > 1 ? turns.shift() : turns[0];
    if (!turn) throw new TypeError('Failed to fetch');
    return turn(request);
  });
}

const json =
  (body: unknown, status = 200) =>
  () =>
    Response.json(body, { status });
const problem = (status: number, body: object) => () =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/problem+json' } });
const me = { accountId: 'a', email: 'e@example.jp', locale: 'ja', kind: 'candidate' };
const expired = problem(401, { type: '/problems/sign-in-required', title: 'ログインしてください。', status: 401 });

beforeEach(() => {
  asked.length = 0;
  holdToken(null);
  onSessionEnd(() => {});
  onProofNeeded(null);
  document.documentElement.lang = 'ja';
});

describe('a call', () => {
  test('carries the token and the language, and gives the body', async () => {
    serve({ '/api/accounts/me': [json(me)] });
    holdToken('t1');
    document.documentElement.lang = 'en';
    expect(await answer(api.GET('/api/accounts/me'))).toEqual(me);
    expect(asked[0]?.headers.get('Authorization')).toBe('Bearer t1');
    expect(asked[0]?.headers.get('Accept-Language')).toBe('en');
  });

  test('that is refused throws the problem with its fields', async () => {
    serve({
      '/api/accounts': [
        problem(400, { type: '/problems/invalid', title: '入力内容を確認してください。', errors: { email: ['形が違います'] } }),
      ],
    });
    const refused = await answer(api.POST('/api/accounts', { body: { email: 'x' } })).catch((thrown: unknown) => thrown);
    expect(refused).toBeInstanceOf(ApiProblem);
    expect(refused).toMatchObject({
      status: 400,
      type: '/problems/invalid',
      title: '入力内容を確認してください。',
      errors: { email: ['形が違います'] },
    });
  });

  test('that meets a page instead of a problem still has its status', async () => {
    serve({ '/api/accounts/me': [() => new Response('<h1>Bad gateway</h1>', { status: 502 })] });
    await expect(answer(api.GET('/api/accounts/me'))).rejects.toMatchObject({ status: 502, type: 'about:blank', errors: {} });
  });

  test('without a connection is a problem of status 0', async () => {
    serve({});
    await expect(answer(api.GET('/api/accounts/me'))).rejects.toMatchObject({ status: 0, type: '/problems/offline' });
  });
});

describe('a token that has run out', () => {
  test('is renewed once, and the call is sent again with its body', async () => {
    serve({
      '/api/accounts': [expired, () => new Response(null, { status: 202 })],
      '/api/accounts/refresh': [json({ accessToken: 't2', expiresIn: 600 })],
    });
    holdToken('t1');
    await answer(api.POST('/api/accounts', { body: { email: 'e@example.jp' } }));
    expect(asked.map((request) => new URL(request.url).pathname)).toEqual(['/api/accounts', '/api/accounts/refresh', '/api/accounts']);
    expect(asked[2]?.headers.get('Authorization')).toBe('Bearer t2');
    expect(await asked[2]?.json()).toEqual({ email: 'e@example.jp' });
  });

  test.each([
    { sub: 'another', kind: 'candidate' },
    { sub: 'one', kind: 'prefecture', org: 'yamaguchi' },
  ])('is not sent again in the name of whoever signed in meanwhile in another tab', async (other) => {
    const token = (claims: object) => `head.${btoa(JSON.stringify(claims)).replaceAll('+', '-').replaceAll('/', '_')}.sign`;
    serve({ '/api/me/form': [expired], '/api/accounts/refresh': [json({ accessToken: token(other), expiresIn: 600 })] });
    holdToken(token({ sub: 'one', kind: 'candidate' }));
    const ended = vi.fn();
    onSessionEnd(ended);
    await expect(answer(api.PUT('/api/me/form', { body: { text: 'typed by one' } }))).rejects.toMatchObject({ status: 401 });
    expect(ended).toHaveBeenCalledOnce();
    expect(asked.map((request) => new URL(request.url).pathname)).toEqual(['/api/me/form', '/api/accounts/refresh']);
  });

  test('is renewed by one request for all calls at the same time', async () => {
    serve({ '/api/accounts/me': [expired, expired, json(me)], '/api/accounts/refresh': [json({ accessToken: 't2', expiresIn: 600 })] });
    holdToken('t1');
    await Promise.all([answer(api.GET('/api/accounts/me')), answer(api.GET('/api/accounts/me'))]);
    expect(asked.filter((request) => request.url.endsWith('/refresh'))).toHaveLength(1);
  });

  test('is not renewed for ever', async () => {
    serve({ '/api/accounts/me': [expired], '/api/accounts/refresh': [json({ accessToken: 't2', expiresIn: 600 })] });
    holdToken('t1');
    await expect(answer(api.GET('/api/accounts/me'))).rejects.toMatchObject({ status: 401 });
    expect(asked).toHaveLength(3);
  });

  test('whose session is over ends the session here', async () => {
    const ended = vi.fn();
    onSessionEnd(ended);
    serve({ '/api/accounts/me': [expired], '/api/accounts/refresh': [expired] });
    holdToken('t1');
    await expect(answer(api.GET('/api/accounts/me'))).rejects.toMatchObject({ status: 401, title: 'ログインしてください。' });
    expect(ended).toHaveBeenCalledOnce();
  });
});

test('A wrong password asks for no renewal', async () => {
  serve({ '/api/accounts/sign-in': [problem(401, { type: '/problems/sign-in-failed', title: '正しくありません。' })] });
  await expect(answer(api.POST('/api/accounts/sign-in', { body: { email: 'e@example.jp', password: 'p' } }))).rejects.toMatchObject({
    type: '/problems/sign-in-failed',
  });
  expect(asked).toHaveLength(1);
});

describe('a fresh proof', () => {
  const wanted = problem(403, { type: '/problems/step-up-required', title: '確認してください。', status: 403 });

  test('is asked for once by calls at the same time, and both are repeated as they were', async () => {
    serve({ '/api/accounts/second-factors/recovery-codes': [wanted, wanted, json({ codes: [] })] });
    holdToken('old');
    const ask = vi.fn(async () => {
      holdToken('fresh');
      return true;
    });
    onProofNeeded(ask);
    const call = () => answer(api.POST('/api/accounts/second-factors/recovery-codes'));
    expect(await Promise.all([call(), call()])).toEqual([{ codes: [] }, { codes: [] }]);
    expect(ask).toHaveBeenCalledTimes(1);
    expect(asked.map((request) => request.headers.get('Authorization'))).toEqual([
      'Bearer old',
      'Bearer old',
      'Bearer fresh',
      'Bearer fresh',
    ]);
  });

  test('that is not given leaves the refusal', async () => {
    serve({ '/api/accounts/second-factors/recovery-codes': [wanted] });
    onProofNeeded(async () => false);
    await expect(answer(api.POST('/api/accounts/second-factors/recovery-codes'))).rejects.toMatchObject({
      status: 403,
      type: '/problems/step-up-required',
    });
    expect(asked).toHaveLength(1);
  });

  test('does not help against any other refusal', async () => {
    serve({ '/api/accounts/second-factors/recovery-codes': [problem(403, { type: '/problems/forbidden', status: 403 })] });
    const ask = vi.fn(async () => true);
    onProofNeeded(ask);
    await expect(answer(api.POST('/api/accounts/second-factors/recovery-codes'))).rejects.toMatchObject({ type: '/problems/forbidden' });
    expect(ask).not.toHaveBeenCalled();
  });
});
