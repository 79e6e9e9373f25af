import { useLocation } from '@tanstack/react-router';
import { accounts } from '../../text/accounts';
import { useText } from '../../text/language';
import { ButtonLink } from '../../ui/button';
import { Page, Section } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';

/** After signing up: what to do next, the same for every address. */
export function SignUpSentPage() {
  const text = useText(accounts).sent;
  const email = useLocation({ select: (location) => location.state.email });
  return (
    <Page width="reading">
      <PageHeading lead={email ? text.lead(email) : text.leadUnknown}>{text.title}</PageHeading>
      <p>{text.next}</p>
      <Section title={text.missingTitle}>
        <ul className="list-disc space-y-2 pl-6">
          {text.missing.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <ButtonLink to="/sign-up" look="outline" className="mt-8">
          {text.again}
        </ButtonLink>
      </Section>
    </Page>
  );
}

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The address that was just entered; not in the URL, which is logged and shared. */
    email?: string;
  }
}
