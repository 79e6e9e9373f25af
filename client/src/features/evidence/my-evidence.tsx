import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/http';
import { evidence } from '../../text/evidence';
import { useText } from '../../text/language';
import { Button } from '../../ui/button';
import { RadioGroup } from '../../ui/choice';
import { Dialog } from '../../ui/dialog';
import { ErrorSummary } from '../../ui/error-summary';
import { ErrorState, LoadingState } from '../../ui/feedback';
import { Field } from '../../ui/field';
import { Section } from '../../ui/page';
import { useToast } from '../../ui/toast';
import { useForm } from '../../ui/use-form';
import { type EvidenceItem, EvidenceList } from './evidence-list';

const longest = 10 * 1024 * 1024;

const myEvidenceQuery = queryOptions({ queryKey: ['me', 'evidence'], queryFn: () => answer(api.GET('/api/me/evidence')) });

const fetchFile = async (id: string) =>
  (await answer(api.GET('/api/me/evidence/{id}', { params: { path: { id } }, parseAs: 'blob' }))) as unknown as Blob;

/** A person's own proofs: what is there, one more, and away with one. */
export function MyEvidence() {
  const words = useText(evidence);
  const { data, error, refetch } = useQuery(myEvidenceQuery);
  return (
    <Section title={words.title}>
      <p className="mb-4">{words.lead}</p>
      {error ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : data ? (
        <EvidenceList items={data.items} fetchFile={fetchFile} action={(item) => <Remove item={item} />} />
      ) : (
        <LoadingState />
      )}
      <Upload key={data?.items.length} />
    </Section>
  );
}

function Upload() {
  const words = useText(evidence);
  const queries = useQueryClient();
  const toast = useToast();
  const form = useForm<{ kind: string; file: File | null }>({
    initial: { kind: '', file: null },
    check: ({ kind, file }) => ({
      kind: kind ? undefined : words.kindMissing,
      file: file ? (file.size > longest ? words.tooLarge : undefined) : words.fileMissing,
    }),
    send: async ({ kind, file }) => {
      await answer(
        api.POST('/api/me/evidence', {
          body: { kind, file: file as unknown as string },
          bodySerializer: () => {
            const body = new FormData();
            body.append('kind', kind);
            if (file) body.append('file', file);
            return body;
          },
        }),
      );
      toast({ message: words.added });
      await queries.invalidateQueries({ queryKey: myEvidenceQuery.queryKey });
    },
  });
  return (
    <form noValidate onSubmit={form.onSubmit} className="mt-6 flex flex-col gap-6">
      <ErrorSummary {...form.refused} />
      <RadioGroup
        {...form.choice('kind')}
        label={words.kind}
        required
        options={(['certificate', 'employment', 'other'] as const).map((value) => ({ value, label: words.kinds[value] }))}
      />
      <Field name="file" label={words.file} required error={form.errors.file}>
        {(wiring) => (
          <input
            {...wiring}
            type="file"
            required
            accept=".pdf,.jpg,.jpeg,.png"
            onChange={(event) => form.set('file', event.target.files?.[0] ?? null)}
            className="block min-h-12 max-w-full py-2"
          />
        )}
      </Field>
      <div>
        <Button type="submit" look="outline" busy={form.isSending}>
          {words.add}
        </Button>
      </div>
    </form>
  );
}

function Remove({ item }: { item: EvidenceItem }) {
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
          <form noValidate onSubmit={form.onSubmit}>
            <Button type="submit" look="danger" busy={form.isSending}>
              {words.removeYes}
            </Button>
          </form>
        }
      >
        <p>{words.removeLead}</p>
        <ErrorSummary {...form.refused} />
      </Dialog>
    </>
  );
}
