import { useState } from 'react';
import { ApiProblem, answer, api } from '../../api/http';
import { useFormat } from '../../text/format';
import { useText } from '../../text/language';
import { ownData } from '../../text/own-data';
import { Button } from '../../ui/button';
import { ErrorSummary } from '../../ui/error-summary';
import { keepFile } from '../../ui/keep-file';
import { Section } from '../../ui/page';
import { useForm } from '../../ui/use-form';

/** Reads a body to its end and tells how much has come. A connection that breaks is told as a problem. */
async function readAll(body: ReadableStream<Uint8Array<ArrayBuffer>>, told: (bytes: number) => void): Promise<Blob> {
  const reader = body.getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      parts.push(next.value);
      bytes += next.value.byteLength;
      told(bytes);
    }
  } catch (cause) {
    throw cause instanceof TypeError ? new ApiProblem(0, '/problems/offline') : cause;
  }
  return new Blob(parts, { type: 'application/zip' });
}

/** Everything that is held about one, as a file to keep. */
export function ExportSection() {
  const words = useText(ownData).export;
  const format = useFormat();
  const [bytes, setBytes] = useState<number | null>(null);
  const form = useForm({
    initial: {},
    send: async () => {
      setBytes(0);
      try {
        const body = await answer(api.GET('/api/me/export', { parseAs: 'stream' }));
        const content = await readAll(body as unknown as ReadableStream<Uint8Array<ArrayBuffer>>, setBytes);
        keepFile(content, `talentpool-${format.isoDayOf(new Date().toISOString())}.zip`);
      } catch (cause) {
        setBytes(null);
        throw cause;
      }
    },
  });
  const size = words.size(format.number(Math.ceil((bytes ?? 0) / 1024)));
  return (
    <Section title={words.title} first>
      <p className="mb-4">{words.lead}</p>
      <p className="mb-6">{words.shared}</p>
      <ErrorSummary {...form.refused} />
      <form noValidate onSubmit={form.onSubmit}>
        <Button type="submit" busy={form.isSending}>
          {words.start}
        </Button>
      </form>
      <p role="status" className="mt-4">
        {bytes !== null && (form.isSending ? words.running(size) : words.done(size))}
      </p>
    </Section>
  );
}
