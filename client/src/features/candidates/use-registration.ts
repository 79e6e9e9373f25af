import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiProblem, answer, api } from '../../api/http';
import { useReference } from '../../api/reference';
import { sessionQuery, useSession } from '../../api/session';
import { candidates } from '../../text/candidates';
import { useText } from '../../text/language';
import { register } from '../../text/register';
import { beginWith, forgetHere, hasAside, heldHere, holdHere, type KeptForm, keptFormQuery } from './kept-form';
import { type Draft, formErrors, registrationQuery, toDraft, toRequest, unreadableHours, unreadableYears } from './registration';

const pauseInTyping = 1500;
const pauseBeforeRetry = 5000;

/** saved: everything typed is on the server. refused: a field keeps it from being saved. offline, expired, failed: the server did not take it. */
export type SavingState = 'idle' | 'saving' | 'saved' | 'refused' | 'offline' | 'expired' | 'failed';

/** What saving came to when no field was refused. */
function stateAfter(status: number): SavingState {
  if (status === 0) return 'offline';
  return status === 401 ? 'expired' : 'failed';
}

/** Numbers that cannot be read are not sent: the server would never see what was typed. */
function refuseUnreadable(draft: Draft, hoursText: string, yearsText: string) {
  const hours = unreadableHours(draft).map((field) => [field, [hoursText]]);
  const years = unreadableYears(draft).map((field) => [field, [yearsText]]);
  if (hours.length + years.length > 0) throw new ApiProblem(400, '/problems/invalid', '', '', Object.fromEntries([...hours, ...years]));
}

/**
 * The draft with its saving: 1.5 seconds after the last change, on demand, and when the page is left. Saves never overtake each other.
 * What is refused while one types is shown at its fields; the summary waits for a deliberate step. Until the registration has it,
 * what was typed stays in this tab, and on the server as the form's own text: a reload, a lost connection or an ended session loses nothing.
 */
