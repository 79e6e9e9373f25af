import { useText } from '../../text/language';
import { welcome } from '../../text/welcome';
import { ButtonLink } from '../../ui/button';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';

/** What the registry is, for those who come for the first time. */
export function WelcomePage() {
  const text = useText(welcome);
  return (
    <Page>
      <PageHeading lead={text.lead}>{text.title}</PageHeading>
      <ButtonLink to="/sign-up" size="large">
        {text.register}
      </ButtonLink>
    </Page>
  );
}
