import { useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { answer, api } from '../../api/http';
import { useText } from '../../text/language';
import { reviews } from '../../text/reviews';
import { Button } from '../../ui/button';
import { ErrorSummary } from '../../ui/error-summary';
import { TextArea, TextField } from '../../ui/text-field';
import { useToast } from '../../ui/toast';
import { useForm } from '../../ui/use-form';
import { deskBox, type Review, useRenewReview } from './reviews';

/** What later reviews can learn from a decided one. */
export function PrecedentOf({ review }: { review: Review }) {
  const words = useText(reviews).precedents;
  const heading = useId();
  return (
    <section aria-labelledby={heading} className={deskBox}>
      <h2 id={heading} className="mb-2 text-std-20B-150">
        {words.record}
      </h2>
      {review.precedentId ? <p>{words.isRecorded}</p> : <PrecedentForm review={review} />}
    </section>
  );
}

function PrecedentForm({ review }: { review: Review }) {
  const words = useText(reviews).precedents;
  const say = useToast();
  const queries = useQueryClient();
  const renew = useRenewReview(review.reviewId);
  const form = useForm({
    initial: { title: '', summary: '', tags: '' },
    check: ({ title, summary, tags }) => ({
      title: title.trim() === '' ? words.titleMissing : undefined,
      summary: summary.trim() === '' ? words.summaryMissing : undefined,
      tags: listed(tags).length === 0 ? words.tagsMissing : undefined,
    }),
    send: async ({ title, summary, tags }) => {
      await answer(
        api.POST('/api/reviews/{id}/precedent', {
          params: { path: { id: review.reviewId } },
          body: { title: title.trim(), summary: summary.trim(), tags: listed(tags) },
        }),
      );
      say({ message: words.recorded });
      await queries.invalidateQueries({ queryKey: ['precedents'] });
      await renew();
    },
  });
  // A fault of one tag stands at the one field that holds them all.
  const tagError = form.errors.tags ?? Object.entries(form.errors).find(([field]) => field.startsWith('tags['))?.[1];
  return (
    <>
      <p className="mb-4 text-solid-gray-700">{words.recordLead}</p>
      <ErrorSummary {...form.refused} errors={tagError ? { ...withoutTags(form.errors), tags: tagError } : form.errors} />
      <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-6">
        <TextField {...form.text('title')} label={words.caseTitle} required width="full" />
        <TextArea {...form.text('summary')} label={words.summary} rows={6} maxLength={2000} required />
        <TextField {...form.text('tags')} error={tagError} label={words.tags} hint={words.tagsHint} required width="full" />
        <div>
          <Button type="submit" look="outline" busy={form.isSending}>
            {words.send}
          </Button>
        </div>
      </form>
    </>
  );
}

const listed = (tags: string) =>
  tags
    .split(/[、,，]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');

const withoutTags = (errors: Record<string, string>) =>
  Object.fromEntries(Object.entries(errors).filter(([field]) => !field.startsWith('tags[')));
