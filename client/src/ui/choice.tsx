import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names';
import { FieldError, FieldGroup, type FieldProps, useControlId, useWiring } from './field';
import type { Option } from './text-field';

const box = 'size-6 flex-none accent-key-900';
const row = 'flex min-h-11 cursor-pointer items-start gap-3 rounded-8 px-2 py-2 hover:bg-solid-gray-50';

function Tick({ label, hint, ...input }: ComponentProps<'input'> & { label: ReactNode; hint?: ReactNode }) {
  return (
    <label className={row}>
      <input {...input} className={box} />
      <span className="min-w-0">
        {label}
        {hint && <span className="block text-solid-gray-700">{hint}</span>}
      </span>
    </label>
  );
}

type CheckboxProps = Omit<ComponentProps<'input'>, 'type' | 'disabled' | 'name' | 'id'> &
  Pick<FieldProps, 'label' | 'hint' | 'error' | 'name'> & { disabled?: never };

/** One box to tick, with its own error. */
export function Checkbox({ label, hint, error, name, ...rest }: CheckboxProps) {
  const { wiring, errorId } = useWiring({ name, error });
  return (
    <div className="-ml-2">
      <Tick {...rest} {...wiring} type="checkbox" label={label} hint={hint} />
      {error && (
        <div className="pl-2">
          <FieldError id={errorId}>{error}</FieldError>
        </div>
      )}
    </div>
  );
}

interface Choices<V extends string> extends FieldProps {
  options: Option<V>[];
  /** Side by side where there is room. */
  columns?: boolean;
}

const layout = (columns?: boolean) =>
  classNames('-ml-2', columns && 'grid grid-cols-[repeat(auto-fill,minmax(min(11rem,100%),1fr))] gap-x-4');

/** Any number of a few. Options keep their order in the value. */
export function CheckboxGroup<V extends string>({
  options,
  value,
  onChange,
  columns,
  ...field
}: Choices<V> & { value: V[]; onChange: (value: V[]) => void }) {
  const controlId = useControlId();
  return (
    <FieldGroup {...field}>
      <div className={layout(columns)}>
        {options.map((option, index) => (
          <Tick
            key={option.value}
            type="checkbox"
            id={index === 0 ? controlId(field.name) : undefined}
            name={field.name}
            value={option.value}
            label={option.label}
            hint={option.hint}
            checked={value.includes(option.value)}
            onChange={(event) =>
              onChange(
                options.map((each) => each.value).filter((each) => (each === option.value ? event.target.checked : value.includes(each))),
              )
            }
          />
        ))}
      </div>
    </FieldGroup>
  );
}

/** One of a few, all of them visible. */
export function RadioGroup<V extends string>({
  options,
  value,
  onChange,
  columns,
  ...field
}: Choices<V> & { value: V | ''; onChange: (value: V) => void }) {
  const controlId = useControlId();
  return (
    <FieldGroup {...field}>
      <div className={layout(columns)}>
        {options.map((option, index) => (
          <Tick
            key={option.value}
            type="radio"
            id={index === 0 ? controlId(field.name) : undefined}
            name={field.name}
            value={option.value}
            label={option.label}
            hint={option.hint}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
          />
        ))}
      </div>
    </FieldGroup>
  );
}
