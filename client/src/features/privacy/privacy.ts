import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/http';
import type { components } from '../../api/schema';

export type Privacy = components['schemas']['GetMyPrivacyResponse'];

/** Everything of the privacy page but the preview, which is asked anew for each prefecture. */
export const privacyQuery = queryOptions({ queryKey: ['me', 'privacy'], queryFn: () => answer(api.GET('/api/me/privacy')) });
