import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/http';
import type { components } from '../../api/schema';
import { useFormat } from '../../text/format';
import { useLanguage, useText } from '../../text/language';
import { objections } from '../../text/objections';
import { Button } from '../../ui/button';
import { StatusChip } from '../../ui/chip';
import { Dialog } from '../../ui/dialog';
import { ErrorSummary } from '../../ui/error-summary';
import { ErrorState } from '../../ui/feedback';
import { TextArea } from '../../ui/text-field';
import { useToast } from '../../ui/toast';
import { useForm } from '../../ui/use-form';
import { tones } from './objection-tones';

type Look = components['schemas']['ListMyDisclosuresItem'];

/** One's objection to a look: where it stands and what was answered, or the way to raise one. */
export function MyObjection({ look }: { look: Look }) {
  const words = useText(objections);
  const queries = useQueryClient();
  const say = useToast();
  const [isAsking, setAsking] = useState(false);
  const { language } = useLanguage();
  const format = useFormat();
  const withdrawal = useMutation({
    mutationFn: (id: string) => answer(api.POST('/api/me/objections/{id}/withdrawal', { params: { path: { id } } })),
    onSuccess: () => {
      say({ message: words.mine.withdrawn });
      return queries.invalidateQueries({ queryKey: ['me', 'disclosures'] });
    },
  });
  const { objection } = look;
  if (look.action === 'granted') return null;
  const about = (
    <span className="sr-only">
      {words.mine.raiseFor(language === 'ja' ? look.organisationJa : look.organisationEn, format.instant(look.occurredAt))}
    </span>
  );
  if (!objection)
    return (
      <>
        <Button look="outline" size="small" onClick={() => setAsking(true)}>
          {words.mine.raise}
          {about}
        </Button>
        <Dialog open={isAsking} onClose={() => setAsking(false)} title={words.mine.title}>
          <RaiseForm id={look.disclosureEventId} onSent={() => setAsking(false)} />
        </Dialog>
      </>
    );
  return (
    <div className="flex flex-col items-start gap-2">
      <StatusChip tone={tones[objection.status]}>{words.status[objection.status]}</StatusChip>
      {objection.answer && (
        <p className="whitespace-pre-line">
          <span className="block font-bold">{words.mine.answer}</span>
          {objection.answer}
        </p>
      )}
      {(objection.status === 'raised' || objection.status === 'underInquiry') && (
        <Button look="text" size="small" busy={withdrawal.isPending} onClick={() => withdrawal.mutate(objection.objectionId)}>
          {words.mine.withdraw}
          {about}
        </Button>
      )}
      {withdrawal.isError && <ErrorState problem={withdrawal.error} />}
    </div>
  );
}

function RaiseForm({ id, onSent }: { id: string; onSent: () => void }) {
  const words = useText(objections).mine;
  const queries = useQueryClient();
  const say = useToast();
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim() === '' ? words.reasonMissing : undefined }),
    send: async ({ reason }) => {
      await answer(api.POST('/api/me/disclosures/{id}/objection', { params: { path: { id } }, body: { reason: reason.trim() } }));
      say({ message: words.sent });
      await queries.invalidateQueries({ queryKey: ['me', 'disclosures'] });
      onSent();
    },
  });
  return (
    <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-6">
      <p>{words.lead}</p>
      <ErrorSummary {...form.refused} />
      <TextArea {...form.text('reason')} label={words.reason} hint={words.reasonHint} rows={5} maxLength={1000} required />
      <div>
        <Button type="submit" busy={form.isSending}>
          {words.send}
        </Button>
      </div>
    </form>
  );
}
