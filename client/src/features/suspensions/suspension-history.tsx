import { useFormat } from '../../text/format';
import { Section } from '../../ui/page';
import { Cell, HeadCell, RowHead, Table } from '../../ui/table';

interface HistoryProps {
  items: readonly { reason: string; suspendedAt: string; reinstatedAt?: string | null }[];
  words: Record<'history' | 'suspendedAt' | 'reinstatedAt' | 'reason' | 'lasting', string>;
  /** The language of the reasons, where it is known. */
  locale?: string;
}

/** The suspensions of a registration or an account so far, each with what its owner was told. */
export function SuspensionHistory({ items, words, locale }: HistoryProps) {
  const format = useFormat();
  return (
    <Section title={words.history}>
      <Table
        caption={words.history}
        captionHidden
        head={
          <>
            <HeadCell>{words.suspendedAt}</HeadCell>
            <HeadCell>{words.reinstatedAt}</HeadCell>
            <HeadCell>{words.reason}</HeadCell>
          </>
        }
      >
        {items.map((item) => (
          <tr key={item.suspendedAt}>
            <RowHead>{format.instant(item.suspendedAt)}</RowHead>
            <Cell>{item.reinstatedAt ? format.instant(item.reinstatedAt) : words.lasting}</Cell>
            <Cell className="min-w-52 whitespace-pre-line">
              <span lang={locale}>{item.reason}</span>
            </Cell>
          </tr>
        ))}
      </Table>
    </Section>
  );
}
