import { useText } from '../../text/language';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';

/** How to use the registry, and whom to ask. */
export function HelpPage() {
  const text = useText().shell;
  return (
    <Page width="reading">
      <PageHeading>{text.footer.help}</PageHeading>
    </Page>
  );
}
