import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/http';
import type { components } from '../../api/schema';

export const pageSize = 20;

export type InboxMessage = components['schemas']['ListMyInboxItem'];

export const inboxQuery = (page: number) =>
  queryOptions({
    queryKey: ['me', 'inbox', page],
    queryFn: () => answer(api.GET('/api/me/inbox', { params: { query: { page, pageSize } } })),
  });
