import { useId } from 'react';
import { answer, api } from '../../api/http';
import { useFormat } from '../../text/format';
import { useText } from '../../text/language';
import { reviews } from '../../text/reviews';
import { Button } from '../../ui/button';
import { RadioGroup } from '../../ui/choice';
import { ErrorSummary } from '../../ui/error-summary';
import { FieldScope } from '../../ui/field';
import { TextArea } from '../../ui/text-field';
import { useToast } from '../../ui/toast';
import { useForm } from '../../ui/use-form';
import { deskBox, type Review, useRenewReview } from './reviews';

type Rubric = NonNullable<Review['rubric']>;
type Points = '' | '0' | '1' | '2' | '3';

const criteria = ['depth', 'scope', 'relevance', 'evidence'] as const;
const points = ['0', '1', '2', '3'] as const;

/** The opinions about equal knowledge, and the reader's own. */
export function Opinions({ review, rubric }: { review: Review; rubric: Rubric }) {
  const words = useText(reviews).rubric;
  const heading = useId();
  return (
    <section aria-labelledby={heading} className={deskBox}>
      <h2 id={heading} className="mb-2 text-std-20B-150">
        {words.title}
      </h2>
      <p className="mb-3 text-solid-gray-700">{words.lead}</p>
      {review.decision === null && <p className="mb-3 font-bold">{words.outcome[rubric.outcome]}</p>}
      {rubric.opinions.length === 0 ? <p>{words.none}</p> : <Given rubric={rubric} />}
      {rubric.mayGive && (
        <FieldScope value="opinion.">
          <OpinionForm key={rubric.opinions.length} review={review} />
        </FieldScope>
      )}
    </section>
  );
}

function Given({ rubric }: { rubric: Rubric }) {
  const words = useText(reviews).rubric;
  const format = useFormat();
  return (
    <ol className="flex flex-col gap-4">
      {rubric.opinions.map((opinion) => (
        <li key={opinion.givenAt} className="border-t border-solid-gray-300 pt-3">
          <p className="font-bold">{opinion.isMine ? words.mine : words.given(opinion.reviewer, format.dayOf(opinion.givenAt))}</p>
          {opinion.scores ? (
            <>
              <p>
                {opinion.findsEqual ? words.equal : words.notEqual}（
                {format.list(criteria.map((criterion) => `${words.criteria[criterion]} ${opinion.scores?.[criterion]}`))}）
              </p>
              <p className="whitespace-pre-line">{opinion.reason}</p>
            </>
          ) : (
            <p className="text-solid-gray-700">{words.hidden}</p>
          )}
        </li>
      ))}
    </ol>
  );
}

function OpinionForm({ review }: { review: Review }) {
  const words = useText(reviews).rubric;
  const say = useToast();
  const renew = useRenewReview(review.reviewId);
  const form = useForm({
    initial: { depth: '' as Points, scope: '' as Points, relevance: '' as Points, evidence: '' as Points, reason: '' },
    check: (values) => ({
      ...Object.fromEntries(
        criteria
          .filter((criterion) => values[criterion] === '')
          .map((criterion) => [`scores.${criterion}`, words.scoreMissing(words.criteria[criterion])]),
      ),
      reason: values.reason.trim() === '' ? words.reasonMissing : undefined,
    }),
    send: async ({ reason, ...given }) => {
      const scores = Object.fromEntries(criteria.map((criterion) => [criterion, Number(given[criterion])]));
      await answer(
        api.POST('/api/reviews/{id}/opinions', { params: { path: { id: review.reviewId } }, body: { scores, reason: reason.trim() } }),
      );
      say({ message: words.sent });
      await renew();
    },
  });
  const sum = criteria.reduce((total, criterion) => total + Number(form.values[criterion]), 0);
  return (
    <form noValidate onSubmit={form.onSubmit} className="mt-4 flex flex-col gap-6 border-t border-solid-gray-300 pt-4">
      <ErrorSummary {...form.refused} />
      {criteria.map((criterion) => (
        <RadioGroup
          key={criterion}
          {...form.choice(criterion)}
          name={`scores.${criterion}`}
          error={form.errors[`scores.${criterion}`]}
          label={words.criteria[criterion]}
          hint={words.hints[criterion]}
          required
          columns
          options={points.map((value) => ({ value, label: words.points[value] }))}
        />
      ))}
      <p>
        {words.rule} <output className="font-bold">{words.sum(sum)}</output>
      </p>
      <TextArea {...form.text('reason')} label={words.reason} hint={words.reasonHint} rows={4} maxLength={1000} required />
      <div>
        <Button type="submit" busy={form.isSending}>
          {words.send}
        </Button>
      </div>
    </form>
  );
}
