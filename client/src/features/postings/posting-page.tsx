import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { answer, api } from '../../api/http';
import { useText } from '../../text/language';
import { postings } from '../../text/postings';
import { NoticeBanner } from '../../ui/feedback';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { PageState } from '../../ui/page-state';
import { PostingFacts } from './posting-facts';

/** One posting in full. */
export function PostingPage() {
  const words = useText(postings);
  const { id } = useParams({ from: '/postings/$id' });
  const { data, error, refetch } = useQuery({
    queryKey: ['posting', id],
    queryFn: () => answer(api.GET('/api/postings/{id}', { params: { path: { id } } })),
  });
  return (
    <Page width="reading">
      {error || !data ? (
        <PageState error={error} onRetry={() => void refetch()} />
      ) : (
        <>
          <PageHeading>{data.title}</PageHeading>
          {data.status !== 'published' && <NoticeBanner kind="warning" title={words.closed} />}
          <PostingFacts posting={data} />
        </>
      )}
      <p className="mt-8">
        <Link to="/postings" className="link">
          {words.back}
        </Link>
      </p>
    </Page>
  );
}
