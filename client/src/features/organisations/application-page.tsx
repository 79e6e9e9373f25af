import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { answer, api } from '../../api/http';
import { useReference } from '../../api/reference';
import { applicationReasons } from '../../text/application-reasons';
import { useFormat } from '../../text/format';
import { useLanguage, useText } from '../../text/language';
import { organisations } from '../../text/organisations';
import { Button } from '../../ui/button';
import { RadioGroup } from '../../ui/choice';
import { ErrorSummary } from '../../ui/error-summary';
import { NoticeBanner } from '../../ui/feedback';
import { Page, Section } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { PageState } from '../../ui/page-state';
import { SummaryList } from '../../ui/summary-list';
import { TextArea } from '../../ui/text-field';
import { useToast } from '../../ui/toast';
import { useForm } from '../../ui/use-form';
import type { Application, Kind } from './organisations';

/** One application, and the decision about it. */
export function ApplicationPage() {
  const all = useText(organisations);
  const { language } = useLanguage();
  const { id = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({
    queryKey: ['application', id],
    queryFn: () => answer(api.GET('/api/organisation-applications/{id}', { params: { path: { id } } })),
    refetchOnWindowFocus: false,
  });
  return (
    <Page width="reading">
      {error || !data ? (
        <PageState error={error} onRetry={() => void refetch()} />
      ) : (
        <>
          <PageHeading>{all.application.title(language === 'ja' ? data.nameJa : data.nameEn)}</PageHeading>
          <Facts application={data} />
          <Section title={all.application.decide}>
            {data.status === 'submitted' ? <DecisionForm application={data} /> : <Decided application={data} />}
          </Section>
        </>
      )}
      <p className="mt-12">
        <Link to="/organisations/applications" className="link">
          {all.queue.back}
        </Link>
      </p>
    </Page>
  );
}

function Facts({ application }: { application: Application }) {
  const all = useText(organisations);
  const words = all.application;
  const format = useFormat();
  const { prefectureName } = useReference();
  const given = [
    { label: all.facts.kana, value: application.nameKana },
    { label: all.prefecture, value: application.prefectureCode && prefectureName(application.prefectureCode) },
    { label: all.facts.address, value: application.address },
    { label: all.facts.number, value: application.corporateNumber },
  ].filter((line) => line.value);
  return (
    <Section title={words.facts} first>
      <SummaryList
        lines={[
          { label: all.kind, value: all.kinds[application.kind as Kind] },
          ...given,
          { label: words.contact, value: application.contactName },
          { label: words.phone, value: application.contactPhone },
          { label: words.email, value: <span className="break-all">{application.email}</span> },
          { label: all.queue.submittedAt, value: format.instant(application.submittedAt) },
        ]}
      />
    </Section>
  );
}

function Decided({ application }: { application: Application }) {
  const all = useText(organisations);
  const format = useFormat();
  return (
    <NoticeBanner kind="info" title={all.queue.states[application.status]}>
      {application.decidedAt && <p>{format.instant(application.decidedAt)}</p>}
      {application.decidedBy && <p>{all.application.decidedBy(application.decidedBy)}</p>}
      {application.reason && <p className="mt-2 whitespace-pre-line">{application.reason}</p>}
      {application.organisationId && (
        <p className="mt-2">
          <Link to="/organisations/$id" params={{ id: application.organisationId }} className="link">
            {all.application.organisation}
          </Link>
        </p>
      )}
    </NoticeBanner>
  );
}

function DecisionForm({ application }: { application: Application }) {
  const words = useText(organisations).application;
  const { language } = useLanguage();
  const queries = useQueryClient();
  const say = useToast();
  const form = useForm({
    initial: { decision: '' as '' | 'approved' | 'refused', reason: '' },
    check: ({ decision, reason }) => ({
      decision: decision === '' ? words.chooseMissing : undefined,
      reason: decision === 'refused' && reason.trim() === '' ? words.reasonMissing : undefined,
    }),
    send: async ({ decision, reason }) => {
      const params = { path: { id: application.applicationId } };
      const body = { decision, reason: decision === 'refused' ? reason.trim() : null };
      await answer(api.POST('/api/organisation-applications/{id}/decision', { params, body }));
      say({ message: words.done });
      await queries.invalidateQueries({ queryKey: ['applications'] });
      await queries.invalidateQueries({ queryKey: ['organisations'] });
      await queries.invalidateQueries({ queryKey: ['application', application.applicationId] });
    },
  });
  return (
    <>
      <ErrorSummary {...form.refused} />
      <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-6">
        <RadioGroup
          {...form.choice('decision')}
          label={words.choose}
          required
          options={[
            { value: 'approved' as const, label: words.approved, hint: words.approvedHint },
            { value: 'refused' as const, label: words.refused },
          ]}
        />
        {form.values.decision === 'refused' && (
          <>
            <TextArea {...form.text('reason')} label={words.reason} rows={5} maxLength={1000} required />
            <fieldset className="min-w-0">
              <legend className="mb-2 font-bold">{words.template}</legend>
              <ul className="flex flex-col gap-1">
                {applicationReasons[language].map((template) => (
                  <li key={template}>
                    <Button look="text" size="small" className="text-left" onClick={() => form.set('reason', template)}>
                      {template}
                    </Button>
                  </li>
                ))}
              </ul>
            </fieldset>
          </>
        )}
        <div>
          <Button type="submit" size="large" busy={form.isSending}>
            {words.send}
          </Button>
        </div>
      </form>
    </>
  );
}
