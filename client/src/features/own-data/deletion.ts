import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/http';

/** Where one stands with regard to use and deletion; the one thing of their own that who is leaving may ask. */
export const deletionQuery = queryOptions({ queryKey: ['me', 'deletion'], queryFn: () => answer(api.GET('/api/me/deletion')) });
