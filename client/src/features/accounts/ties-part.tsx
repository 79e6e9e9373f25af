import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/http';
import type { components } from '../../api/schema';
import { accounts } from '../../text/accounts';
import { useFormat } from '../../text/format';
import { useText } from '../../text/language';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ErrorState } from '../../ui/feedback';
import { useToast } from '../../ui/toast';
import { useAfterRemoval } from './factors';
import { useNameOf } from './sign-on';

type Tie = components['schemas']['MyTiesTie'];

/** The issuers through which one signs in here; nothing for who has none. */
export function TiesPart() {
  const words = useText(accounts).signOn.ties;
  const { data, error, refetch } = useQuery({
    queryKey: ['account', 'ties'],
    queryFn: () => answer(api.GET('/api/accounts/sign-on-ties')),
  });
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />;
  if (!data || data.items.length === 0) return null;
  return (
    <section aria-labelledby="sign-on-ties" className="mt-8">
      <h3 id="sign-on-ties" className="mb-2 text-std-20B-150">
        {words.title}
      </h3>
      <p className="mb-4">{words.lead}</p>
      <ul className="divide-y divide-solid-gray-300 border-y border-solid-gray-300">
        {data.items.map((tie) => (
          <TieItem key={tie.tieId} tie={tie} />
        ))}
      </ul>
    </section>
  );
}

function TieItem({ tie }: { tie: Tie }) {
  const words = useText(accounts).signOn.ties;
  const format = useFormat();
  const say = useToast();
  const name = useNameOf()(tie);
  const after = useAfterRemoval();
  const [isAsked, setAsked] = useState(false);
  const removing = useMutation({
    mutationFn: () => answer(api.DELETE('/api/accounts/sign-on-ties/{id}', { params: { path: { id: tie.tieId } } })),
    onSuccess: async () => {
      say({ message: words.removed });
      await after();
    },
  });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-bold text-solid-gray-900 wrap-anywhere">{name}</p>
        <p className="text-solid-gray-700">{words.since(format.instant(tie.tiedAt))}</p>
        <p className="text-solid-gray-700">{words.lastUsed(format.instant(tie.lastUsedAt))}</p>
        {tie.isOnlyWayIn && <p className="mt-2">{words.only}</p>}
      </div>
      {!tie.isOnlyWayIn && (
        <Button look="outline" size="small" aria-label={words.removeOf(name)} onClick={() => setAsked(true)}>
          {words.remove}
        </Button>
      )}
      <Dialog
        open={isAsked}
        onClose={() => setAsked(false)}
        title={words.removeOf(name)}
        actions={
          <Button look="danger" busy={removing.isPending} onClick={() => removing.mutate()}>
            {words.remove}
          </Button>
        }
      >
        {removing.error && <ErrorState problem={removing.error} />}
        <p>{words.removal}</p>
      </Dialog>
    </li>
  );
}
