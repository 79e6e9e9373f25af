import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiProblem, answer, api } from '../../api/http';
import { useReference } from '../../api/reference';
import { type Draft, registrationQuery, toDraft, toRequest } from './registration';

const pauseInTyping = 1500;

/** The draft with its saving: 1.5 seconds after the last change, and on demand. Saves never overtake each other. */
export function useRegistration() {
  const queries = useQueryClient();
  const { purposeNotice } = useReference();
  const { data } = useSuspenseQuery(registrationQuery);
  const [draft, setDraft] = useState(() => toDraft(data, purposeNotice.version));
  const [state, setState] = useState<'idle' | 'saving' | 'saved'>('idle');
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(draft);
  const isDirty = useRef(false);
  const last = useRef<Promise<boolean>>(Promise.resolve(true));

  const refuse = useCallback((cause: ApiProblem, loud: boolean) => {
    const fields = Object.fromEntries(Object.entries(cause.errors).map(([field, messages]) => [field, messages[0] ?? cause.title]));
    setErrors(fields);
    setProblem(Object.keys(fields).length > 0 ? null : cause);
    if (loud) setAttempt((count) => count + 1);
  }, []);

  const send = useCallback(
    async (loud: boolean): Promise<boolean> => {
      if (!isDirty.current) return true;
      isDirty.current = false;
      setState('saving');
      try {
        const saved = await answer(api.PUT('/api/me/profile', { body: toRequest(latest.current, purposeNotice.version) }));
        latest.current = { ...latest.current, version: saved.version };
        setDraft((now) => ({ ...now, version: saved.version }));
        queries.setQueryData(registrationQuery.queryKey, saved);
        setErrors({});
        setProblem(null);
        setState('saved');
        return true;
      } catch (cause) {
        if (!(cause instanceof ApiProblem)) throw cause;
        isDirty.current = true;
        setState('idle');
        refuse(cause, loud);
        return false;
      }
    },
    [purposeNotice.version, queries, refuse],
  );

  const save = useCallback(
    (loud = true) => {
      last.current = last.current.then(() => send(loud));
      return last.current;
    },
    [send],
  );

  const change = useCallback((part: Partial<Draft>) => {
    latest.current = { ...latest.current, ...part };
    isDirty.current = true;
    setDraft(latest.current);
    setState('idle');
  }, []);

  useEffect(() => {
    if (!isDirty.current || draft !== latest.current) return;
    const timer = setTimeout(() => void save(false), pauseInTyping);
    return () => clearTimeout(timer);
  }, [draft, save]);

  /** Gives up what was typed here for what was saved elsewhere. */
  const reload = async () => {
    const fresh = await queries.fetchQuery({ ...registrationQuery, staleTime: 0 });
    isDirty.current = false;
    latest.current = toDraft(fresh, purposeNotice.version);
    setDraft(latest.current);
    setErrors({});
    setProblem(null);
  };

  return { saved: data, draft, change, save, reload, refuse, state, errors, refused: { errors, problem, attempt } };
}

export type RegistrationForm = ReturnType<typeof useRegistration>;

/** The wiring of a field of text. */
export const textOf = <K extends keyof Draft>(form: RegistrationForm, key: K, field: string = key) => ({
  name: field,
  value: form.draft[key] as string,
  error: form.errors[field],
  onChange: (event: { target: { value: string } }) => form.change({ [key]: event.target.value } as Partial<Draft>),
});

/** The wiring of a group of choices. */
export const choiceOf = <K extends keyof Draft>(form: RegistrationForm, key: K, field: string = key) => ({
  name: field,
  value: form.draft[key],
  error: form.errors[field],
  onChange: (value: Draft[K]) => form.change({ [key]: value } as Partial<Draft>),
});
