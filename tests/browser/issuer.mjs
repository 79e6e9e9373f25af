// A real OpenID Connect server (oidc-provider) on loopback, with one question on its page: which address. What it says of each person is the test's.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const fromClient = createRequire(new URL('../../client/package.json', import.meta.url));
const { default: Provider } = await import(pathToFileURL(fromClient.resolve('oidc-provider')));

export const clientId = 'talentpool';
export const clientSecret = 'a client secret of forty characters or so';

/**
 * Starts it on a free port of 127.0.0.1, another site than localhost. `people` has the claims of each address; `provedAgo` (seconds) is how long ago they say they
 * proved themselves, unless they are asked anew.
 */
export async function startIssuer(redirectUri, people) {
  const server = createServer();
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const address = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(address, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri], response_types: ['code'], grant_types: ['authorization_code'], token_endpoint_auth_method: 'client_secret_post' }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['only for tests'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/who/${uid}` },
    findAccount: (_, id) => people[id] && { accountId: id, claims: () => ({ sub: id, ...people[id].claims }) },
    // Nobody is asked for consent: the client is the organisation's own.
    async loadExistingGrant({ oidc }) {
      const grant = new provider.Grant({ clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });

  const callback = provider.callback();
  server.on('request', async (request, response) => {
    if (!request.url.startsWith('/who/')) return callback(request, response);
    const { params } = await provider.interactionDetails(request, response);
    if (request.method === 'GET') {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      return response.end('<!doctype html><html lang="en"><title>Who</title><link rel="icon" href="data:,"><form method="post"><label>Address <input name="address"></label><button>Continue</button><button name="cancel" value="1">Cancel</button></form>');
    }
    let body = '';
    for await (const part of request) body += part;
    const form = new URLSearchParams(body);
    const person = people[form.get('address')];
    const ago = params.prompt === 'login' ? 0 : (person?.provedAgo ?? 0);
    const login = { accountId: form.get('address'), ts: Math.floor(Date.now() / 1000) - ago, amr: person?.amr };
    return provider.interactionFinished(request, response, form.has('cancel') ? { error: 'access_denied' } : { login }, { mergeWithLastSubmission: false });
  });
  return { address, stop: () => new Promise((stopped) => server.close(stopped).closeAllConnections()) };
}
