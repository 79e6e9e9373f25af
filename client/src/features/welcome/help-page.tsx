import { help } from '../../text/help';
import { useText } from '../../text/language';
import { Disclosure } from '../../ui/disclosure';
import { Page, Section } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';

/** Questions and answers, and whom to ask. */
export function HelpPage() {
  const text = useText(help);
  return (
    <Page width="reading">
      <PageHeading lead={text.lead}>{text.title}</PageHeading>
      {text.groups.map((group) => (
        <Section key={group.title} title={group.title}>
          {group.questions.map((question) => (
            <Disclosure key={question.ask} summary={question.ask}>
              {question.answer.map((paragraph) => (
                <p key={paragraph} className="mb-3">
                  {paragraph}
                </p>
              ))}
            </Disclosure>
          ))}
        </Section>
      ))}
      <Section title={text.contact.title} id="contact">
        <address className="rounded-12 bg-solid-gray-50 p-6 not-italic">
          <p>{text.contact.office}</p>
          <p className="mt-1 font-bold">{text.contact.mail}</p>
          <p className="mt-3 text-solid-gray-700">{text.contact.mailNote}</p>
        </address>
      </Section>
    </Page>
  );
}
