import { useText } from '../../text/language';
import { policies } from '../../text/policies';
import { Page, Section } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';

/** What the site promises to people whatever their abilities, and what was not tested. */
export function AccessibilityPage() {
  return <Policy {...useText(policies).accessibility} />;
}

/** What happens with personal data. */
export function PrivacyPolicyPage() {
  return <Policy {...useText(policies).privacy} />;
}

interface PolicyText {
  title: string;
  lead: string;
  sections: readonly { title: string; paragraphs: readonly string[]; items: readonly string[] }[];
}

function Policy({ title, lead, sections }: PolicyText) {
  return (
    <Page width="reading">
      <PageHeading lead={lead}>{title}</PageHeading>
      {sections.map((section) => (
        <Section key={section.title} title={section.title}>
          {section.paragraphs.map((paragraph) => (
            <p key={paragraph} className="mb-3">
              {paragraph}
            </p>
          ))}
          {section.items.length > 0 && (
            <ul className="list-disc space-y-2 pl-6">
              {section.items.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          )}
        </Section>
      ))}
    </Page>
  );
}
