import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { answer, api } from '../../api/http';
import type { components } from '../../api/schema';
import { candidates } from '../../text/candidates';
import { useFormat } from '../../text/format';
import { useLanguage, useText } from '../../text/language';
import { objections } from '../../text/objections';
import { Button } from '../../ui/button';
import { RadioGroup } from '../../ui/choice';
import { ErrorSummary } from '../../ui/error-summary';
import { ErrorState, NoticeBanner } from '../../ui/feedback';
import { Page, Section } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { PageState } from '../../ui/page-state';
import { SummaryList } from '../../ui/summary-list';
import { TextArea } from '../../ui/text-field';
import { useToast } from '../../ui/toast';
import { useForm } from '../../ui/use-form';

type Objection = components['schemas']['GetObjectionResponse'];

/** One objection with the look it is about, and the answer. */
export function ObjectionPage() {
  const words = useText(objections);
  const ledger = useText(candidates).disclosures;
  const { language } = useLanguage();
  const format = useFormat();
  const { id = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({
    queryKey: ['objection', id],
    queryFn: () => answer(api.GET('/api/objections/{id}', { params: { path: { id } } })),
    refetchOnWindowFocus: false,
  });
  return (
    <Page width="reading">
      {error || !data ? (
        <PageState error={error} onRetry={() => void refetch()} />
      ) : (
        <>
          <PageHeading>{words.desk.detail(data.publicNumber)}</PageHeading>
          <Section title={words.desk.look}>
            <SummaryList
              lines={[
                { label: words.desk.when, value: format.instant(data.look.occurredAt) },
                { label: words.desk.organisation, value: language === 'ja' ? data.look.organisationJa : data.look.organisationEn },
                { label: words.desk.actor, value: data.look.actor },
                { label: words.desk.what, value: ledger.actions[data.look.action as keyof typeof ledger.actions] ?? data.look.action },
                { label: words.desk.purpose, value: data.look.purpose },
                {
                  label: words.desk.fields,
                  value: format.list(data.look.fields.map((field) => ledger.field[field as keyof typeof ledger.field] ?? field)),
                },
              ]}
            />
          </Section>
          <Section title={words.desk.reason}>
            <p className="whitespace-pre-line">{data.reason}</p>
          </Section>
          <Answer key={data.status} objection={data} />
        </>
      )}
      <p className="mt-8">
        <Link to="/objections" className="link">
          {words.desk.back}
        </Link>
      </p>
    </Page>
  );
}

function Answer({ objection }: { objection: Objection }) {
  const words = useText(objections);
  if (objection.status !== 'raised' && objection.status !== 'underInquiry')
    return (
      <NoticeBanner kind="info" title={words.status[objection.status]}>
        {objection.answer && <p className="whitespace-pre-line">{objection.answer}</p>}
      </NoticeBanner>
    );
  if (objection.isOwnLook) return <NoticeBanner kind="warning" title={words.desk.ownLook} />;
  return <AnswerForm objection={objection} />;
}

function AnswerForm({ objection }: { objection: Objection }) {
  const words = useText(objections).desk;
  const queries = useQueryClient();
  const say = useToast();
  const params = { path: { id: objection.objectionId } };
  const renew = async () => {
    await queries.invalidateQueries({ queryKey: ['objections'] });
    await queries.invalidateQueries({ queryKey: ['objection', objection.objectionId] });
  };
  const inquiry = useMutation({
    mutationFn: () => answer(api.POST('/api/objections/{id}/inquiry', { params })),
    onSuccess: () => {
      say({ message: words.inquiring });
      return renew();
    },
  });
  const form = useForm({
    initial: { decision: '' as '' | 'upheld' | 'dismissed', answer: '' },
    check: (values) => ({
      decision: values.decision === '' ? words.chooseMissing : undefined,
      answer: values.answer.trim() === '' ? words.wordsMissing : undefined,
    }),
    send: async (values) => {
      await answer(api.POST('/api/objections/{id}/answer', { params, body: { decision: values.decision, answer: values.answer.trim() } }));
      say({ message: words.sent });
      await renew();
    },
  });
  return (
    <Section title={words.answer}>
      {objection.status === 'raised' && (
        <p className="mb-6">
          <Button look="outline" busy={inquiry.isPending} onClick={() => inquiry.mutate()}>
            {words.inquire}
          </Button>
        </p>
      )}
      {inquiry.isError && <ErrorState problem={inquiry.error} />}
      <ErrorSummary {...form.refused} />
      <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-6">
        <RadioGroup
          {...form.choice('decision')}
          label={words.choose}
          hint={words.upheldHint}
          required
          options={(['upheld', 'dismissed'] as const).map((value) => ({ value, label: words.decisions[value] }))}
        />
        <TextArea {...form.text('answer')} label={words.words} rows={6} maxLength={1000} required />
        <div>
          <Button type="submit" size="large" busy={form.isSending}>
            {words.send}
          </Button>
        </div>
      </form>
    </Section>
  );
}
