import type { ComponentProps } from 'react';
import { useFormat } from '../text/format';
import { useText } from '../text/language';
import { Field, type FieldProps } from './field';
import { parseDay, parseMonth } from './japanese-date';

type DateFieldProps = FieldProps &
  Omit<ComponentProps<'input'>, 'placeholder' | 'disabled' | 'readOnly' | 'type' | 'name' | 'id' | 'value'> & {
    placeholder?: never;
    disabled?: never;
    readOnly?: never;
    /** As typed; read it with parseDay or parseMonth when the form is sent. */
    value: string;
    precision?: 'day' | 'month';
  };

/** A day or a month as text, in either calendar and any usual spelling; how it was read is shown beside it. */
export function DateField({ label, hint, error, required, name, value, precision = 'day', ...rest }: DateFieldProps) {
  const text = useText();
  const format = useFormat();
  const iso = precision === 'day' ? parseDay(value) : parseMonth(value);
  return (
    <Field
      label={label}
      hint={hint ?? (precision === 'day' ? text.ui.dayHint : text.ui.monthHint)}
      error={error}
      required={required}
      name={name}
    >
      {(wiring) => (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <input type="text" autoComplete="off" {...rest} {...wiring} value={value} required={required} className="control max-w-52" />
          <output htmlFor={wiring.id} className="min-h-7 text-solid-gray-700">
            {iso && (precision === 'day' ? format.dayWithEra(iso) : format.monthWithEra(iso))}
          </output>
        </div>
      )}
    </Field>
  );
}
