import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { answer, api } from '../../api/http';
import { useSession } from '../../api/session';
import { useText } from '../../text/language';
import { reviews } from '../../text/reviews';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { PageState } from '../../ui/page-state';
import { Assignment } from './assignment';
import { Decision } from './decision';
import { Opinions } from './opinions';
import { PrecedentOf } from './precedent-of';
import { ReviewFacts } from './review-facts';

/** The evidence beside the decision. */
export function ReviewPage() {
  const words = useText(reviews);
  const { id = '' } = useParams({ strict: false });
  const isAdmin = useSession()?.role === 'admin';
  const { data, error, refetch } = useQuery({
    queryKey: ['review', id],
    queryFn: () => answer(api.GET('/api/reviews/{id}', { params: { path: { id } } })),
    refetchOnWindowFocus: false,
  });
  return (
    <Page>
      {error || !data ? (
        <PageState error={error} onRetry={() => void refetch()} />
      ) : (
        <>
          <PageHeading>{words.detail(data.publicNumber)}</PageHeading>
          <div className="grid gap-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
            <ReviewFacts review={data} />
            <div className="flex min-w-0 flex-col gap-6 self-start">
              <Assignment key={`taken-${data.reviewId}`} review={data} />
              {data.rubric && <Opinions key={`opinions-${data.reviewId}`} review={data} rubric={data.rubric} />}
              <Decision key={data.reviewId} review={data} />
              {(data.decision === 'approved' || data.decision === 'rejected') && <PrecedentOf review={data} />}
            </div>
          </div>
        </>
      )}
      <ul className="mt-8 flex flex-wrap gap-x-6">
        <li>
          <Link to="/reviews" className="link inline-flex min-h-11 items-center">
            {words.back}
          </Link>
        </li>
        <li>
          <Link to="/precedents" className="link inline-flex min-h-11 items-center">
            {words.precedents.link}
          </Link>
        </li>
        {isAdmin && data && (
          <li>
            <Link to="/accounts" search={{ number: data.publicNumber }} className="link inline-flex min-h-11 items-center">
              {words.account.link}
            </Link>
          </li>
        )}
      </ul>
    </Page>
  );
}
