import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useRouter } from '@tanstack/react-router';
import { answer, api } from '../../api/http';
import { useReference } from '../../api/reference';
import type { components } from '../../api/schema';
import { candidates } from '../../text/candidates';
import { useFormat } from '../../text/format';
import { useText } from '../../text/language';
import { privacy } from '../../text/privacy';
import { search } from '../../text/search';
import { Button, ButtonLink } from '../../ui/button';
import { EmptyState, NoticeBanner } from '../../ui/feedback';
import { Page, Section } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { PageState } from '../../ui/page-state';
import { SummaryList } from '../../ui/summary-list';
import { PersonFacts } from './person-facts';

type Person = components['schemas']['ViewCandidateResponse'];

/** One person in detail: without a name, until they open it to this organisation. */
export function CandidatePage() {
  const words = useText(search).detail;
  const router = useRouter();
  const { id = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({
    queryKey: ['candidate', id],
    queryFn: () => answer(api.GET('/api/candidates/{id}', { params: { path: { id } } })),
  });
  return (
    <Page width="reading">
      {data && !error ? <Detail person={data} /> : <PageState error={error} onRetry={() => void refetch()} />}
      <p className="mt-8">
        <Button
          look="text"
          onClick={() => (router.history.canGoBack() ? router.history.back() : void router.navigate({ to: '/candidates' }))}
        >
          {words.back}
        </Button>
      </p>
    </Page>
  );
}

function Detail({ person }: { person: Person }) {
  const words = useText(search).detail;
  const people = useText(candidates);
  const notices = useText(search).notices;
  const format = useFormat();
  const reference = useReference();
  return (
    <>
      <PageHeading lead={`${words.number} ${person.publicNumber}`}>{person.headline}</PageHeading>
      {person.disclosure ? <Identity identity={person.disclosure} /> : <NoticeBanner kind="info" title={words.hidden} />}
      <p className="my-6">
        <ButtonLink to="/notices/new" search={{ candidate: [person.candidateId] }}>
          {words.send}
        </ButtonLink>
      </p>
      <Section title={words.wishes}>
        <PersonFacts person={person} />
      </Section>
      {person.introduction && (
        <Section title={words.introduction}>
          <p className="whitespace-pre-line">{person.introduction}</p>
        </Section>
      )}
      <Section title={words.career}>
        {person.career.length === 0 ? (
          <EmptyState title={words.careerEmpty} />
        ) : (
          <ol className="flex flex-col gap-4">
            {person.career.map((job) => (
              <li key={job.start + job.jobTitle} className="border-l-4 border-solid-gray-300 pl-4">
                <p className="font-bold">
                  {job.jobTitle}（{people.evidence.digitalOptions[job.digital as 'yes'] ?? job.digital}）
                </p>
                <p>
                  {job.start} – {job.end}
                </p>
                <p className="whitespace-pre-line">{job.description}</p>
              </li>
            ))}
          </ol>
        )}
      </Section>
      {person.exams.length > 0 && (
        <Section title={words.exams}>
          <ul className="list-disc pl-6">
            {person.exams.map((exam) => (
              <li key={exam.examId + exam.passedYear}>{words.examOf(reference.examName(exam.examId), exam.passedYear)}</li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={words.history}>
        {person.history.length === 0 ? (
          <p>{words.historyEmpty}</p>
        ) : (
          <ul className="list-disc pl-6">
            {person.history.map((notice) => (
              <li key={notice.noticeId}>
                <Link to="/notices/$id" params={{ id: notice.noticeId }} className="link">
                  {notice.postingTitle}
                </Link>{' '}
                {format.instant(notice.sentAt)} {notices.status[notice.status as 'sent']}
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}

function Identity({ identity }: { identity: NonNullable<Person['disclosure']> }) {
  const words = useText(search).detail;
  const ties = useText(privacy);
  const format = useFormat();
  return (
    <NoticeBanner kind="success" title={words.identity}>
      <p className="mb-3">{words.identityUntil(format.dayOf(identity.expiresAt))}</p>
      <SummaryList
        lines={[
          { label: words.name, value: identity.name },
          { label: words.kana, value: identity.kana },
          {
            label: words.email,
            value: (
              <a className="link" href={`mailto:${identity.email}`}>
                {identity.email}
              </a>
            ),
          },
          { label: words.phone, value: identity.phone ?? '' },
          {
            label: ties.interestsTitle,
            value: identity.interests
              .map(
                (tie) =>
                  `${tie.organisationName} (${ties.relations[tie.relation as keyof typeof ties.relations] ?? tie.relation}, ${tie.start} – ${tie.end ?? ''})`,
              )
              .join('\n'),
          },
        ]}
      />
    </NoticeBanner>
  );
}
