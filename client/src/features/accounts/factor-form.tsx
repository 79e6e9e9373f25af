import { useState } from 'react';
import type { Challenge } from '../../api/session';
import { accounts } from '../../text/accounts';
import { useText } from '../../text/language';
import { Button } from '../../ui/button';
import { ErrorSummary } from '../../ui/error-summary';
import { PasswordField, TextField } from '../../ui/text-field';
import { useForm } from '../../ui/use-form';
import { Declined, passkeysWork, provePasskey } from './passkeys';

/** One proof, as the API takes it. */
export interface Proof {
  ceremony: string;
  code?: string;
  recoveryCode?: string;
  credential?: unknown;
  password?: string;
}

type Method = 'passkey' | 'authenticator' | 'recoveryCode' | 'password';

/** Asks for one of the proofs that would do: the best first, the others a press away. */
export function FactorForm({ challenge, send }: { challenge: Challenge; send: (proof: Proof) => Promise<unknown> }) {
  const words = useText(accounts).factor;
  const methods = challenge.methods.filter((method) => method !== 'passkey' || passkeysWork()) as Method[];
  const [method, setMethod] = useState<Method | undefined>(methods[0]);
  const { ceremony } = challenge;
  return (
    <>
      {method === 'passkey' && <PasskeyProof options={challenge.passkey} send={(credential) => send({ ceremony, credential })} />}
      {method === 'authenticator' && <TypedProof key={method} kind="code" send={(code) => send({ ceremony, code })} />}
      {method === 'recoveryCode' && (
        <TypedProof key={method} kind="recoveryCode" send={(recoveryCode) => send({ ceremony, recoveryCode })} />
      )}
      {method === 'password' && <TypedProof key={method} kind="password" send={(password) => send({ ceremony, password })} />}
      {methods.length > 1 && (
        <ul className="mt-6 flex flex-wrap gap-3">
          {methods
            .filter((other) => other !== method)
            .map((other) => (
              <li key={other}>
                <Button look="text" onClick={() => setMethod(other)}>
                  {words.use[other]}
                </Button>
              </li>
            ))}
        </ul>
      )}
      {method === undefined && <p>{words.noPasskeysHere}</p>}
    </>
  );
}

function PasskeyProof({ options, send }: { options: unknown; send: (credential: unknown) => Promise<unknown> }) {
  const words = useText(accounts).factor;
  const form = useForm({
    initial: {},
    send: async () => {
      try {
        await send(await provePasskey(options));
      } catch (cause) {
        if (!(cause instanceof Declined)) throw cause;
      }
    },
  });
  return (
    <>
      <ErrorSummary {...form.refused} />
      <p className="mb-4">{words.passkeyLead}</p>
      <Button busy={form.isSending} onClick={form.submit}>
        {words.use.passkey}
      </Button>
    </>
  );
}

function TypedProof({ kind, send }: { kind: 'code' | 'recoveryCode' | 'password'; send: (typed: string) => Promise<unknown> }) {
  const words = useText(accounts);
  const { label, hint, missing } = words.factor[kind];
  const form = useForm({
    initial: { code: '', recoveryCode: '', password: '' },
    check: (typed) => ({ [kind]: typed[kind].trim() === '' ? missing : undefined }),
    send: (typed) => send(typed[kind]),
  });
  return (
    <>
      <ErrorSummary {...form.refused} />
      <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-6">
        {kind === 'password' && <PasswordField {...form.text(kind)} label={label} hint={hint} required autoComplete="current-password" />}
        {kind === 'recoveryCode' && (
          <TextField {...form.text(kind)} label={label} hint={hint} required autoComplete="off" spellCheck={false} />
        )}
        {kind === 'code' && (
          <TextField
            {...form.text(kind)}
            label={label}
            hint={hint}
            required
            inputMode="numeric"
            autoComplete="one-time-code"
            width="short"
          />
        )}
        <div>
          <Button type="submit" busy={form.isSending}>
            {words.factor.send}
          </Button>
        </div>
      </form>
    </>
  );
}
