import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiProblem, answer, api } from '../../api/http';
import { useReference } from '../../api/reference';
import { candidates } from '../../text/candidates';
import { useText } from '../../text/language';
import { type Draft, formErrors, registrationQuery, toDraft, toRequest, unreadableHours } from './registration';

const pauseInTyping = 1500;

/** saved: everything typed is on the server. refused: a field keeps it from being saved. failed: the server did not take it. */
export type SavingState = 'idle' | 'saving' | 'saved' | 'refused' | 'failed';

/**
 * The draft with its saving: 1.5 seconds after the last change, on demand, and when the page is left. Saves never overtake each other.
 * What is refused while one types is shown at its fields; the summary waits for a deliberate step.
 */
export function useRegistration() {
  const queries = useQueryClient();
  const words = useText(candidates).register;
  const { purposeNotice } = useReference();
  const { data } = useSuspenseQuery(registrationQuery);
  const [draft, setDraft] = useState(() => toDraft(data, purposeNotice.version));
  const [state, setState] = useState<SavingState>('idle');
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [told, setTold] = useState<{ errors: Record<string, string>; problem: ApiProblem | null }>({ errors: {}, problem: null });
  const [attempt, setAttempt] = useState(0);
  const [isConflict, setConflict] = useState(false);
  const latest = useRef(draft);
  const isDirty = useRef(false);
  const refused = useRef<Draft | null>(null);
  const last = useRef<Promise<boolean>>(Promise.resolve(true));

  const clear = useCallback(() => {
    setErrors({});
    setTold({ errors: {}, problem: null });
    setConflict(false);
  }, []);

  const refuse = useCallback((cause: ApiProblem, isLoud: boolean): Record<string, string> => {
    const fields = formErrors(latest.current, cause.errors, cause.title);
    const hasFields = Object.keys(fields).length > 0;
    refused.current = hasFields ? latest.current : null;
    setErrors(fields);
    // A refused submission leaves the draft saved.
    if (isDirty.current) setState(hasFields ? 'refused' : 'failed');
    setConflict(cause.type === '/problems/edited-elsewhere');
    if (isLoud) {
      setTold({ errors: fields, problem: hasFields ? null : cause });
      setAttempt((count) => count + 1);
    }
    return fields;
  }, []);

  const send = useCallback(
    async (isLoud: boolean): Promise<boolean> => {
      if (!isDirty.current) return true;
      // What was refused is not sent again until it changes or the person insists.
      if (!isLoud && refused.current === latest.current) return false;
      const unreadable = unreadableHours(latest.current);
      if (unreadable.length > 0) {
        const errors = Object.fromEntries(unreadable.map((field) => [field, [words.hoursUnreadable]]));
        refuse(new ApiProblem(400, '/problems/invalid', '', '', errors), isLoud);
        return false;
      }
      isDirty.current = false;
      setState('saving');
      try {
        const saved = await answer(api.PUT('/api/me/profile', { body: toRequest(latest.current, purposeNotice.version) }));
        latest.current = { ...latest.current, version: saved.version };
        setDraft((now) => ({ ...now, version: saved.version }));
        queries.setQueryData(registrationQuery.queryKey, saved);
        clear();
        setState(isDirty.current ? 'idle' : 'saved');
        return true;
      } catch (cause) {
        if (!(cause instanceof ApiProblem)) throw cause;
        isDirty.current = true;
        refuse(cause, isLoud);
        return false;
      }
    },
    [purposeNotice.version, queries, refuse, clear, words],
  );

  const save = useCallback(
    (isLoud = true) => {
      last.current = last.current.then(() => send(isLoud));
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

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the draft starts the pause anew
  useEffect(() => {
    if (!isDirty.current || isConflict) return;
    const timer = setTimeout(() => void save(false), pauseInTyping);
    return () => clearTimeout(timer);
  }, [draft, save, isConflict]);

  useSavingOnLeave(isDirty, save);

  /** Gives up what was typed here for what was saved elsewhere. */
  const takeTheirs = async () => {
    const fresh = await queries.fetchQuery({ ...registrationQuery, staleTime: 0 });
    isDirty.current = false;
    latest.current = toDraft(fresh, purposeNotice.version);
    setDraft(latest.current);
    setState('idle');
    clear();
  };

  /** Puts what was typed here in the place of what was saved elsewhere. */
  const keepMine = async () => {
    const fresh = await queries.fetchQuery({ ...registrationQuery, staleTime: 0 });
    isDirty.current = true;
    latest.current = { ...latest.current, version: fresh.version };
    await save();
  };

  return { saved: data, draft, change, save, takeTheirs, keepMine, refuse, state, errors, isConflict, refused: { ...told, attempt } };
}

export type RegistrationForm = ReturnType<typeof useRegistration>;

/** Saves what is still unsaved when one goes to another page, another tab or back online; before the tab is closed the browser asks. */
function useSavingOnLeave(isDirty: { readonly current: boolean }, save: (isLoud: boolean) => Promise<boolean>) {
  useEffect(() => {
    const saveQuietly = () => void (isDirty.current && save(false));
    const ask = (event: BeforeUnloadEvent) => {
      if (!isDirty.current) return;
      event.preventDefault();
      saveQuietly();
    };
    document.addEventListener('visibilitychange', saveQuietly);
    addEventListener('online', saveQuietly);
    addEventListener('beforeunload', ask);
    return () => {
      document.removeEventListener('visibilitychange', saveQuietly);
      removeEventListener('online', saveQuietly);
      removeEventListener('beforeunload', ask);
      saveQuietly();
    };
  }, [isDirty, save]);
}

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
