// Over 300 lines: every page of the product stands in this one table.
import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { referenceQuery } from './api/reference';
import { type Kind, sessionQuery } from './api/session';
import { keptFormQuery } from './features/candidates/kept-form';
import { registrationQuery } from './features/candidates/registration';
import { deletionQuery } from './features/own-data/deletion';
import { privacyQuery } from './features/privacy/privacy';
import { searchParams } from './features/search/criteria';
import { count, flag, list, oneOf, parseSearch, search, stringifySearch, text } from './search-params';
import { Area } from './shell/area';
import { Shell } from './shell/shell';
import { BrokenPage, NotFoundPage } from './shell/stand-in-pages';
import { PageState } from './ui/page-state';

interface Context {
  queries: QueryClient;
}

const root = createRootRouteWithContext<Context>()({ component: Shell, notFoundComponent: NotFoundPage });

// Who asked to be deleted sees where they stand, and nothing else of their own.
const openWhileLeaving = ['/me', '/me/data'];

/** Pages for some kinds of accounts; whoever is not signed in is asked to first. */
const area = (id: string, ...kinds: Kind[]) =>
  createRoute({
    getParentRoute: () => root,
    id,
    beforeLoad: async ({ context, location }) => {
      const me = await context.queries.ensureQueryData(sessionQuery);
      if (!me) throw redirect({ to: '/sign-in', search: { next: location.href }, replace: true });
      if (me.needsSecondFactor && location.pathname !== '/account') throw redirect({ to: '/account', replace: true });
      if (id === 'candidate' && me.kind === 'candidate' && !openWhileLeaving.includes(location.pathname)) {
        const { undoUntil } = await context.queries.ensureQueryData(deletionQuery);
        if (undoUntil) throw redirect({ to: '/me/data', replace: true });
      }
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
  validateSearch: search({ next: text, refused: text }),
  component: lazyRouteComponent(() => import('./features/accounts/sign-in-page'), 'SignInPage'),
});
const signOnDone = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/done',
  validateSearch: search({ next: text, asks: oneOf('factor') }),
  component: lazyRouteComponent(() => import('./features/accounts/sign-on-done-page'), 'SignOnDonePage'),
});
const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  component: lazyRouteComponent(() => import('./features/accounts/forgot-password-page'), 'ForgotPasswordPage'),
});
const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  component: lazyRouteComponent(() => import('./features/accounts/reset-password-page'), 'ResetPasswordPage'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('./features/organisations/invitation-page'), 'InvitationPage'),
});

const withReference = ({ context }: { context: Context }) => context.queries.ensureQueryData(referenceQuery);

const applyOrganisation = createRoute({
  getParentRoute: () => root,
  path: '/apply-organisation',
  loader: withReference,
  component: lazyRouteComponent(() => import('./features/organisations/apply-page'), 'ApplyPage'),
});
const postings = createRoute({
  getParentRoute: () => root,
  path: '/postings',
  validateSearch: search({ q: text, prefecture: text, employmentType: text, theme: text, page: count }),
  loader: withReference,
  component: lazyRouteComponent(() => import('./features/postings/postings-page'), 'PostingsPage'),
});
const posting = createRoute({
  getParentRoute: () => root,
  path: '/postings/$id',
  loader: withReference,
  component: lazyRouteComponent(() => import('./features/postings/posting-page'), 'PostingPage'),
});
const unsubscribe = createRoute({
  getParentRoute: () => root,
  path: '/unsubscribe/$token',
  component: lazyRouteComponent(() => import('./features/subscription/unsubscribe-page'), 'UnsubscribePage'),
});
const answerAvailability = createRoute({
  getParentRoute: () => root,
  path: '/availability',
  component: lazyRouteComponent(() => import('./features/availability/answer-page'), 'AnswerPage'),
});

// ---- For professionals (登録者), prefectures and the ministry: pages join the children of their area.
const candidateArea = area('candidate', 'candidate');
const prefectureArea = area('prefecture', 'prefecture');
const ministryArea = area('ministry', 'ministry');

const paged = search({ page: count });
const withRegistration = ({ context }: { context: Context }) =>
  Promise.all([context.queries.ensureQueryData(referenceQuery), context.queries.ensureQueryData(registrationQuery)]);

