import { useReference } from '../../api/reference';
import type { components } from '../../api/schema';
import { candidates } from '../../text/candidates';
import { useFormat } from '../../text/format';
import { useLanguage, useText } from '../../text/language';
import { reviews } from '../../text/reviews';
import { NoticeBanner } from '../../ui/feedback';
import { Section } from '../../ui/page';
import { SummaryList } from '../../ui/summary-list';
import { Cell, HeadCell, RowHead, Table } from '../../ui/table';
import { certificateText } from '../candidates/certificate-text';
import { Explanation } from '../candidates/explanation';
import { ReviewEvidence } from '../evidence/review-evidence';

type Review = components['schemas']['GetReviewResponse'];

/** Everything that the decision rests on. */
export function ReviewFacts({ review }: { review: Review }) {
  const words = useText(reviews);
  const { language } = useLanguage();
  const format = useFormat();
  const { prefectureName } = useReference();
  const person = review.candidate;
  return (
    <div className="min-w-0">
      {person.isAccountSuspended && (
        <div className="mb-6">
          <NoticeBanner kind="error" title={words.account.suspended}>
            <p>{words.account.suspendedLead}</p>
          </NoticeBanner>
        </div>
      )}
      {review.appeal && <Appeal appeal={review.appeal} />}
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
              <li key={`${item.submittedAt}${item.decidedAt}`}>
                {format.instant(item.decidedAt ?? item.submittedAt)}{' '}
                {item.decision
                  ? words.decisions[item.decision as keyof typeof words.decisions]
                  : (words.verdicts[item.verdict as keyof typeof words.verdicts] ?? item.verdict)}
                {item.isAppeal && `（${words.appealMark}）`} {item.decisionReason}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

function Career({ review }: { review: Review }) {
  const words = useText(reviews);
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
  const words = useText(reviews);
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

function Appeal({ appeal }: { appeal: NonNullable<Review['appeal']> }) {
  const words = useText(reviews);
  const format = useFormat();
  return (
    <div className="mb-6">
      <NoticeBanner kind="info" title={words.appeal}>
        <p className="font-bold">{words.appealReason}</p>
        <p className="mb-3 whitespace-pre-line">{appeal.reason}</p>
        {appeal.decidedAt && <p className="font-bold">{words.earlierDecision(format.dayOf(appeal.decidedAt))}</p>}
        <p className="whitespace-pre-line">{appeal.decisionReason}</p>
      </NoticeBanner>
    </div>
  );
}
