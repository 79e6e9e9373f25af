import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useText } from '../../text/language';
import { ownData } from '../../text/own-data';
import { Page, Section } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { registrationQuery } from '../candidates/registration';
import { deletionQuery } from './deletion';
import { DeletionSection } from './deletion-section';
import { ExportSection } from './export-section';
import { GraceBanner } from './grace-banner';
import { StopSection } from './stop-section';

/** All that one may do with one's own data; within the grace only to take it along or to come back. */
export function DataPage() {
  const words = useText(ownData);
  const { data } = useSuspenseQuery(deletionQuery);
  return (
    <Page width="reading">
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      {data.undoUntil && (
        <div className="mb-12">
          <GraceBanner undoUntil={data.undoUntil} />
        </div>
      )}
      <ExportSection />
      {!data.undoUntil && <Rights />}
    </Page>
  );
}

function Rights() {
  const words = useText(ownData);
  const { data: deletion } = useSuspenseQuery(deletionQuery);
  const { data: registration } = useSuspenseQuery(registrationQuery);
  return (
    <>
      <Section title={words.corrections.title}>
        <p className="mb-4">{words.corrections.lead}</p>
        <Link to="/me/corrections" className="link inline-flex min-h-11 items-center">
          {words.corrections.open}
        </Link>
      </Section>
      {registration.status !== 'none' && <StopSection deletion={deletion} registration={registration} />}
      <DeletionSection undoUntil={deletion.undoUntilIfAskedNow} />
    </>
  );
}