/** Where one stands; the registration is closed to who is leaving. */
const withStanding = async ({ context }: { context: Context }) => {
  const { undoUntil } = await context.queries.ensureQueryData(deletionQuery);
  if (!undoUntil) await withRegistration({ context });
};

const register = createRoute({
  getParentRoute: () => candidateArea,
  path: '/register',
  validateSearch: search({ step: count }),
  loader: ({ context }) => Promise.all([withRegistration({ context }), context.queries.ensureQueryData(keptFormQuery)]),
  component: lazyRouteComponent(() => import('./features/candidates/register-page'), 'RegisterPage'),
});
const me = createRoute({
  getParentRoute: () => candidateArea,
  path: '/me',
  loader: withStanding,
  component: lazyRouteComponent(() => import('./features/candidates/my-page'), 'MyPage'),
});
const privacySettings = createRoute({
  getParentRoute: () => candidateArea,
  path: '/me/privacy',
  loader: ({ context }) => Promise.all([withRegistration({ context }), context.queries.ensureQueryData(privacyQuery)]),
  component: lazyRouteComponent(() => import('./features/privacy/privacy-page'), 'PrivacyPage'),
});
const ownData = createRoute({
  getParentRoute: () => candidateArea,
  path: '/me/data',
  loader: withStanding,
  component: lazyRouteComponent(() => import('./features/own-data/data-page'), 'DataPage'),
});
const corrections = createRoute({
  getParentRoute: () => candidateArea,
  path: '/me/corrections',
  validateSearch: paged,
  loader: withReference,
  component: lazyRouteComponent(() => import('./features/own-data/corrections-page'), 'CorrectionsPage'),
});
const disclosures = createRoute({
  getParentRoute: () => candidateArea,
  path: '/me/disclosures',
  validateSearch: paged,
  component: lazyRouteComponent(() => import('./features/candidates/disclosures-page'), 'DisclosuresPage'),
});
const inbox = createRoute({
  getParentRoute: () => candidateArea,
  path: '/me/inbox',
  validateSearch: paged,
  component: lazyRouteComponent(() => import('./features/inbox/inbox-page'), 'InboxPage'),
});
const myNotices = createRoute({
  getParentRoute: () => candidateArea,
  path: '/me/notices',
  validateSearch: paged,
  component: lazyRouteComponent(() => import('./features/inbox/my-notices-page'), 'MyNoticesPage'),
});
const myNotice = createRoute({
  getParentRoute: () => candidateArea,
  path: '/me/notices/$id',
  loader: withReference,
  component: lazyRouteComponent(() => import('./features/inbox/my-notice-page'), 'MyNoticePage'),
});
const subscription = createRoute({
  getParentRoute: () => candidateArea,
  path: '/me/subscription',
  component: lazyRouteComponent(() => import('./features/subscription/subscription-page'), 'SubscriptionPage'),
});

// ---- For prefectures
const candidates = createRoute({
  getParentRoute: () => prefectureArea,
  path: '/candidates',
  validateSearch: search(searchParams),
  loader: withReference,
  component: lazyRouteComponent(() => import('./features/search/search-page'), 'SearchPage'),
});
const candidate = createRoute({
  getParentRoute: () => prefectureArea,
  path: '/candidates/$id',
  loader: withReference,
  component: lazyRouteComponent(() => import('./features/search/candidate-page'), 'CandidatePage'),
});
const notices = createRoute({
  getParentRoute: () => prefectureArea,
  path: '/notices',
  validateSearch: paged,
  component: lazyRouteComponent(() => import('./features/notices/notices-page'), 'NoticesPage'),
});
const newNotice = createRoute({
  getParentRoute: () => prefectureArea,
  path: '/notices/new',
  validateSearch: search({ ...searchParams, candidate: list, posting: text, all: flag }),
  loader: withReference,
  component: lazyRouteComponent(() => import('./features/notices/new-notice-page'), 'NewNoticePage'),
});
const notice = createRoute({
  getParentRoute: () => prefectureArea,
  path: '/notices/$id',
  component: lazyRouteComponent(() => import('./features/notices/notice-page'), 'NoticePage'),
});
const postingDesk = createRoute({
  getParentRoute: () => prefectureArea,
  path: '/posting-desk',
  validateSearch: search({ page: count, status: oneOf('draft', 'published', 'closed', 'withdrawn') }),
  component: lazyRouteComponent(() => import('./features/posting-desk/desk-page'), 'DeskPage'),
});
const newPosting = createRoute({
  getParentRoute: () => prefectureArea,
  path: '/posting-desk/new',
  loader: withReference,
  component: lazyRouteComponent(() => import('./features/posting-desk/posting-form-page'), 'PostingFormPage'),
});
const editPosting = createRoute({
  getParentRoute: () => prefectureArea,
  path: '/posting-desk/$id',
  loader: withReference,
  component: lazyRouteComponent(() => import('./features/posting-desk/posting-form-page'), 'PostingFormPage'),
});

