import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/http';
import { useFormat } from '../../text/format';
import { useText } from '../../text/language';
import { ownData } from '../../text/own-data';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ErrorSummary } from '../../ui/error-summary';
import { Section } from '../../ui/page';
import { PasswordField } from '../../ui/text-field';
import { useToast } from '../../ui/toast';
import { useForm } from '../../ui/use-form';

/** Asks for the deletion of everything, with the password once more. */
export function DeletionSection({ undoUntil }: { undoUntil: string }) {
  const words = useText(ownData).deletion;
  const [open, setOpen] = useState(false);
  return (
    <Section title={words.title}>
      <p className="mb-4">{words.lead}</p>
      <ul className="mb-6 list-disc pl-6">
        {words.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <Button look="danger" onClick={() => setOpen(true)}>
        {words.ask}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={words.confirmTitle}>
        <Confirmation undoUntil={undoUntil} />
      </Dialog>
    </Section>
  );
}

function Confirmation({ undoUntil }: { undoUntil: string }) {
  const words = useText(ownData).deletion;
  const format = useFormat();
  const queries = useQueryClient();
  const say = useToast();
  const form = useForm({
    initial: { password: '' },
    check: ({ password }) => ({ password: password === '' ? words.passwordMissing : undefined }),
    send: async (body) => {
      await answer(api.POST('/api/me/deletion', { body }));
      say({ message: words.sent });
      await queries.invalidateQueries({ queryKey: ['me', 'deletion'] });
    },
  });
  return (
    <>
      <p className="mb-6">{words.confirm(format.dayWithEra(undoUntil))}</p>
      <ErrorSummary {...form.refused} />
      <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-6">
        <PasswordField {...form.text('password')} label={words.password} required autoComplete="current-password" />
        <div>
          <Button type="submit" look="danger" busy={form.isSending}>
            {words.send}
          </Button>
        </div>
      </form>
    </>
  );
}
