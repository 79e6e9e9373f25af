import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/http';
import { candidates } from '../../text/candidates';
import { useFormat } from '../../text/format';
import { useText } from '../../text/language';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ErrorSummary } from '../../ui/error-summary';
import { TextArea } from '../../ui/text-field';
import { useToast } from '../../ui/toast';
import { useForm } from '../../ui/use-form';
import { registrationQuery } from './registration';

/** The way to appeal a rejection, as long as it is open. */
export function Appeal({ by }: { by: string }) {
  const words = useText(candidates).appeal;
  const format = useFormat();
  const [isAsking, setAsking] = useState(false);
  return (
    <div className="flex flex-col items-start gap-2">
      <Button look="outline" onClick={() => setAsking(true)}>
        {words.raise}
      </Button>
      <p className="text-solid-gray-700">{words.until(format.day(by))}</p>
      <Dialog open={isAsking} onClose={() => setAsking(false)} title={words.raise}>
        <AppealForm onSent={() => setAsking(false)} />
      </Dialog>
    </div>
  );
}

function AppealForm({ onSent }: { onSent: () => void }) {
  const words = useText(candidates).appeal;
  const queries = useQueryClient();
  const say = useToast();
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim() === '' ? words.reasonMissing : undefined }),
    send: async ({ reason }) => {
      await answer(api.POST('/api/me/appeal', { body: { reason: reason.trim() } }));
      say({ message: words.sent });
      onSent();
      await queries.invalidateQueries({ queryKey: registrationQuery.queryKey });
      await queries.invalidateQueries({ queryKey: ['me', 'inbox'] });
    },
  });
  return (
    <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-6">
      <p>{words.lead}</p>
      <ErrorSummary {...form.refused} />
      <TextArea {...form.text('reason')} label={words.reason} hint={words.reasonHint} rows={6} maxLength={2000} required />
      <div>
        <Button type="submit" busy={form.isSending}>
          {words.send}
        </Button>
      </div>
    </form>
  );
}
