import { createContext, type ReactNode, useContext, useId } from 'react';
import { useText } from '../text/language';
import { classNames } from './class-names';

/** What every form control shows around itself. Texts come from `text/`. */
export interface FieldProps {
  label: ReactNode;
  /** Above the control: what to enter, with an example. */
  hint?: ReactNode;
  /** Below the control: what is wrong and how to mend it. */
  error?: string | undefined;
  /** Shows ※必須 or ※任意. */
  required?: boolean;
  /** The field's path as in the API's errors, such as `jobs[0].end`; its id is made from it, so that the error summary can lead to it. */
  name: string;
}

const Scope = createContext('');

/** Keeps the controls' ids of what lies over a page apart from those of the page below. */
export const FieldScope = Scope.Provider;

/** The id of a field's control: its name, and where several forms are on the page at once, the scope before it. */
export const useControlId = () => {
  const scope = useContext(Scope);
  return (name: string) => scope + name;
};

/** What ties a control to its label, hint and error. */
export interface Wiring {
  id: string;
  name: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/** The ids of a field's parts, and the attributes that tie the control to them. */
export function useWiring({ name, hint, error }: Pick<FieldProps, 'name' | 'hint' | 'error'>): {
  wiring: Wiring;
  hintId: string;
  errorId: string;
} {
  const unique = useId();
  const controlId = useControlId();
  const hintId = `${unique}hint`;
  const errorId = `${unique}error`;
  const described = classNames(hint ? hintId : null, error ? errorId : null);
  return {
    wiring: { id: controlId(name), name, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined },
    hintId,
    errorId,
  };
}

/** ※必須 or ※任意, in words. */
export function Requirement({ required }: { required: boolean }) {
  const text = useText();
  return (
    <span className={classNames('ml-2 text-std-16N-170 font-normal', required ? 'text-error-2' : 'text-solid-gray-700')}>
      {required ? text.ui.required : text.ui.optional}
    </span>
  );
}

export function Hint({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <div id={id} className="mb-2 text-solid-gray-700">
      {children}
    </div>
  );
}

export function FieldError({ id, children }: { id?: string; children: string }) {
  return (
    <p id={id} className="mt-2 text-error-2">
      ＊{children}
    </p>
  );
}

/** A label, a hint, one control and its error: the frame of the single-line controls. */
export function Field({ label, hint, error, required = false, name, children }: FieldProps & { children: (wiring: Wiring) => ReactNode }) {
  const { wiring, hintId, errorId } = useWiring({ name, hint, error });
  return (
    <div className="min-w-0">
      <label htmlFor={wiring.id} className="mb-1 block text-std-17B-170 text-solid-gray-900">
        {label}
        <Requirement required={required} />
      </label>
      {hint && <Hint id={hintId}>{hint}</Hint>}
      {children(wiring)}
      {error && <FieldError id={errorId}>{error}</FieldError>}
    </div>
  );
}

/** Several controls under one question. */
export function FieldGroup({ label, hint, error, required = false, name, children }: FieldProps & { children: ReactNode }) {
  const { hintId, errorId, wiring } = useWiring({ name, hint, error });
  return (
    <fieldset className="min-w-0" aria-describedby={wiring['aria-describedby']}>
      <legend className="mb-1 text-std-17B-170 text-solid-gray-900">
        {label}
        <Requirement required={required} />
      </legend>
      {hint && <Hint id={hintId}>{hint}</Hint>}
      {children}
      {error && <FieldError id={errorId}>{error}</FieldError>}
    </fieldset>
  );
}
