import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { answer, api } from '../../api/http';
import { useText } from '../../text/language';
import { reasonTemplates } from '../../text/reason-templates';
import { reviews } from '../../text/reviews';
import { Button } from '../../ui/button';
import { CheckboxGroup, RadioGroup } from '../../ui/choice';
import { ErrorSummary } from '../../ui/error-summary';
import { NoticeBanner } from '../../ui/feedback';
import { TextArea } from '../../ui/text-field';
import { useToast } from '../../ui/toast';
import { useForm } from '../../ui/use-form';
import { deskBox, type Review, useRenewReview } from './reviews';

type Route = Review['routes'][number];

/** What was decided, or the form that decides. */
export function Decision({ review }: { review: Review }) {
  const words = useText(reviews);
  if (review.decision === null) return <DecisionForm review={review} />;
  return (
    <NoticeBanner
      kind="info"
      title={`${words.decision}: ${words.decisions[review.decision as keyof typeof words.decisions] ?? review.decision}`}
    >
      {review.acceptedRoutes.length > 0 && (
        <>
          <p className="font-bold">{words.decide.accepted}</p>
          <ul className="list-disc pl-6">
            {review.acceptedRoutes.map((route) => (
              <li key={route}>{words.routes[route as Route]}</li>
            ))}
          </ul>
        </>
      )}
      {review.decisionReason && <p className="whitespace-pre-line">{review.decisionReason}</p>}
      <NextReview />
    </NoticeBanner>
  );
}

/** The oldest that waits and that nobody else has taken. */
function NextReview() {
  const words = useText(reviews);
  const { data } = useQuery({
    queryKey: ['reviews', 'next'],
    queryFn: async () => {
      const first = async (status: 'mine' | 'opinion' | 'unassigned') =>
        (await answer(api.GET('/api/reviews', { params: { query: { status, page: 0, pageSize: 1 } } }))).items[0];
      return (await first('mine')) ?? (await first('opinion')) ?? (await first('unassigned')) ?? null;
    },
  });
  if (!data) return null;
  return (
    <p className="mt-4">
      <Link to="/reviews/$id" params={{ id: data.reviewId }} className="link inline-flex min-h-11 items-center">
        {words.next(data.publicNumber)}
      </Link>
    </p>
  );
}

function DecisionForm({ review }: { review: Review }) {
  const all = useText(reviews);
  const words = all.decide;
  const say = useToast();
  const queries = useQueryClient();
  const heading = useId();
  const renew = useRenewReview(review.reviewId);
  const form = useForm({
    initial: { decision: '' as '' | 'approved' | 'returned' | 'rejected', routes: [] as Route[], reason: '' },
    check: ({ decision, routes, reason }) => ({
      decision: decision === '' ? words.chooseMissing : undefined,
      routes: decision === 'approved' && routes.length === 0 ? words.routesMissing : undefined,
      reason: (decision === 'returned' || decision === 'rejected') && reason.trim() === '' ? words.reasonMissing : undefined,
    }),
    send: async ({ decision, routes, reason }) => {
      await answer(
        api.POST('/api/reviews/{id}/decision', {
          params: { path: { id: review.reviewId } },
          body: { decision, reason: reason.trim() || null, routes: decision === 'approved' ? routes : null },
        }),
      );
      say({ message: words.sent });
      await queries.invalidateQueries({ queryKey: ['reviewers'] });
      await renew();
    },
  });
  const { decision } = form.values;
  const locale = review.candidate.locale === 'en' ? 'en' : 'ja';
  const waits = review.rubric && review.rubric.outcome !== 'equal' && review.rubric.outcome !== 'notEqual';
  return (
    <section aria-labelledby={heading} className={deskBox}>
      <h2 id={heading} className="mb-4 text-std-20B-150">
        {words.title}
      </h2>
      {waits && <p className="mb-4 text-solid-gray-700">{words.waits}</p>}
      <ErrorSummary {...form.refused} />
      <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-6">
        <RadioGroup
          {...form.choice('decision')}
          label={words.choose}
          required
          options={(['approved', 'returned', 'rejected'] as const).map((value) => ({ value, label: all.decisions[value] }))}
        />
        {decision === 'approved' && (
          <CheckboxGroup
            {...form.choice('routes')}
            label={words.routes}
            required
            options={review.routes.map((value) => ({ value, label: all.routes[value] }))}
          />
        )}
        <TextArea
          {...form.text('reason')}
          label={words.reason}
          hint={words.reasonHint(words.inLanguage[locale])}
          rows={6}
          maxLength={1000}
        />
        {(decision === 'returned' || decision === 'rejected') && (
          <fieldset className="min-w-0">
            <legend className="mb-2 font-bold">{words.template}</legend>
            <ul className="flex flex-col gap-1" lang={locale}>
              {reasonTemplates[locale][decision].map((template) => (
                <li key={template}>
                  <Button look="text" size="small" className="text-left" onClick={() => form.set('reason', template)}>
                    {template}
                  </Button>
                </li>
              ))}
            </ul>
          </fieldset>
        )}
        <div>
          <Button type="submit" size="large" busy={form.isSending}>
            {words.send}
          </Button>
        </div>
      </form>
    </section>
  );
}