export function useRegistration() {
  const queries = useQueryClient();
  const words = useText(candidates).register;
  const own = useText(register);
  const me = useSession();
  const [accountId] = useState(() => me?.accountId ?? '');
  const { purposeNotice } = useReference();
  const { data } = useSuspenseQuery(registrationQuery);
  const { data: kept } = useSuspenseQuery(keptFormQuery);
  const [begun] = useState(() => {
    const onServer = kept.text ? (JSON.parse(kept.text) as KeptForm) : null;
    return beginWith(data, purposeNotice.version, heldHere(accountId) ?? onServer);
  });
  const [draft, setDraft] = useState(begun.draft);
  const [state, setState] = useState<SavingState>('idle');
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [told, setTold] = useState<{ errors: Record<string, string>; problem: ApiProblem | null }>({ errors: {}, problem: null });
  const [attempt, setAttempt] = useState(0);
  const [isConflict, setConflict] = useState(begun.isConflict);
  const [failures, setFailures] = useState(0);
  const latest = useRef(draft);
  const isDirty = useRef(begun.isUnsaved);
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
    if (isDirty.current) setState(hasFields ? 'refused' : stateAfter(cause.status));
    setFailures((count) => count + 1);
    setConflict(cause.type === '/problems/edited-elsewhere');
    if (isLoud) {
      setTold({ errors: fields, problem: hasFields ? null : cause });
      setAttempt((count) => count + 1);
    }
    return fields;
  }, []);

  const keepForm = useCallback(
    async (isSaved: boolean) => {
      const form = latest.current;
      const text =
        isSaved && !hasAside(form) ? null : JSON.stringify({ accountId, version: form.version, isSaved, form } satisfies KeptForm);
      if (text === queries.getQueryData(keptFormQuery.queryKey)?.text) return;
      await answer(api.PUT('/api/me/form', { body: { text } }));
      queries.setQueryData(keptFormQuery.queryKey, { text });
    },
    [accountId, queries],
  );

  const saveRegistration = useCallback(async () => {
    const saved = await answer(api.PUT('/api/me/profile', { body: toRequest(latest.current, purposeNotice.version) }));
    latest.current = { ...latest.current, version: saved.version };
    setDraft((now) => ({ ...now, version: saved.version }));
    queries.setQueryData(registrationQuery.queryKey, saved);
    clear();
    if (!isDirty.current) {
      forgetHere();
      await keepForm(true);
    }
    setState(isDirty.current ? 'idle' : 'saved');
  }, [purposeNotice.version, queries, clear, keepForm]);

  // What was refused is not sent again until it changes or the person insists; whoever signed in meanwhile must not get another's answers.
  const maySend = useCallback(
    (isLoud: boolean) =>
      (isLoud || refused.current !== latest.current) && queries.getQueryData(sessionQuery.queryKey)?.accountId === accountId,
    [queries, accountId],
  );

  const send = useCallback(
    async (isLoud: boolean): Promise<boolean> => {
      if (!isDirty.current) return true;
      if (!maySend(isLoud)) return false;
      isDirty.current = false;
      setState('saving');
      try {
        refuseUnreadable(latest.current, words.hoursUnreadable, own.yearsUnreadable);
        if (hasAside(latest.current)) await keepForm(true);
        await saveRegistration();
        return true;
      } catch (cause) {
        if (!(cause instanceof ApiProblem)) throw cause;
        isDirty.current = true;
        const hasFaults = Object.keys(refuse(cause, isLoud)).length > 0;
        if (hasFaults) await keepForm(false).catch(() => setState('failed'));
        return false;
      }
    },
    [maySend, refuse, saveRegistration, keepForm, words, own],
  );

  const save = useCallback(
    (isLoud = true) => {
      last.current = last.current.then(() => send(isLoud));
      return last.current;
    },
    [send],
  );

  /** Files belong to a registration: makes sure that there is one, even while what was typed cannot be saved. */
  const begin = useCallback(async () => {
    await save(false);
    const opening = last.current.then(async () => {
      if (latest.current.version > 0) return;
      const none = await queries.fetchQuery({ ...registrationQuery, staleTime: 0 });
      // Begun in another window: which of the two stays is for the person to say, as ever.
      if (none.version > 0) return;
      const begun = await answer(
        api.PUT('/api/me/profile', { body: toRequest(toDraft(none, purposeNotice.version), purposeNotice.version) }),
      );
      latest.current = { ...latest.current, version: begun.version };
      setDraft(latest.current);
      queries.setQueryData(registrationQuery.queryKey, begun);
      holdHere({ accountId, version: begun.version, isSaved: false, form: latest.current });
      await keepForm(false);
    });
    last.current = opening.then(
      () => true,
      () => false,
    );
    await opening;
  }, [save, queries, purposeNotice.version, accountId, keepForm]);

  const change = useCallback(
    (part: Partial<Draft>) => {
      latest.current = { ...latest.current, ...part };
      isDirty.current = true;
      holdHere({ accountId, version: latest.current.version, isSaved: false, form: latest.current });
      setDraft(latest.current);
      setState('idle');
    },
    [accountId],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the draft starts the pause anew
  useEffect(() => {
    if (!isDirty.current || isConflict) return;
    const timer = setTimeout(() => void save(false), pauseInTyping);
    return () => clearTimeout(timer);
  }, [draft, save, isConflict]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each failure starts the pause anew
  useEffect(() => {
    if (state !== 'offline' && state !== 'failed') return;
    const timer = setTimeout(() => void save(false), pauseBeforeRetry);
    return () => clearTimeout(timer);
  }, [state, failures, save]);

  // Signed in again: what waited is saved. As someone else: their own pages are loaded, and nothing of this form.
  useEffect(() => {
    if (!me) return;
    if (me.accountId === accountId) return void (isDirty.current && save(false));
    isDirty.current = false;
    forgetHere();
    location.assign('/me');
  }, [me, accountId, save]);

  useSavingOnLeave(isDirty, save);

  /** Gives up what was typed here for what was saved elsewhere. */
  const takeTheirs = async () => {
    const fresh = await queries.fetchQuery({ ...registrationQuery, staleTime: 0 });
    isDirty.current = false;
    forgetHere();
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

  return {
    saved: data,
    draft,
    change,
    save,
    begin,
    takeTheirs,
    keepMine,
    refuse,
    state,
    errors,
    isConflict,
    refused: { ...told, attempt },
  };
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
