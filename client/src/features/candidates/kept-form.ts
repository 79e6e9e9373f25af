import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/http';
import { unsavedPlace } from '../../api/session';
import { type Draft, type Registration, toDraft } from './registration';

/** The whole form, for what the registration cannot hold: evidence of unticked routes (isSaved), or answers that were not saved. */
export interface KeptForm {
  accountId: string;
  /** The registration's version on which the form was typed. */
  version: number;
  isSaved: boolean;
  form: Draft;
}

export const keptFormQuery = queryOptions({ queryKey: ['me', 'form'], queryFn: () => answer(api.GET('/api/me/form')) });

/** Holds the form in this tab until the server has it. */
export const holdHere = (kept: KeptForm) => sessionStorage.setItem(unsavedPlace, JSON.stringify(kept));

export const forgetHere = () => sessionStorage.removeItem(unsavedPlace);

/** What this tab holds for an account; what it holds for another is forgotten. */
export function heldHere(accountId: string): KeptForm | null {
  const held = sessionStorage.getItem(unsavedPlace);
  const kept = held === null ? null : (JSON.parse(held) as KeptForm);
  if (kept?.accountId === accountId) return kept;
  forgetHere();
  return null;
}

/** Whether a route that is not ticked has evidence. */
export const hasAside = (draft: Draft): boolean =>
  (!draft.routes.includes('experience') && draft.career.length > 0) ||
  (!draft.routes.includes('exam') && draft.certificates.some((one) => one.trim() !== '')) ||
  (!draft.routes.includes('equivalent') && draft.equivalentGrounds.trim() !== '');

/** The form to begin with: what was not saved comes first; evidence that was set aside joins what was saved. */
export function beginWith(saved: Registration, purposeVersion: string, kept: KeptForm | null) {
  const draft = toDraft(saved, purposeVersion);
  if (!kept) return { draft, isUnsaved: false, isConflict: false };
  if (!kept.isSaved)
    return { draft: { ...draft, ...kept.form, version: kept.version }, isUnsaved: true, isConflict: kept.version !== saved.version };
  return {
    draft: {
      ...draft,
      career: draft.career.length > 0 ? draft.career : kept.form.career,
      certificates: draft.certificates.length > 0 ? draft.certificates : kept.form.certificates,
      equivalentGrounds: draft.equivalentGrounds || kept.form.equivalentGrounds,
    },
    isUnsaved: false,
    isConflict: false,
  };
}
