import { useState } from 'react';
import { useText } from '../../text/language';
import { standards } from '../../text/standards';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ErrorSummary } from '../../ui/error-summary';
import { useForm } from '../../ui/use-form';

/** Takes a scheduled version back, after asking. */
export function WithdrawButton({ withdraw }: { withdraw: () => Promise<unknown> }) {
  const words = useText(standards);
  const [isOpen, setOpen] = useState(false);
  const form = useForm({ initial: {}, send: withdraw });
  return (
    <>
      <Button look="outline" onClick={() => setOpen(true)}>
        {words.withdraw}
      </Button>
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title={words.withdrawTitle}
        actions={
          <Button look="danger" type="submit" form="withdrawal" busy={form.isSending}>
            {words.withdraw}
          </Button>
        }
      >
        <ErrorSummary {...form.refused} />
        <form id="withdrawal" noValidate onSubmit={form.onSubmit}>
          <p>{words.withdrawLead}</p>
        </form>
      </Dialog>
    </>
  );
}
