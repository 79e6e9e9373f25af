import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { encode } from 'uqr';
import { answer, api } from '../../api/http';
import type { components } from '../../api/schema';
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
import { type Enrolled, type Factors, useAfterRemoval } from './factors';

type Key = components['schemas']['MyAuthenticatorKeyResponse'];

/** The authenticator app: set up by a QR code and a first code, or removed. */
export function AuthenticatorPart({ factors, onEnrolled }: { factors: Factors; onEnrolled: (enrolled: Enrolled) => Promise<void> }) {
  const words = useText(accounts).security.authenticator;
  const format = useFormat();
  const [key, setKey] = useState<Key | null>(null);
  const [isRemoving, setRemoving] = useState(false);
  const beginning = useMutation({ mutationFn: () => answer(api.POST('/api/accounts/second-factors/authenticator')), onSuccess: setKey });
  return (
    <section aria-labelledby="authenticator" className="mt-10">
      <h3 id="authenticator" className="mb-2 text-std-20B-150">
        {words.title}
      </h3>
      <p className="mb-4">{words.lead}</p>
      {beginning.error && <ErrorState problem={beginning.error} />}
      {factors.authenticatorSince ? (
        <div className="flex flex-wrap items-center gap-4">
          <p>{words.since(format.instant(factors.authenticatorSince))}</p>
          <Button look="outline" size="small" onClick={() => setRemoving(true)}>
            {words.remove}
          </Button>
          <RemoveDialog open={isRemoving} isRequired={factors.isRequired} onClose={() => setRemoving(false)} />
        </div>
      ) : key ? (
        <SetUp
          given={key}
          onEnrolled={async (enrolled) => {
            await onEnrolled(enrolled);
            setKey(null);
          }}
        />
      ) : (
        <Button look="outline" busy={beginning.isPending} onClick={() => beginning.mutate()}>
          {words.begin}
        </Button>
      )}
    </section>
  );
}

function SetUp({ given, onEnrolled }: { given: Key; onEnrolled: (enrolled: Enrolled) => Promise<void> }) {
  const words = useText(accounts);
  const say = useToast();
  const form = useForm({
    initial: { code: '' },
    check: ({ code }) => ({ code: code.trim() === '' ? words.factor.code.missing : undefined }),
    send: async (body) => {
      await onEnrolled(await answer(api.PUT('/api/accounts/second-factors/authenticator', { body })));
      say({ message: words.security.authenticator.added });
    },
  });
  return (
    <div className="rounded-12 border border-solid-gray-420 p-4 sm:p-6">
      <ol className="mb-6 list-decimal space-y-4 pl-6">
        <li>
          <p>{words.security.authenticator.scan}</p>
          <QrCode text={given.uri} label={words.security.authenticator.qr} />
          <p>{words.security.authenticator.orType}</p>
          <p className="mt-2 font-mono text-std-17B-170 wrap-anywhere">{given.key.match(/.{1,4}/g)?.join(' ')}</p>
          <p className="mt-2">
            <a href={given.uri} className="link">
              {words.security.authenticator.open}
            </a>
          </p>
        </li>
        <li>{words.security.authenticator.enter}</li>
      </ol>
      <ErrorSummary {...form.refused} />
      <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-6">
        <TextField
          {...form.text('code')}
          label={words.factor.code.label}
          hint={words.factor.code.hint}
          required
          inputMode="numeric"
          autoComplete="one-time-code"
          width="short"
        />
        <div>
          <Button type="submit" busy={form.isSending}>
            {words.security.authenticator.confirm}
          </Button>
        </div>
      </form>
    </div>
  );
}

/** A QR code as one path, with the quiet zone that readers need. */
function QrCode({ text, label }: { text: string; label: string }) {
  const { data } = encode(text, { border: 4 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg
      viewBox={`0 0 ${data.length} ${data.length}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      className="my-4 size-56 max-w-full bg-white text-black forced-color-adjust-none"
    >
      <path d={path} fill="currentColor" />
    </svg>
  );
}

function RemoveDialog({ open, isRequired, onClose }: { open: boolean; isRequired: boolean; onClose: () => void }) {
  const words = useText(accounts).security;
  const after = useAfterRemoval();
  const removing = useMutation({ mutationFn: () => answer(api.DELETE('/api/accounts/second-factors/authenticator')), onSuccess: after });
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={words.authenticator.remove}
      actions={
        <Button look="danger" busy={removing.isPending} onClick={() => removing.mutate()}>
          {words.authenticator.remove}
        </Button>
      }
    >
      {removing.error && <ErrorState problem={removing.error} />}
      <p>{isRequired ? words.removalOfStaff : words.removal}</p>
    </Dialog>
  );
}
