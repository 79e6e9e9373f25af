import { useRef, useState } from 'react';
import { useForm } from '../../ui/use-form';
import type { Effect } from './standards';

interface Proposal<V> {
  initial: V;
  check?: (values: V) => Record<string, string | undefined>;
  preview: (values: V, page: number) => Promise<Effect>;
  save: (values: V) => Promise<unknown>;
}

/**
 * A form that first shows whom the change would affect and saves only what was shown: any later change of a field puts the preview away.
 * Both buttons send the form; Enter in a field presses the first of them, which previews.
 */
export function useProposal<V extends object>({ initial, check, preview, save }: Proposal<V>) {
  const intent = useRef<{ kind: 'preview'; page: number } | { kind: 'save' }>({ kind: 'preview', page: 0 });
  const [shown, setShown] = useState<{ key: string; effect: Effect; page: number } | null>(null);
  const form = useForm({
    initial,
    ...(check ? { check } : {}),
    send: async (values) => {
      const key = JSON.stringify(values);
      if (intent.current.kind === 'save') {
        if (shown?.key === key) await save(values);
        return;
      }
      const { page } = intent.current;
      setShown(null);
      setShown({ key, effect: await preview(values, page), page });
    },
  });
  return {
    form,
    shown: shown?.key === JSON.stringify(form.values) ? shown : null,
    previews: (page = 0) => {
      intent.current = { kind: 'preview', page };
    },
    saves: () => {
      intent.current = { kind: 'save' };
    },
  };
}
