import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useSession } from '../../api/session';
import { useLanguage, useText } from '../../text/language';
import { organisations } from '../../text/organisations';
import { ButtonLink } from '../../ui/button';
import { StatusChip } from '../../ui/chip';
import { NoticeBanner } from '../../ui/feedback';
import { Page, Section } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { PageState } from '../../ui/page-state';
import { SummaryList } from '../../ui/summary-list';
import { Invitations } from './invitations';
import { Members } from './members';
import { type Kind, type Organisation, organisationQuery } from './organisations';
import { OrganisationSuspension } from './suspension';

/** The own organisation: where members of municipalities and companies start. */
export function OwnOrganisationPage() {
  const id = useSession()?.organisation?.organisationId;
  return <Page>{id && <Whole id={id} isOwn />}</Page>;
}

/** Any organisation in reach. */
export function OrganisationPage() {
  const words = useText(organisations);
  const { id = '' } = useParams({ strict: false });
  return (
    <Page>
      <Whole id={id} />
      <p className="mt-12">
        <Link to="/organisations" className="link">
          {words.list.back}
        </Link>
      </p>
    </Page>
  );
}

function Whole({ id, isOwn = false }: { id: string; isOwn?: boolean }) {
  const { language } = useLanguage();
  const { data, error, refetch } = useQuery(organisationQuery(id));
  if (error || !data) return <PageState error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <PageHeading actions={isOwn && <Others organisation={data} />}>{language === 'ja' ? data.nameJa : data.nameEn}</PageHeading>
      {isOwn && <Start kind={data.kind} />}
      <Facts organisation={data} />
      <Members organisation={data} />
      {data.mayManage && data.isActive && <Invitations organisation={data} />}
      {data.maySuspend && <OrganisationSuspension organisation={data} />}
    </>
  );
}

/** The way to the organisations that the own one looks after. */
function Others({ organisation }: { organisation: Organisation }) {
  const words = useText(organisations).own;
  if (!organisation.mayManage || (organisation.kind !== 'prefecture' && organisation.kind !== 'ministry')) return null;
  return (
    <ButtonLink to="/organisations" look="outline">
      {organisation.kind === 'ministry' ? words.all : words.municipalities}
    </ButtonLink>
  );
}

function Start({ kind }: { kind: string }) {
  const words = useText(organisations).start;
  if (kind !== 'municipality' && kind !== 'company') return null;
  return (
    <div className="mb-8">
      <NoticeBanner kind="info" title={words[kind]} />
    </div>
  );
}

function Facts({ organisation }: { organisation: Organisation }) {
  const words = useText(organisations);
  const { language } = useLanguage();
  const given = [
    { label: words.facts.kana, value: organisation.nameKana },
    { label: words.facts.parent, value: language === 'ja' ? organisation.parentJa : organisation.parentEn },
    { label: words.facts.address, value: organisation.address },
    { label: words.facts.number, value: organisation.corporateNumber },
    { label: words.facts.reason, value: organisation.suspendedReason },
  ].filter((line) => line.value);
  return (
    <Section title={words.facts.title} first>
      <SummaryList
        lines={[
          { label: words.kind, value: words.kinds[organisation.kind as Kind] },
          ...given,
          {
            label: words.facts.state,
            value: (
              <StatusChip tone={organisation.isActive ? 'success' : 'error'}>
                {organisation.isActive ? words.facts.active : words.facts.suspended}
              </StatusChip>
            ),
          },
        ]}
      />
    </Section>
  );
}