// ---- For the ministry
const reviews = createRoute({
  getParentRoute: () => ministryArea,
  path: '/reviews',
  validateSearch: search({ page: count, status: oneOf('mine', 'unassigned', 'opinion', 'decided') }),
  component: lazyRouteComponent(() => import('./features/reviews/reviews-page'), 'ReviewsPage'),
});
const review = createRoute({
  getParentRoute: () => ministryArea,
  path: '/reviews/$id',
  loader: withReference,
  component: lazyRouteComponent(() => import('./features/reviews/review-page'), 'ReviewPage'),
});
const reviewerInterests = createRoute({
  getParentRoute: () => ministryArea,
  path: '/reviews/interests',
  component: lazyRouteComponent(() => import('./features/reviews/reviewer-interests-page'), 'ReviewerInterestsPage'),
});
const precedents = createRoute({
  getParentRoute: () => ministryArea,
  path: '/precedents',
  validateSearch: search({ q: text, tag: text, outcome: oneOf('approved', 'rejected'), page: count }),
  component: lazyRouteComponent(() => import('./features/reviews/precedents-page'), 'PrecedentsPage'),
});
const objections = createRoute({
  getParentRoute: () => ministryArea,
  path: '/objections',
  validateSearch: search({ page: count, status: oneOf('closed') }),
  component: lazyRouteComponent(() => import('./features/objections/objections-page'), 'ObjectionsPage'),
});
const objection = createRoute({
  getParentRoute: () => ministryArea,
  path: '/objections/$id',
  component: lazyRouteComponent(() => import('./features/objections/objection-page'), 'ObjectionPage'),
});
const auditArea = area('audit', 'ministry', 'auditor');
const audit = createRoute({
  getParentRoute: () => auditArea,
  path: '/audit',
  validateSearch: search({ from: text, until: text, action: text, actor: text, subject: text, page: count }),
  component: lazyRouteComponent(() => import('./features/audit/audit-page'), 'AuditPage'),
});
const registrations = createRoute({
  getParentRoute: () => ministryArea,
  path: '/registrations',
  validateSearch: search({ number: text }),
  component: lazyRouteComponent(() => import('./features/suspensions/suspension-page'), 'SuspensionPage'),
});
const accounts = createRoute({
  getParentRoute: () => ministryArea,
  path: '/accounts',
  validateSearch: search({ number: text }),
  component: lazyRouteComponent(() => import('./features/suspensions/account-suspension-page'), 'AccountSuspensionPage'),
});
const digests = createRoute({
  getParentRoute: () => ministryArea,
  path: '/digests',
  validateSearch: paged,
  component: lazyRouteComponent(() => import('./features/digests/digests-page'), 'DigestsPage'),
});
const digest = createRoute({
  getParentRoute: () => ministryArea,
  path: '/digests/$id',
  component: lazyRouteComponent(() => import('./features/digests/digest-page'), 'DigestPage'),
});

