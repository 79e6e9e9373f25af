import { useMutation, useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { answer, api } from '../../api/http';
import { useSession } from '../../api/session';
import { useFormat } from '../../text/format';
import { useText } from '../../text/language';
import { reviews } from '../../text/reviews';
import { Button } from '../../ui/button';
import { ErrorSummary } from '../../ui/error-summary';
import { ErrorState } from '../../ui/feedback';
import { Select } from '../../ui/text-field';
import { useToast } from '../../ui/toast';
import { useForm } from '../../ui/use-form';
import { deskBox, type Review, useRenewReview } from './reviews';

/** Who has taken the review: to take it, give it back, or, for an admin, hand it to somebody. */
export function Assignment({ review }: { review: Review }) {
  const words = useText(reviews).assignment;
  const format = useFormat();
  const me = useSession();
  const say = useToast();
  const heading = useId();
  const renew = useRenewReview(review.reviewId);
  const params = { path: { id: review.reviewId } };
  const taken = review.assignment;
  const since = taken?.assignedAt ? format.dayOf(taken.assignedAt) : '';
  const change = useMutation({
    mutationFn: (reviewerId: string | null) => answer(api.PUT('/api/reviews/{id}/assignment', { params, body: { reviewerId } })),
    onSuccess: (_, reviewerId) => {
      say({ message: reviewerId ? words.taken : words.released });
      return renew();
    },
  });
  const isOver = review.decision !== null;
  return (
    <section aria-labelledby={heading} className={deskBox}>
      <h2 id={heading} className="mb-2 text-std-20B-150">
        {words.title}
      </h2>
      <p className="mb-3">{!taken ? words.nobody : taken.isMine ? words.mine(since) : words.other(taken.name, since)}</p>
      {change.isError && <ErrorState problem={change.error} onRetry={() => void renew().then(() => change.reset())} />}
      {!isOver && !taken && me && (
        <Button look="outline" busy={change.isPending} onClick={() => change.mutate(me.accountId)}>
          {words.take}
        </Button>
      )}
      {!isOver && taken?.isMine && review.stage === 'assigned' && (
        <Button look="text" size="small" busy={change.isPending} onClick={() => change.mutate(null)}>
          {words.release}
        </Button>
      )}
      {!isOver && me?.role === 'admin' && <HandOver review={review} />}
    </section>
  );
}

function HandOver({ review }: { review: Review }) {
  const words = useText(reviews).assignment;
  const say = useToast();
  const renew = useRenewReview(review.reviewId);
  const { data } = useQuery({ queryKey: ['reviewers'], queryFn: () => answer(api.GET('/api/reviews/reviewers')) });
  const form = useForm({
    initial: { reviewerId: '' },
    check: ({ reviewerId }) => ({ reviewerId: reviewerId === '' ? words.handMissing : undefined }),
    send: async ({ reviewerId }) => {
      await answer(api.PUT('/api/reviews/{id}/assignment', { params: { path: { id: review.reviewId } }, body: { reviewerId } }));
      say({ message: words.handed });
      await renew();
    },
  });
  return (
    <form noValidate onSubmit={form.onSubmit} className="mt-4 flex flex-col gap-4 border-t border-solid-gray-300 pt-4">
      <ErrorSummary {...form.refused} />
      <Select
        {...form.text('reviewerId')}
        label={words.handTo}
        required
        width="full"
        options={(data?.items ?? []).map((one) => ({ value: one.accountId, label: words.waiting(one.name, one.waiting) }))}
      />
      <div>
        <Button type="submit" look="outline" busy={form.isSending}>
          {words.hand}
        </Button>
      </div>
    </form>
  );
}
