import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/http';
import { useFormat } from '../../text/format';
import { useText } from '../../text/language';
import { ownData } from '../../text/own-data';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ErrorState } from '../../ui/feedback';
import { Section } from '../../ui/page';
import { useToast } from '../../ui/toast';

/** Asks for the deletion of everything; the server asks for a fresh proof of who it is. */
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
  const deletion = useMutation({
    mutationFn: () => answer(api.POST('/api/me/deletion')),
    onSuccess: async () => {
      say({ message: words.sent });
      await queries.invalidateQueries({ queryKey: ['me', 'deletion'] });
    },
  });
  return (
    <>
      <p className="mb-6">{words.confirm(format.dayWithEra(undoUntil))}</p>
      {deletion.error && <ErrorState problem={deletion.error} />}
      <Button look="danger" busy={deletion.isPending} onClick={() => deletion.mutate()}>
        {words.send}
      </Button>
    </>
  );
}
