import type { ComponentProps } from 'react';
import { Field, type FieldProps } from './field';

type Props = FieldProps & Pick<ComponentProps<'input'>, 'accept' | 'ref'> & { onChoose: (file: File | null) => void };

/** One file to choose. The browser's own control, whose button looks like ours. */
export function FileField({ label, hint, error, required = false, name, accept, ref, onChoose }: Props) {
  return (
    <Field label={label} hint={hint} error={error} required={required} name={name}>
      {(wiring) => (
        <input
          {...wiring}
          ref={ref}
          type="file"
          required={required}
          accept={accept}
          onChange={(event) => onChoose(event.target.files?.[0] ?? null)}
          className="block max-w-full rounded-8 py-2 text-std-16N-170 file:mr-4 file:min-h-12 file:cursor-pointer file:rounded-8 file:border file:border-current file:bg-white file:px-4 file:py-1.5 file:text-std-16B-170 file:text-key-900 hover:file:bg-key-200"
        />
      )}
    </Field>
  );
}
