import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/http';
import { useReference } from '../../api/reference';
import type { components } from '../../api/schema';
import { desk } from '../../text/desk';
import { useText } from '../../text/language';
import { Button } from '../../ui/button';
import { StatusChip, type Tone } from '../../ui/chip';
import { ErrorSummary } from '../../ui/error-summary';
import { NoticeBanner } from '../../ui/feedback';
import { FileField } from '../../ui/file-field';
import { Page, Section } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { Cell, HeadCell, RowHead, Table } from '../../ui/table';
import { useForm } from '../../ui/use-form';

type Preview = components['schemas']['PreviewImportResponse'];
type Done = components['schemas']['ConfirmImportResponse'];

const tones: Record<string, Tone> = { new: 'success', update: 'info', bad: 'error' };

/** A file of postings: first what each row would do, then, when confirmed, the good ones. */
export function ImportPage() {
  const words = useText(desk).import;
  const queries = useQueryClient();
  const [preview, setPreview] = useState<Preview | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const form = useForm<{ file: File | null }>({
    initial: { file: null },
    check: ({ file }) => ({ file: file ? undefined : words.fileMissing }),
    send: async ({ file }) => {
      setDone(null);
      setPreview(null);
      setPreview(
        await answer(
          api.POST('/api/postings/import/preview', {
            body: { file: file as unknown as string },
            bodySerializer: () => {
              const data = new FormData();
              if (file) data.append('file', file);
              return data;
            },
          }),
        ),
      );
    },
  });
  const confirm = useForm({
    initial: {},
    send: async () => {
      if (!preview) return;
      setDone(await answer(api.POST('/api/postings/import', { body: { importId: preview.importId } })));
      setPreview(null);
      await queries.invalidateQueries({ queryKey: ['my-postings'] });
    },
  });
  return (
    <Page>
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      {done && <NoticeBanner kind="success" title={words.done(done.imported, done.updated, done.skipped)} live />}
      <ErrorSummary {...form.refused} />
      <form noValidate onSubmit={form.onSubmit} className="my-6 flex flex-col gap-6">
        <FileField
          name="file"
          label={words.file}
          hint={words.fileHint}
          required
          error={form.errors.file}
          accept=".jsonl,.csv,.xlsx"
          onChoose={(file) => form.set('file', file)}
        />
        <div>
          <Button type="submit" busy={form.isSending}>
            {words.preview}
          </Button>
        </div>
      </form>
      <ErrorSummary {...confirm.refused} />
      {preview && (
        <Section title={words.result(preview.good, preview.bad)}>
          <Rows preview={preview} />
          {preview.good > 0 && (
            <form noValidate onSubmit={confirm.onSubmit} className="mt-6">
              <Button type="submit" size="large" busy={confirm.isSending}>
                {words.confirm(preview.good)}
              </Button>
            </form>
          )}
        </Section>
      )}
    </Page>
  );
}

function Rows({ preview }: { preview: Preview }) {
  const words = useText(desk).import;
  const { prefectureName } = useReference();
  return (
    <Table
      caption={words.result(preview.good, preview.bad)}
      captionHidden
      head={
        <>
          <HeadCell align="end">{words.line}</HeadCell>
          <HeadCell>{words.verdict}</HeadCell>
          <HeadCell>{words.name}</HeadCell>
          <HeadCell>{words.errors}</HeadCell>
        </>
      }
    >
      {preview.rows.map((row) => (
        <tr key={row.line}>
          <RowHead>{row.line}</RowHead>
          <Cell>
            <StatusChip tone={tones[row.verdict] ?? 'neutral'}>
              {words.verdicts[row.verdict as keyof typeof words.verdicts] ?? row.verdict}
            </StatusChip>
          </Cell>
          <Cell>
            {row.title}
            <span className="block text-solid-gray-700">{prefectureName(row.prefecture)}</span>
          </Cell>
          <Cell>
            <ul>
              {row.errors.map((fault) => (
                <li key={fault.column + fault.message}>{words.error(fault.column, fault.value, fault.message)}</li>
              ))}
            </ul>
          </Cell>
        </tr>
      ))}
    </Table>
  );
}
