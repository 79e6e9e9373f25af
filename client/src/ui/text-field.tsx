import { type ComponentProps, useState } from 'react';
import { useText } from '../text/language';
import { Button } from './button';
import { classNames } from './class-names';
import { Field, type FieldProps } from './field';

/** How wide the answer is expected to be. */
export type Width = 'full' | 'long' | 'medium' | 'short';

const widths: Record<Width, string> = { full: '', long: 'max-w-xl', medium: 'max-w-xs', short: 'max-w-32' };

/** Native attributes that a field may take; those that hide meaning or block people are forbidden. */
type Allowed<Tag extends 'input' | 'textarea' | 'select'> = Omit<
  ComponentProps<Tag>,
  'placeholder' | 'disabled' | 'readOnly' | 'name' | 'id'
> & {
  /** It vanishes when one types; say it in the hint. */
  placeholder?: never;
  disabled?: never;
  readOnly?: never;
  width?: Width;
};

type TextFieldProps = FieldProps & Allowed<'input'>;

/** One line of text. */
export function TextField({ label, hint, error, required, name, width = 'long', className, ...rest }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} required={required} name={name}>
      {(wiring) => (
        <input type="text" {...rest} {...wiring} required={required} className={classNames('control', widths[width], className)} />
      )}
    </Field>
  );
}

/** A password, which can be shown. */
export function PasswordField({ label, hint, error, required, name, className, ...rest }: TextFieldProps) {
  const text = useText();
  const [shown, setShown] = useState(false);
  return (
    <Field label={label} hint={hint} error={error} required={required} name={name}>
      {(wiring) => (
        <div className="flex max-w-xl flex-wrap gap-2">
          <input
            autoCapitalize="none"
            spellCheck={false}
            {...rest}
            {...wiring}
            type={shown ? 'text' : 'password'}
            required={required}
            className={classNames('control max-w-md flex-1 basis-52', className)}
          />
          <Button look="outline" aria-controls={wiring.id} aria-pressed={shown} onClick={() => setShown(!shown)}>
            {shown ? text.ui.hidePassword : text.ui.showPassword}
          </Button>
        </div>
      )}
    </Field>
  );
}

/** Several lines of text. `maxLength` is shown as a count, not enforced while typing: nothing that was pasted is lost. */
export function TextArea({
  label,
  hint,
  error,
  required,
  name,
  width = 'full',
  maxLength,
  value,
  className,
  ...rest
}: FieldProps & Allowed<'textarea'> & { value?: string }) {
  const text = useText();
  return (
    <Field label={label} hint={hint} error={error} required={required} name={name}>
      {(wiring) => (
        <>
          <textarea
            rows={5}
            {...rest}
            {...wiring}
            value={value}
            required={required}
            className={classNames('control block py-2', widths[width], className)}
          />
          {maxLength !== undefined && (
            <p className={classNames('mt-1 text-right', (value?.length ?? 0) > maxLength ? 'text-error-2' : 'text-solid-gray-700')}>
              {text.ui.lengthOf(value?.length ?? 0, maxLength)}
            </p>
          )}
        </>
      )}
    </Field>
  );
}

export interface Option<V extends string = string> {
  value: V;
  label: string;
  hint?: string;
}

/** One of many, by the browser's own list. The first entry is empty unless `empty` is null. */
export function Select({
  label,
  hint,
  error,
  required,
  name,
  width = 'medium',
  options,
  empty,
  className,
  ...rest
}: FieldProps & Allowed<'select'> & { options: Option[]; empty?: string | null }) {
  const text = useText();
  return (
    <Field label={label} hint={hint} error={error} required={required} name={name}>
      {(wiring) => (
        <select {...rest} {...wiring} required={required} className={classNames('control', widths[width], className)}>
          {empty !== null && <option value="">{empty ?? text.ui.choose}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
