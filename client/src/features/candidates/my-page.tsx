import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useReference } from '../../api/reference';
import { candidates } from '../../text/candidates';
import { useFormat } from '../../text/format';
import { useText } from '../../text/language';
import { privacy } from '../../text/privacy';
import { ButtonLink } from '../../ui/button';
import { StatusChip, type Tone } from '../../ui/chip';
import { NoticeBanner } from '../../ui/feedback';
import { Page, Section } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { SummaryList } from '../../ui/summary-list';
import { AvailabilitySection } from '../availability/availability-section';
import { MyEvidence } from '../evidence/my-evidence';
import { inboxQuery } from '../inbox/inbox';
import { deletionQuery } from '../own-data/deletion';
import { GraceBanner } from '../own-data/grace-banner';
import { useFieldLabel } from './field-label';
import { type Registration, type Route, registrationQuery, stepOf } from './registration';

// Few are rejected.
const Appeal = lazy(async () => ({ default: (await import('./appeal')).Appeal }));

type Status = keyof (typeof candidates)['ja']['status'];

const tones: Partial<Record<Status, Tone>> = {
  listed: 'success',
  submitted: 'info',
  returned: 'warning',
  paused: 'warning',
  rejected: 'error',
  suspended: 'error',
  lapsed: 'warning',
};

/** Where one stands, and what to do next. Who asked to be deleted sees that alone. */
export function MyPage() {
  const words = useText(candidates);
  const { data } = useSuspenseQuery(deletionQuery);
  if (!data.undoUntil) return <Overview />;
  return (
    <Page>
      <PageHeading>{words.me.title}</PageHeading>
      <GraceBanner undoUntil={data.undoUntil} withLink />
    </Page>
  );
}

function Overview() {
  const words = useText(candidates);
  const rights = useText(privacy);
  const format = useFormat();
  const { purposeNotice } = useReference();
  const { data } = useSuspenseQuery(registrationQuery);
  const inbox = useQuery(inboxQuery(0));
  const status = data.status as Status;
  const isBegun = status !== 'none';
  return (
    <Page>
      <PageHeading>{words.me.title}</PageHeading>
      {isBegun ? <Standing data={data} status={status} /> : <Welcome />}
      {isBegun && data.consent.purposeVersion && data.consent.purposeVersion !== purposeNotice.version && (
        <div className="mb-8">
          <NoticeBanner kind="warning" title={rights.changed}>
            <ButtonLink to="/me/privacy">{rights.title}</ButtonLink>
          </NoticeBanner>
        </div>
      )}
      {isBegun && data.completeness.missing.length > 0 && <NextStep missing={data.completeness.missing} />}
      {isBegun && (
        <SummaryList
          lines={[
            { label: words.me.number, value: data.publicNumber },
            { label: words.me.routes, value: data.routes.map((route) => words.route[route as Route]).join('\n') },
            { label: words.me.months, value: data.submission ? format.months(data.submission.countedMonths) : '' },
            { label: words.me.completeness, value: words.me.percent(data.completeness.percent) },
            { label: words.me.confirmed, value: data.lastConfirmedAt ? format.dayOf(data.lastConfirmedAt) : '' },
            { label: words.me.renewBy, value: data.renewBy ? format.day(data.renewBy) : '' },
          ]}
        />
      )}
      {isBegun && <AvailabilitySection data={data} />}
      {isBegun && <MyEvidence />}
      <Section title={words.me.links}>
        <ul className="grid gap-3 sm:grid-cols-2">
          <li>
            <Link to="/me/inbox" className="link inline-flex min-h-11 items-center">
              {words.me.inbox}
              {inbox.data && inbox.data.unread > 0 && <span className="ml-2">{words.me.unread(inbox.data.unread)}</span>}
            </Link>
          </li>
          <li>
            <Link to="/me/notices" className="link inline-flex min-h-11 items-center">
              {words.me.notices}
            </Link>
          </li>
          <li>
            <Link to="/me/privacy" className="link inline-flex min-h-11 items-center">
              {words.me.privacy}
            </Link>
          </li>
          <li>
            <Link to="/me/disclosures" className="link inline-flex min-h-11 items-center">
              {words.me.disclosures}
            </Link>
          </li>
          <li>
            <Link to="/me/data" className="link inline-flex min-h-11 items-center">
              {words.me.data}
            </Link>
          </li>
          <li>
            <Link to="/me/subscription" className="link inline-flex min-h-11 items-center">
              {words.me.subscription}
            </Link>
          </li>
          <li>
            <Link to="/postings" className="link inline-flex min-h-11 items-center">
              {words.me.postings}
            </Link>
          </li>
        </ul>
      </Section>
    </Page>
  );
}

function Welcome() {
  const words = useText(candidates).me;
  return (
    <NoticeBanner kind="info" title={words.welcome}>
      <p className="mb-4">{words.welcomeLead}</p>
      <ButtonLink to="/register">{words.begin}</ButtonLink>
    </NoticeBanner>
  );
}

/** What a submission still needs: the first of it is the next step. */
function NextStep({ missing }: { missing: string[] }) {
  const words = useText(candidates);
  const label = useFieldLabel();
  return (
    <div className="mb-8">
      <NoticeBanner kind="warning" title={words.check.missing}>
        <ul className="list-disc pl-6">
          {missing.map((field) => (
            <li key={field}>
              <Link to="/register" search={{ step: stepOf(field) + 1 }} className="link">
                {label(field)}
              </Link>
            </li>
          ))}
        </ul>
      </NoticeBanner>
    </div>
  );
}

function Standing({ data, status }: { data: Registration; status: Status }) {
  const words = useText(candidates);
  const review = data.review;
  const decision = review?.decision as keyof typeof words.me.decided | undefined;
  return (
    <div className="mb-8 flex flex-col gap-6">
      <p className="flex flex-wrap items-center gap-3">
        <span className="font-bold">{words.me.state}</span>
        <StatusChip tone={tones[status] ?? 'neutral'}>{words.status[status]}</StatusChip>
      </p>
      {status === 'submitted' && <NoticeBanner kind="info" title={review?.isAppeal ? words.appeal.waiting : words.me.waiting} />}
      {review && decision && status !== 'submitted' && (
        <NoticeBanner kind={decision === 'approved' ? 'success' : 'warning'} title={`${words.me.decision}: ${words.me.decided[decision]}`}>
          {review.reason && <p className="whitespace-pre-line">{review.reason}</p>}
        </NoticeBanner>
      )}
      <div className="flex flex-wrap items-start gap-4">
        {status !== 'submitted' && (
          <ButtonLink to="/register">
            {status === 'draft' ? words.me.continue : status === 'returned' || status === 'rejected' ? words.me.again : words.me.edit}
          </ButtonLink>
        )}
        {review?.appealBy && (
          <Suspense>
            <Appeal by={review.appealBy} />
          </Suspense>
        )}
      </div>
    </div>
  );
}
