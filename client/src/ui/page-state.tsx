import { ApiProblem } from '../api/http';
import { useText } from '../text/language';
import { ErrorState, LoadingState } from './feedback';
import { PageHeading } from './page-heading';

/** A page whose heading comes with its data, before that is there and when it cannot be loaded: headed all the same, for the title and for those who go by headings. */
export function PageState({ error, onRetry }: { error?: unknown; onRetry?: () => void }) {
  const text = useText();
  if (!error)
    return (
      <>
        <PageHeading look="unseen">{text.ui.loading}</PageHeading>
        <LoadingState />
      </>
    );
  const isMissing = error instanceof ApiProblem && error.status === 404;
  return (
    <>
      <PageHeading>{isMissing ? text.shell.notFound.title : text.ui.errorTitle}</PageHeading>
      <ErrorState problem={error} onRetry={onRetry} isHeaded />
    </>
  );
}
