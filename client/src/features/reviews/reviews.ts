import { useQueryClient } from '@tanstack/react-query';
import type { components } from '../../api/schema';

export type Review = components['schemas']['GetReviewResponse'];

/** Reads a review and the queues again after something about it changed. */
export function useRenewReview(id: string): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ queryKey: ['reviews'] });
    await queries.invalidateQueries({ queryKey: ['review', id], exact: true });
  };
}

/** The box of one thing that a reviewer does about a review. */
export const deskBox = 'min-w-0 rounded-12 border border-solid-gray-420 p-4';
