import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { answer, api } from '../../api/http';
import { useReference } from '../../api/reference';
import type { components } from '../../api/schema';
import { candidates } from '../../text/candidates';
import { desk } from '../../text/desk';
import { useFormat } from '../../text/format';
import { useLanguage, useText } from '../../text/language';
import { Button } from '../../ui/button';
import { RadioGroup } from '../../ui/choice';
import { ErrorSummary } from '../../ui/error-summary';
import { ErrorState, LoadingState, NoticeBanner } from '../../ui/feedback';
import { Page, Section } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { SummaryList } from '../../ui/summary-list';
import { Cell, HeadCell, RowHead, Table } from '../../ui/table';
import { TextArea } from '../../ui/text-field';
import { useToast } from '../../ui/toast';
import { useForm } from '../../ui/use-form';
import { certificateText } from '../candidates/certificate-text';
import { Explanation } from '../candidates/explanation';
import { ReviewEvidence } from '../evidence/review-evidence';

type Review = components['schemas']['GetReviewResponse'];

/** The evidence beside the decision. */
export function ReviewPage() {
  const words = useText(desk).reviews;
  const { id = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({
    queryKey: ['review', id],
    queryFn: () => answer(api.GET('/api/reviews/{id}', { params: { path: { id } } })),
    refetchOnWindowFocus: false,
  });
  return (
    <Page>
      {error ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingState />
      ) : (
        <>
          <PageHeading>{words.detail(data.publicNumber)}</PageHeading>
          <div className="grid gap-8 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
            <Evidence review={data} />
            <Decision key={data.reviewId} review={data} />
          </div>
        </>
      )}
      <p className="mt-8">
        <Link to="/reviews" className="link">
          {words.back}
        </Link>
      </p>
    </Page>
  );
}

