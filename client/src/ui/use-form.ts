import { type ChangeEvent, type FormEvent, useState } from 'react';
import { ApiProblem } from '../api/http';

type Typed = ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>;
type KeysOf<V, T> = { [K in keyof V]: V[K] extends T ? K : never }[keyof V] & string;

interface Form<V> {
  initial: V;
  /** Messages by field path; what is undefined is right. */
  check?: (values: V) => Record<string, string | undefined>;
  /** Sends; an {@link ApiProblem} that it throws is shown at its fields or above the form. */
  send: (values: V) => Promise<unknown>;
}

/**
 * A form's values, its errors from both sides and its sending: `<form noValidate onSubmit={form.onSubmit}>`,
 * `<ErrorSummary {...form.refused} />`, `<TextField {...form.text('email')} />`, `<RadioGroup {...form.choice('kind')} />`, `<Button type="submit" busy={form.isSending}>`.
 */
export function useForm<V extends object>({ initial, check, send }: Form<V>) {
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [isSending, setSending] = useState(false);

  const set = <K extends keyof V>(name: K, value: V[K]) => setValues((now) => ({ ...now, [name]: value }));

  const refuse = (fields: Record<string, string>, whole: ApiProblem | null = null) => {
    setErrors(fields);
    setProblem(whole);
    setAttempt((count) => count + 1);
  };

  const submit = async () => {
    const found = Object.entries(check?.(values) ?? {}).filter((entry): entry is [string, string] => entry[1] !== undefined);
    if (found.length > 0) return refuse(Object.fromEntries(found));
    setErrors({});
    setProblem(null);
    setSending(true);
    try {
      await send(values);
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      const fields = Object.fromEntries(Object.entries(cause.errors).map(([field, messages]) => [field, messages[0] ?? cause.title]));
      refuse(fields, Object.keys(fields).length > 0 ? null : cause);
    } finally {
      setSending(false);
    }
  };

  return {
    values,
    set,
    setValues,
    errors,
    isSending,
    refused: { errors, problem, attempt },
    /** For fields whose value is text. */
    text: <K extends KeysOf<V, string>>(name: K) => ({
      name,
      value: values[name] as string,
      error: errors[name],
      onChange: (event: Typed) => set(name, event.target.value as V[K]),
    }),
    /** For groups, whose value is not an event. */
    choice: <K extends keyof V & string>(name: K) => ({
      name,
      value: values[name],
      error: errors[name],
      onChange: (value: V[K]) => set(name, value),
    }),
    /** For a single box to tick. */
    tick: <K extends KeysOf<V, boolean>>(name: K) => ({
      name,
      checked: values[name] as boolean,
      error: errors[name],
      onChange: (event: ChangeEvent<HTMLInputElement>) => set(name, event.target.checked as V[K]),
    }),
    /** For what stands inside another form and is sent by a press alone. */
    submit: () => void submit(),
    onSubmit: (event: FormEvent) => {
      event.preventDefault();
      void submit();
    },
  };
}
