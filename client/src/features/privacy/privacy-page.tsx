import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useReference } from '../../api/reference';
import { useFormat } from '../../text/format';
import { useText } from '../../text/language';
import { privacy } from '../../text/privacy';
import { ButtonLink } from '../../ui/button';
import { NoticeBanner } from '../../ui/feedback';
import { Page, Section } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { Cell, HeadCell, RowHead, Table } from '../../ui/table';
import { useToast } from '../../ui/toast';
import { registrationQuery } from '../candidates/registration';
import { BlocksForm } from './blocks-form';
import { ConsentForm } from './consent-form';
import { InterestsForm } from './interests-form';
import { Preview } from './preview';
import { type Privacy, privacyQuery } from './privacy';

/** Who may see one, in one place. */
export function PrivacyPage() {
  const words = useText(privacy);
  const { data } = useSuspenseQuery(privacyQuery);
  const { data: registration } = useSuspenseQuery(registrationQuery);
  const queries = useQueryClient();
  const say = useToast();
  const onSaved = async () => {
    // The registration's version has risen, and the preview shows something else.
    await queries.invalidateQueries({ queryKey: ['me'] });
    say({ message: words.saved });
  };
  if (registration.status === 'none')
    return (
      <Page width="reading">
        <PageHeading lead={words.lead}>{words.title}</PageHeading>
        <NoticeBanner kind="info" title={words.begin}>
          <ButtonLink to="/register">{words.toRegister}</ButtonLink>
        </NoticeBanner>
      </Page>
    );
  return (
    <Page width="reading">
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      {data.needsAcceptance && <NoticeBanner kind="warning" title={words.changed} />}
      <Section title={words.consentTitle}>
        <ConsentForm data={data} onSaved={onSaved} />
      </Section>
      <Section title={words.previewTitle}>
        <Preview />
      </Section>
      <Section title={words.blocksTitle}>
        <p className="mb-6">{words.blocksLead}</p>
        <BlocksForm data={data} onSaved={onSaved} />
      </Section>
      <Section title={words.interestsTitle}>
        <p className="mb-6">{words.interestsLead}</p>
        <InterestsForm data={data} onSaved={onSaved} />
      </Section>
      {data.history.length > 0 && (
        <Section title={words.historyTitle}>
          <History data={data} />
        </Section>
      )}
    </Page>
  );
}

function History({ data }: { data: Privacy }) {
  const words = useText(privacy);
  const format = useFormat();
  const reference = useReference();
  return (
    <Table
      caption={words.historyTitle}
      captionHidden
      head={
        <>
          <HeadCell>{words.history.when}</HeadCell>
          <HeadCell>{words.history.purpose}</HeadCell>
          <HeadCell>{words.history.to}</HeadCell>
        </>
      }
    >
      {data.history.map((change) => (
        <tr key={change.recordedAt}>
          <RowHead>{format.instant(change.recordedAt)}</RowHead>
          <Cell>{change.purposeVersion ?? words.history.none}</Cell>
          <Cell>{change.nationwide ? words.toAll : format.list(change.prefectures.map(reference.prefectureName))}</Cell>
        </tr>
      ))}
    </Table>
  );
}
