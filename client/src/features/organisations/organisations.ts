import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/http';
import type { components } from '../../api/schema';
import type { Tone } from '../../ui/chip';

export type Organisation = components['schemas']['GetOrganisationResponse'];
export type Member = Organisation['members'][number];
export type Application = components['schemas']['GetApplicationResponse'];
export type Kind = 'ministry' | 'prefecture' | 'municipality' | 'company';
export type Role = 'member' | 'admin' | 'reviewer' | 'auditor';

/** The roles that an organisation has. */
export const rolesOf = (kind: string): Role[] => (kind === 'ministry' ? ['member', 'admin', 'reviewer', 'auditor'] : ['member', 'admin']);

export const memberTones: Record<Member['state'], Tone> = { active: 'success', lapsed: 'warning', suspended: 'error' };
export const applicationTones: Record<Application['status'], Tone> = {
  unverified: 'neutral',
  submitted: 'warning',
  approved: 'success',
  refused: 'neutral',
};

export const organisationQuery = (id: string) =>
  queryOptions({
    queryKey: ['organisation', id],
    queryFn: () => answer(api.GET('/api/organisations/{id}', { params: { path: { id } } })),
  });
