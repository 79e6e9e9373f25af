import { ApiProblem } from '../api/http';
import { useText } from '../text/language';
import { Button, ButtonLink } from '../ui/button';
import { Page } from '../ui/page';
import { PageHeading } from '../ui/page-heading';

/** No page has this address. */
export function NotFoundPage() {
  const text = useText();
  return (
    <Page width="reading">
      <PageHeading lead={text.shell.notFound.body}>{text.shell.notFound.title}</PageHeading>
      <ButtonLink to="/">{text.shell.notFound.home}</ButtonLink>
    </Page>
  );
}

/** The page belongs to another kind of account. */
export function ForbiddenPage() {
  const text = useText();
  return (
    <Page width="reading">
      <PageHeading lead={text.shell.forbidden.body}>{text.shell.forbidden.title}</PageHeading>
      <ButtonLink to="/">{text.shell.notFound.home}</ButtonLink>
    </Page>
  );
}

/** A page failed while it was drawn or loaded; says what the server said, if it did. */
export function BrokenPage({ error, reset }: { error: unknown; reset: () => void }) {
  const text = useText();
  if (error instanceof ApiProblem && error.status === 404) return <NotFoundPage />;
  const said = error instanceof ApiProblem ? error.title || text.ui.problem(error.status) : text.shell.broken.body;
  return (
    <Page width="reading">
      <PageHeading lead={said}>{text.shell.broken.title}</PageHeading>
      <div className="flex flex-wrap gap-4">
        <Button onClick={reset}>{text.ui.retry}</Button>
        <ButtonLink to="/" look="outline">
          {text.shell.notFound.home}
        </ButtonLink>
      </div>
    </Page>
  );
}
