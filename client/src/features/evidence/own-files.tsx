import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/http';
import { evidence } from '../../text/evidence';
import { useText } from '../../text/language';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ErrorSummary } from '../../ui/error-summary';
import { useToast } from '../../ui/toast';
import { useForm } from '../../ui/use-form';
import type { EvidenceItem } from './evidence-list';

export type Kind = 'certificate' | 'employment' | 'other';

/** The most bytes of one file. */
export const longest = 10 * 1024 * 1024;

/** What a file dialog offers; the server goes by the content. */
export const accepted = '.pdf,.jpg,.jpeg,.png';

export const myEvidenceQuery = queryOptions({ queryKey: ['me', 'evidence'], queryFn: () => answer(api.GET('/api/me/evidence')) });

export const fetchFile = async (id: string) =>
  (await answer(api.GET('/api/me/evidence/{id}', { params: { path: { id } }, parseAs: 'blob' }))) as unknown as Blob;

export const sendFile = (kind: string, file: File) =>
  answer(
    api.POST('/api/me/evidence', {
      body: { kind, file: file as unknown as string },
      bodySerializer: () => {
        const body = new FormData();
        body.append('kind', kind);
        body.append('file', file);
        return body;
      },
    }),
  );

/** Takes a file away, once the person agrees. */
export function RemoveFile({ item }: { item: EvidenceItem }) {
  const words = useText(evidence);
  const queries = useQueryClient();
  const toast = useToast();
  const [isAsked, setAsked] = useState(false);
  const form = useForm({
    initial: {},
    send: async () => {
      await answer(api.DELETE('/api/me/evidence/{id}', { params: { path: { id: item.evidenceId } } }));
      setAsked(false);
      toast({ message: words.removed });
      await queries.invalidateQueries({ queryKey: myEvidenceQuery.queryKey });
    },
  });
  return (
    <>
      <Button look="text" size="small" onClick={() => setAsked(true)}>
        {words.remove(item.fileName)}
      </Button>
      <Dialog
        open={isAsked}
        onClose={() => setAsked(false)}
        title={words.remove(item.fileName)}
        actions={
          <Button look="danger" busy={form.isSending} onClick={form.submit}>
            {words.removeYes}
          </Button>
        }
      >
        <p>{words.removeLead}</p>
        <ErrorSummary {...form.refused} />
      </Dialog>
    </>
  );
}