function Evidence({ review }: { review: Review }) {
  const words = useText(desk).reviews;
  const { language } = useLanguage();
  const format = useFormat();
  const { prefectureName } = useReference();
  const person = review.candidate;
  return (
    <div className="min-w-0">
      <NoticeBanner kind="warning" title={words.reasons}>
        <ul className="list-disc pl-6">
          {review.reasons.map((reason) => (
            <li key={reason.code}>{language === 'ja' ? reason.textJa : reason.textEn}</li>
          ))}
        </ul>
      </NoticeBanner>
      <Section title={words.person}>
        <p className="mb-3 text-solid-gray-700">{words.recorded}</p>
        <SummaryList
          lines={[
            { label: words.name, value: person.name },
            { label: words.kana, value: person.kana },
            { label: words.residence, value: person.residencePrefecture ? prefectureName(person.residencePrefecture) : '' },
            { label: words.headline, value: person.headline },
            { label: words.introduction, value: person.introduction },
          ]}
        />
      </Section>
      <Section title={words.experience}>
        <SummaryList
          lines={[
            { label: words.counted, value: format.months(review.submission.countedMonths) },
            { label: words.declared, value: format.months(review.submission.declaredMonths) },
            { label: words.asOf, value: format.day(review.submission.asOf) },
          ]}
        />
        <Explanation lines={review.explanation.lines} />
        {review.career.length > 0 && <Career review={review} />}
      </Section>
      {review.certificates.length > 0 && <Certificates review={review} />}
      {review.equivalentGrounds && (
        <Section title={words.grounds}>
          <p className="whitespace-pre-line">{review.equivalentGrounds}</p>
        </Section>
      )}
      <ReviewEvidence reviewId={review.reviewId} />
      {review.history.length > 0 && (
        <Section title={words.history}>
          <ul className="list-disc pl-6">
            {review.history.map((item) => (
              <li key={item.submittedAt}>
                {format.instant(item.submittedAt)}{' '}
                {item.decision ? words.decisions[item.decision as keyof typeof words.decisions] : item.verdict} {item.decisionReason}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

function Career({ review }: { review: Review }) {
  const words = useText(desk).reviews;
  const people = useText(candidates);
  const format = useFormat();
  return (
    <div className="mt-4">
      <Table
        caption={words.experience}
        captionHidden
        head={
          <>
            <HeadCell>{words.employer}</HeadCell>
            <HeadCell>{words.jobTitle}</HeadCell>
            <HeadCell>{words.period}</HeadCell>
            <HeadCell>{words.entryMonths}</HeadCell>
            <HeadCell>{words.description}</HeadCell>
          </>
        }
      >
        {review.career.map((job, index) => {
          const entry = review.entries.find((one) => one.position === index);
          const note = entry && people.meter.notes[entry.note as keyof typeof people.meter.notes];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the jobs do not change while they are shown
            <tr key={index}>
              <RowHead>{job.employer}</RowHead>
              <Cell>
                {job.jobTitle}（{people.evidence.digitalOptions[job.digital as 'yes'] ?? job.digital}）
              </Cell>
              <Cell>
                {job.start} – {job.end}
              </Cell>
              <Cell>
                {entry && format.months(entry.months)} {note}
              </Cell>
              <Cell className="whitespace-pre-line">{job.description}</Cell>
            </tr>
          );
        })}
      </Table>
    </div>
  );
}

function Certificates({ review }: { review: Review }) {
  const words = useText(desk).reviews;
  const people = useText(candidates);
  const { examName } = useReference();
  return (
    <Section title={words.certificates}>
      {review.sharedNumbers.length > 0 && (
        <NoticeBanner kind="warning" title={words.shared}>
          <ul className="list-disc pl-6">
            {review.sharedNumbers.map((shared) => (
              <li key={`${shared.number}${shared.publicNumber}`}>{words.sharedWith(shared.number, shared.publicNumber)}</li>
            ))}
          </ul>
        </NoticeBanner>
      )}
      <Table
        caption={words.certificates}
        captionHidden
        head={
          <>
            <HeadCell>{words.certificate}</HeadCell>
            <HeadCell>{words.result}</HeadCell>
          </>
        }
      >
        {review.certificates.map((check) => (
          <tr key={check.input}>
            <RowHead>{check.normalized ?? check.input}</RowHead>
            <Cell>
              {check.examId ? `${examName(check.examId)}: ` : ''}
              {certificateText(check, people).text}
            </Cell>
          </tr>
        ))}
      </Table>
    </Section>
  );
}

function Decision({ review }: { review: Review }) {
  const words = useText(desk).reviews;
  const navigate = useNavigate();
  const queries = useQueryClient();
  const say = useToast();
  const form = useForm({
    initial: { decision: '' as '' | 'approved' | 'returned' | 'rejected', reason: '' },
    check: ({ decision }) => ({ decision: decision === '' ? words.chooseMissing : undefined }),
    send: async ({ decision, reason }) => {
      await answer(
        api.POST('/api/reviews/{id}/decision', {
          params: { path: { id: review.reviewId } },
          body: { decision, reason: reason.trim() || null },
        }),
      );
      say({ message: words.sent });
      await queries.invalidateQueries({ queryKey: ['reviews'] });
      const next = (await answer(api.GET('/api/reviews', { params: { query: { status: 'open', page: 0, pageSize: 1 } } }))).items[0];
      await (next ? navigate({ to: '/reviews/$id', params: { id: next.reviewId } }) : navigate({ to: '/reviews' }));
    },
  });
  if (review.decision)
    return (
      <NoticeBanner
        kind="info"
        title={`${words.decision}: ${words.decisions[review.decision as keyof typeof words.decisions] ?? review.decision}`}
      >
        {review.decisionReason && <p className="whitespace-pre-line">{review.decisionReason}</p>}
      </NoticeBanner>
    );
  return (
    <section aria-label={words.decide} className="min-w-0 self-start rounded-12 border border-solid-gray-420 p-4 lg:sticky lg:top-4">
      <h2 className="mb-4 text-std-20B-150">{words.decide}</h2>
      <ErrorSummary {...form.refused} />
      <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-6">
        <RadioGroup
          {...form.choice('decision')}
          label={words.choose}
          required
          options={(['approved', 'returned', 'rejected'] as const).map((value) => ({ value, label: words.decisions[value] }))}
        />
        <TextArea {...form.text('reason')} label={words.reason} hint={words.reasonHint} rows={6} maxLength={1000} />
        <fieldset className="min-w-0">
          <legend className="mb-2 font-bold">{words.template}</legend>
          <ul className="flex flex-col gap-1">
            {words.templates.map((template) => (
              <li key={template}>
                <Button look="text" size="small" className="text-left" onClick={() => form.set('reason', template)}>
                  {template}
                </Button>
              </li>
            ))}
          </ul>
        </fieldset>
        <div>
          <Button type="submit" size="large" busy={form.isSending}>
            {words.send}
          </Button>
        </div>
      </form>
    </section>
  );
}
