import type { ReactNode } from 'react';
import type { components } from '../../api/schema';
import { evidence } from '../../text/evidence';
import { useFormat } from '../../text/format';
import { useText } from '../../text/language';
import { Button } from '../../ui/button';
import { ErrorSummary } from '../../ui/error-summary';
import { keepFile } from '../../ui/keep-file';
import { Cell, HeadCell, RowHead, Table } from '../../ui/table';
import { useForm } from '../../ui/use-form';

export type EvidenceItem = components['schemas']['EvidenceItem'];

interface Props {
  items: EvidenceItem[];
  /** Asks the API for the content. */
  fetchFile: (id: string) => Promise<Blob>;
  action?: (item: EvidenceItem) => ReactNode;
  /** All of one kind: the kind is not told again. */
  isOneKind?: boolean;
}

/** The files, each to be saved; nothing is opened inside the site. */
export function EvidenceList({ items, fetchFile, action, isOneKind = false }: Props) {
  const words = useText(evidence);
  const format = useFormat();
  if (items.length === 0) return <p>{words.none}</p>;
  return (
    <Table
      caption={words.title}
      captionHidden
      head={
        <>
          <HeadCell>{words.file}</HeadCell>
          {!isOneKind && <HeadCell>{words.kind}</HeadCell>}
          <HeadCell>{words.actions}</HeadCell>
        </>
      }
    >
      {items.map((item) => (
        <tr key={item.evidenceId}>
          <RowHead>
            <span className="wrap-anywhere">{item.fileName}</span>
            <span className="block font-normal text-solid-gray-700">
              {format.instant(item.uploadedAt)}{' '}
              <span className="whitespace-nowrap">{words.size(format.number(Math.ceil(item.size / 1024)))}</span>
            </span>
          </RowHead>
          {!isOneKind && <Cell>{words.kinds[item.kind as keyof typeof words.kinds]}</Cell>}
          <Cell>
            <Download item={item} fetchFile={fetchFile} />
            {action?.(item)}
          </Cell>
        </tr>
      ))}
    </Table>
  );
}

function Download({ item, fetchFile }: { item: EvidenceItem; fetchFile: Props['fetchFile'] }) {
  const words = useText(evidence);
  const form = useForm({
    initial: {},
    send: async () => keepFile(await fetchFile(item.evidenceId), item.fileName),
  });
  return (
    <>
      <ErrorSummary {...form.refused} />
      <Button look="text" size="small" busy={form.isSending} onClick={form.submit}>
        {words.download(item.fileName)}
      </Button>
    </>
  );
}
