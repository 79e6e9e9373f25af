import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/http';
import { useReference } from '../../api/reference';
import { useText } from '../../text/language';
import { privacy } from '../../text/privacy';
import { ErrorState, LoadingState, NoticeBanner } from '../../ui/feedback';
import { Select } from '../../ui/text-field';
import { PersonFacts } from '../search/person-facts';

/** What the search of a prefecture shows of one at this moment. */
export function Preview() {
  const words = useText(privacy);
  const reference = useReference();
  const [prefecture, setPrefecture] = useState('');
  const { data, error, isFetching } = useQuery({
    queryKey: ['me', 'preview', prefecture],
    queryFn: () => answer(api.GET('/api/me/preview', { params: { query: { prefecture } } })),
    enabled: prefecture !== '',
  });
  return (
    <>
      <p className="mb-6">{words.previewLead}</p>
      <Select
        name="preview"
        label={words.prefecture}
        value={prefecture}
        onChange={(event) => setPrefecture(event.target.value)}
        options={reference.prefectureOptions}
      />
      <div className="mt-6" role="status" aria-busy={isFetching}>
        {error && <ErrorState problem={error} />}
        {prefecture !== '' && !data && !error && <LoadingState />}
        {data?.hidden && <p>{words.hidden[data.hidden as keyof typeof words.hidden]}</p>}
        {data?.card && (
          <article className="rounded-8 border border-solid-gray-300 p-4">
            <p className="text-solid-gray-700">{data.card.publicNumber}</p>
            <p className="mb-3 font-bold">{data.card.headline}</p>
            <PersonFacts person={data.card} />
          </article>
        )}
        {data?.isIdentityOpen && (
          <div className="mt-4">
            <NoticeBanner kind="info" title={words.identityOpen} />
          </div>
        )}
      </div>
    </>
  );
}
