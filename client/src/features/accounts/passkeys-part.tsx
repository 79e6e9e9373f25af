import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/http';
import { accounts } from '../../text/accounts';
import { useFormat } from '../../text/format';
import { useText } from '../../text/language';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ErrorSummary } from '../../ui/error-summary';
import { ErrorState } from '../../ui/feedback';
import { TextField } from '../../ui/text-field';
import { useToast } from '../../ui/toast';
import { useForm } from '../../ui/use-form';
import { type Enrolled, type Factors, factorsKey, useAfterRemoval } from './factors';
import { createPasskey, Declined, passkeysWork } from './passkeys';

/** Passkeys: a list, and one more. */
export function PasskeysPart({ factors, onEnrolled }: { factors: Factors; onEnrolled: (enrolled: Enrolled) => Promise<void> }) {
  const words = useText(accounts).security.passkeys;
  const say = useToast();
  const form = useForm({
    initial: { name: '' },
    check: ({ name }) => ({ name: name.trim() === '' ? words.nameMissing : undefined }),
    send: async ({ name }) => {
      const { ceremony, options } = await answer(api.POST('/api/accounts/second-factors/passkeys/options'));
      try {
        const body = { ceremony, credential: await createPasskey(options), name: name.trim() };
        await onEnrolled(await answer(api.POST('/api/accounts/second-factors/passkeys', { body })));
        form.setValues({ name: '' });
        say({ message: words.added });
      } catch (cause) {
        if (!(cause instanceof Declined)) throw cause;
      }
    },
  });
  return (
    <section aria-labelledby="passkeys" className="mt-8">
      <h3 id="passkeys" className="mb-2 text-std-20B-150">
        {words.title}
      </h3>
      <p className="mb-4">{words.lead}</p>
      {factors.passkeys.length > 0 && (
        <ul className="mb-6 divide-y divide-solid-gray-300 border-y border-solid-gray-300">
          {factors.passkeys.map((passkey) => (
            <PasskeyItem key={passkey.passkeyId} passkey={passkey} isRequired={factors.isRequired} />
          ))}
        </ul>
      )}
      {passkeysWork() ? (
        <>
          <ErrorSummary {...form.refused} />
          <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-4">
            <TextField {...form.text('name')} label={words.name} hint={words.nameHint} required maxLength={60} autoComplete="off" />
            <div>
              <Button type="submit" look="outline" busy={form.isSending}>
                {words.add}
              </Button>
            </div>
          </form>
        </>
      ) : (
        <p>{words.notHere}</p>
      )}
    </section>
  );
}

type Passkey = Factors['passkeys'][number];

function PasskeyItem({ passkey, isRequired }: { passkey: Passkey; isRequired: boolean }) {
  const words = useText(accounts).security.passkeys;
  const format = useFormat();
  const [dialog, setDialog] = useState<'rename' | 'remove' | null>(null);
  const close = () => setDialog(null);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-bold text-solid-gray-900 wrap-anywhere">{passkey.name}</p>
        <p className="text-solid-gray-700">
          {passkey.lastUsedAt ? words.lastUsed(format.instant(passkey.lastUsedAt)) : words.addedOn(format.instant(passkey.createdAt))}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button look="text" size="small" aria-label={words.renameOf(passkey.name)} onClick={() => setDialog('rename')}>
          {words.rename}
        </Button>
        <Button look="outline" size="small" aria-label={words.removeOf(passkey.name)} onClick={() => setDialog('remove')}>
          {words.remove}
        </Button>
      </div>
      <Dialog open={dialog === 'rename'} onClose={close} title={words.renameOf(passkey.name)}>
        <RenameForm id={passkey.passkeyId} name={passkey.name} onDone={close} />
      </Dialog>
      <RemoveDialog open={dialog === 'remove'} passkey={passkey} isRequired={isRequired} onClose={close} />
    </li>
  );
}

function RenameForm({ id, name, onDone }: { id: string; name: string; onDone: () => void }) {
  const words = useText(accounts).security.passkeys;
  const queries = useQueryClient();
  const form = useForm({
    initial: { name },
    check: (typed) => ({ name: typed.name.trim() === '' ? words.nameMissing : undefined }),
    send: async (typed) => {
      await answer(api.PUT('/api/accounts/second-factors/passkeys/{id}', { params: { path: { id } }, body: { name: typed.name.trim() } }));
      await queries.invalidateQueries({ queryKey: factorsKey });
      onDone();
    },
  });
  return (
    <>
      <ErrorSummary {...form.refused} />
      <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-4">
        <TextField {...form.text('name')} label={words.name} required maxLength={60} autoComplete="off" />
        <div>
          <Button type="submit" busy={form.isSending}>
            {words.rename}
          </Button>
        </div>
      </form>
    </>
  );
}

function RemoveDialog({
  open,
  passkey,
  isRequired,
  onClose,
}: {
  open: boolean;
  passkey: Passkey;
  isRequired: boolean;
  onClose: () => void;
}) {
  const words = useText(accounts).security;
  const after = useAfterRemoval();
  const removing = useMutation({
    mutationFn: () => answer(api.DELETE('/api/accounts/second-factors/passkeys/{id}', { params: { path: { id: passkey.passkeyId } } })),
    onSuccess: after,
  });
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={words.passkeys.removeOf(passkey.name)}
      actions={
        <Button look="danger" busy={removing.isPending} onClick={() => removing.mutate()}>
          {words.passkeys.remove}
        </Button>
      }
    >
      {removing.error && <ErrorState problem={removing.error} />}
      <p>{isRequired ? words.removalOfStaff : words.removal}</p>
    </Dialog>
  );
}
