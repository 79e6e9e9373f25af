import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../api/http';
import { evidence } from '../../text/evidence';
import { useText } from '../../text/language';
import { ErrorState, LoadingState } from '../../ui/feedback';
import { Section } from '../../ui/page';
import { EvidenceList } from './evidence-list';

/** The proofs of the registration under review. */
export function ReviewEvidence({ reviewId: id }: { reviewId: string }) {
  const words = useText(evidence);
  const { data, error, refetch } = useQuery({
    queryKey: ['review', id, 'evidence'],
    queryFn: () => answer(api.GET('/api/reviews/{id}/evidence', { params: { path: { id } } })),
    refetchOnWindowFocus: false,
  });
  const fetchFile = async (evidenceId: string) =>
    (await answer(
      api.GET('/api/reviews/{id}/evidence/{evidenceId}', { params: { path: { id, evidenceId } }, parseAs: 'blob' }),
    )) as unknown as Blob;
  return (
    <Section title={words.title}>
      <p className="mb-3 text-solid-gray-700">{words.deskLead}</p>
      {error ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : data ? (
        <EvidenceList items={data.items} fetchFile={fetchFile} />
      ) : (
        <LoadingState />
      )}
    </Section>
  );
}
