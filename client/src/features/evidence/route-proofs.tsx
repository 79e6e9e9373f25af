import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { ApiProblem } from '../../api/http';
import { evidence } from '../../text/evidence';
import { useText } from '../../text/language';
import { Disclosure } from '../../ui/disclosure';
import { ErrorState } from '../../ui/feedback';
import { FileField } from '../../ui/file-field';
import { useToast } from '../../ui/toast';
import { EvidenceList } from './evidence-list';
import { accepted, fetchFile, type Kind, longest, myEvidenceQuery, RemoveFile, sendFile } from './own-files';

/**
 * The proofs of one kind beside what they prove, folded since nobody has to add one. Inside another form: a file goes up as soon as it is chosen.
 * `begin` sees to it that there is a registration for it to belong to.
 */
export function RouteProofs({ kind, begin }: { kind: Kind; begin: () => Promise<void> }) {
  const words = useText(evidence);
  const { data, error, refetch } = useQuery(myEvidenceQuery);
  const items = data?.items.filter((item) => item.kind === kind) ?? [];
  return (
    <Disclosure summary={words.proofsOf[kind](items.length)}>
      <div className="flex flex-col gap-6">
        {error && <ErrorState problem={error} onRetry={() => void refetch()} />}
        {items.length > 0 && <EvidenceList items={items} fetchFile={fetchFile} action={(item) => <RemoveFile item={item} />} isOneKind />}
        <Add kind={kind} begin={begin} />
      </div>
    </Disclosure>
  );
}

function Add({ kind, begin }: { kind: Kind; begin: () => Promise<void> }) {
  const words = useText(evidence);
  const queries = useQueryClient();
  const toast = useToast();
  const input = useRef<HTMLInputElement>(null);
  const adding = useMutation({
    mutationFn: async (file: File) => {
      if (file.size > longest) throw new ApiProblem(400, '/problems/invalid', '', '', { file: [words.tooLarge] });
      await begin();
      await sendFile(kind, file);
    },
    onSuccess: async () => {
      toast({ message: words.added });
      await queries.invalidateQueries({ queryKey: myEvidenceQuery.queryKey });
    },
    // The same file may be chosen again after a refusal.
    onSettled: () => {
      if (input.current) input.current.value = '';
    },
  });
  const refused = adding.error instanceof ApiProblem ? adding.error.errors.file?.[0] : undefined;
  return (
    <>
      {adding.isError && !refused && <ErrorState problem={adding.error} />}
      <FileField
        ref={input}
        name={`proof-${kind}`}
        label={words.addOf[kind]}
        hint={words.addHint}
        error={refused}
        accept={accepted}
        onChoose={(file) => {
          if (file && !adding.isPending) adding.mutate(file);
        }}
      />
      <p role="status">{adding.isPending ? words.sending : ''}</p>
      <p role="alert" className="sr-only">
        {refused}
      </p>
    </>
  );
}
