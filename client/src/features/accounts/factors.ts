import { useQueryClient } from '@tanstack/react-query';
import { renewToken } from '../../api/http';
import type { components } from '../../api/schema';

/** What proves a person beside the password. */
export type Factors = components['schemas']['ListMyFactorsResponse'];

/** The answer to a new factor: the session's new token, and the recovery codes that come with the first one. */
export type Enrolled = components['schemas']['EnrolmentResponse'];

/** Where the factors are kept in the cache. */
export const factorsKey = ['account', 'factors'];

/** After a removal: the session rests on what is left, and so must its token. */
export function useAfterRemoval(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await renewToken();
    await Promise.all([queries.invalidateQueries({ queryKey: ['account'] }), queries.invalidateQueries({ queryKey: ['session'] })]);
  };
}
