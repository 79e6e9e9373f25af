import { useQuery, useQueryClient } from '@tanstack/react-query';
import { evidence } from '../../text/evidence';
import { useText } from '../../text/language';
import { Button } from '../../ui/button';
import { RadioGroup } from '../../ui/choice';
import { ErrorSummary } from '../../ui/error-summary';
import { ErrorState, LoadingState } from '../../ui/feedback';
import { FileField } from '../../ui/file-field';
import { Section } from '../../ui/page';
import { useToast } from '../../ui/toast';
import { useForm } from '../../ui/use-form';
import { EvidenceList } from './evidence-list';
import { accepted, fetchFile, longest, myEvidenceQuery, RemoveFile, sendFile } from './own-files';

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
        <EvidenceList items={data.items} fetchFile={fetchFile} action={(item) => <RemoveFile item={item} />} />
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
      if (file) await sendFile(kind, file);
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
      <FileField
        name="file"
        label={words.file}
        required
        error={form.errors.file}
        accept={accepted}
        onChoose={(file) => form.set('file', file)}
      />
      <div>
        <Button type="submit" look="outline" busy={form.isSending}>
          {words.add}
        </Button>
      </div>
    </form>
  );
}
