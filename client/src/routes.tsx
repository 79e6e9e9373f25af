import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { type Kind, sessionQuery } from './api/session';
import { parseSearch, search, stringifySearch, text } from './search-params';
import { Area } from './shell/area';
import { Shell } from './shell/shell';
import { BrokenPage, NotFoundPage } from './shell/stand-in-pages';
import { LoadingState } from './ui/feedback';

interface Context {
  queries: QueryClient;
}

const root = createRootRouteWithContext<Context>()({ component: Shell, notFoundComponent: NotFoundPage });

/** Pages for some kinds of accounts; whoever is not signed in is asked to first. */
const area = (id: string, ...kinds: Kind[]) =>
  createRoute({
    getParentRoute: () => root,
    id,
    beforeLoad: async ({ context, location }) => {
      const me = await context.queries.ensureQueryData(sessionQuery);
      if (!me) throw redirect({ to: '/sign-in', search: { next: location.href }, replace: true });
    },
    component: () => <Area kinds={kinds} />,
  });

// ---- Open to everyone
const welcome = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./features/welcome/welcome-page'), 'WelcomePage'),
});
const help = createRoute({
  getParentRoute: () => root,
  path: '/help',
  component: lazyRouteComponent(() => import('./features/welcome/help-page'), 'HelpPage'),
});
const accessibility = createRoute({
  getParentRoute: () => root,
  path: '/accessibility',
  component: lazyRouteComponent(() => import('./features/welcome/policy-pages'), 'AccessibilityPage'),
});
const privacyPolicy = createRoute({
  getParentRoute: () => root,
  path: '/privacy-policy',
  component: lazyRouteComponent(() => import('./features/welcome/policy-pages'), 'PrivacyPolicyPage'),
});
const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  component: lazyRouteComponent(() => import('./features/accounts/sign-up-page'), 'SignUpPage'),
});
const signUpSent = createRoute({
  getParentRoute: () => root,
  path: '/sign-up/sent',
  component: lazyRouteComponent(() => import('./features/accounts/sign-up-sent-page'), 'SignUpSentPage'),
});
const verify = createRoute({
  getParentRoute: () => root,
  path: '/verify',
  component: lazyRouteComponent(() => import('./features/accounts/verify-page'), 'VerifyPage'),
});
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: search({ next: text }),
  component: lazyRouteComponent(() => import('./features/accounts/sign-in-page'), 'SignInPage'),
});

// ---- For professionals (登録者), prefectures and the ministry: pages join the children of their area.
const candidateArea = area('candidate', 'candidate');
const prefectureArea = area('prefecture', 'prefecture');
const ministryArea = area('ministry', 'ministry');
const signedInArea = area('signed-in', 'candidate', 'prefecture', 'ministry');

const routeTree = root.addChildren([
  welcome,
  help,
  accessibility,
  privacyPolicy,
  signUp,
  signUpSent,
  verify,
  signIn,
  candidateArea.addChildren([]),
  prefectureArea.addChildren([]),
  ministryArea.addChildren([]),
  signedInArea.addChildren([]),
]);

/** The router over every page, with readable search parameters. */
export function routerFor(queries: QueryClient) {
  return createRouter({
    routeTree,
    context: { queries },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    defaultErrorComponent: BrokenPage,
    defaultPendingComponent: () => <LoadingState />,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof routerFor>;
  }
}