const standards = createRoute({
  getParentRoute: () => ministryArea,
  path: '/standards',
  validateSearch: search({ q: text }),
  component: lazyRouteComponent(() => import('./features/standards/standards-page'), 'StandardsPage'),
});
const newPolicy = createRoute({
  getParentRoute: () => ministryArea,
  path: '/standards/policies/new',
  component: lazyRouteComponent(() => import('./features/standards/policy-form-page'), 'PolicyFormPage'),
});
const editPolicy = createRoute({
  getParentRoute: () => ministryArea,
  path: '/standards/policies/$id',
  component: lazyRouteComponent(() => import('./features/standards/policy-form-page'), 'PolicyFormPage'),
});
const newExam = createRoute({
  getParentRoute: () => ministryArea,
  path: '/standards/exams/new',
  component: lazyRouteComponent(() => import('./features/standards/exam-form-page'), 'NewExamPage'),
});
const exam = createRoute({
  getParentRoute: () => ministryArea,
  path: '/standards/exams/$id',
  component: lazyRouteComponent(() => import('./features/standards/exam-page'), 'ExamPage'),
});
const changeExam = createRoute({
  getParentRoute: () => ministryArea,
  path: '/standards/exams/$id/change',
  validateSearch: search({ amendment: text }),
  component: lazyRouteComponent(() => import('./features/standards/exam-form-page'), 'ChangeExamPage'),
});

// ---- For both
const staffArea = area('staff', 'prefecture', 'ministry');
const importPostings = createRoute({
  getParentRoute: () => staffArea,
  path: '/posting-desk/import',
  loader: withReference,
  component: lazyRouteComponent(() => import('./features/posting-desk/import-page'), 'ImportPage'),
});

// ---- For admins who look after other organisations
const overseerArea = area('overseers', 'prefecture', 'ministry');
const organisations = createRoute({
  getParentRoute: () => overseerArea,
  path: '/organisations',
  validateSearch: search({
    kind: oneOf('prefecture', 'municipality', 'company'),
    prefecture: text,
    state: oneOf('active', 'suspended', 'empty'),
    q: text,
    page: count,
  }),
  loader: withReference,
  component: lazyRouteComponent(() => import('./features/organisations/organisations-page'), 'OrganisationsPage'),
});
const applications = createRoute({
  getParentRoute: () => overseerArea,
  path: '/organisations/applications',
  validateSearch: search({ page: count, status: oneOf('decided') }),
  component: lazyRouteComponent(() => import('./features/organisations/applications-page'), 'ApplicationsPage'),
});
const application = createRoute({
  getParentRoute: () => overseerArea,
  path: '/organisations/applications/$id',
  loader: withReference,
  component: lazyRouteComponent(() => import('./features/organisations/application-page'), 'ApplicationPage'),
});
const organisation = createRoute({
  getParentRoute: () => overseerArea,
  path: '/organisations/$id',
  component: lazyRouteComponent(() => import('./features/organisations/organisation-page'), 'OrganisationPage'),
});

// ---- For the members of all organisations
const memberArea = area('members', 'prefecture', 'ministry', 'auditor', 'municipality', 'company');
const ownOrganisation = createRoute({
  getParentRoute: () => memberArea,
  path: '/organisation',
  component: lazyRouteComponent(() => import('./features/organisations/organisation-page'), 'OwnOrganisationPage'),
});

// ---- For everyone who is signed in
const signedInArea = area('signed-in', 'candidate', 'prefecture', 'ministry', 'auditor', 'municipality', 'company');
const account = createRoute({
  getParentRoute: () => signedInArea,
  path: '/account',
  component: lazyRouteComponent(() => import('./features/accounts/account-page'), 'AccountPage'),
});

const routeTree = root.addChildren([
  welcome,
  help,
  accessibility,
  privacyPolicy,
  signUp,
  signUpSent,
  verify,
  signIn,
  signOnDone,
  forgotPassword,
  resetPassword,
  invitation,
  applyOrganisation,
  postings,
  posting,
  unsubscribe,
  answerAvailability,
  candidateArea.addChildren([register, me, privacySettings, ownData, corrections, disclosures, inbox, myNotices, myNotice, subscription]),
  prefectureArea.addChildren([candidates, candidate, notices, newNotice, notice, postingDesk, newPosting, editPosting]),
  ministryArea.addChildren([
    reviews,
    review,
    reviewerInterests,
    precedents,
    objections,
    objection,
    registrations,
    accounts,
    digests,
    digest,
    standards,
    newPolicy,
    editPolicy,
    newExam,
    exam,
    changeExam,
  ]),
  auditArea.addChildren([audit]),
  staffArea.addChildren([importPostings]),
  overseerArea.addChildren([organisations, applications, application, organisation]),
  memberArea.addChildren([ownOrganisation]),
  signedInArea.addChildren([account]),
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
    defaultPendingComponent: () => <PageState />,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof routerFor>;
  }
}
