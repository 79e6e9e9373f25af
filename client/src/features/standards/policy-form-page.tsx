import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { answer, api } from '../../api/http';
import { useText } from '../../text/language';
import { standards } from '../../text/standards';
import { Button } from '../../ui/button';
import { CheckboxGroup, RadioGroup } from '../../ui/choice';
import { DateField } from '../../ui/date-field';
import { ErrorSummary } from '../../ui/error-summary';
import { ErrorState, LoadingState, NoticeBanner } from '../../ui/feedback';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { TextArea, TextField } from '../../ui/text-field';
import { useToast } from '../../ui/toast';
import { EffectPreview } from './effect-preview';
import { day, missing, number, type Policy, type PolicyInput, policiesQuery } from './standards';
import { useProposal } from './use-proposal';
import { WithdrawButton } from './withdraw-button';

const kinds = ['childcare', 'care', 'leave'] as const;

/** A new version of the policy, beginning with the figures in force; or a scheduled one to change. */
export function PolicyFormPage() {
  const words = useText(standards);
  const { id } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({ ...policiesQuery, refetchOnWindowFocus: false });
  const found = data?.items.find((item) => (id ? item.policyId === id : item.state === 'inForce'));
  const isFrozen = id !== undefined && found?.state !== 'scheduled';
  return (
    <Page>
      <PageHeading lead={words.lead}>{id ? words.policies.editTitle(found?.version ?? '') : words.policies.newTitle}</PageHeading>
      {error ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : !data || !found ? (
        <LoadingState />
      ) : !data.mayEdit || isFrozen ? (
        <NoticeBanner kind="info" title={data.mayEdit ? words.frozen : words.readOnly} />
      ) : (
        <PolicyForm key={found.policyId} policy={found} isNew={id === undefined} />
      )}
      <p className="mt-8">
        <Link to="/standards" className="link">
          {words.back}
        </Link>
      </p>
    </Page>
  );
}

function PolicyForm({ policy, isNew }: { policy: Policy; isNew: boolean }) {
  const text = useText(standards);
  const words = text.policies;
  const navigate = useNavigate();
  const queries = useQueryClient();
  const say = useToast();
  const done = async (message: string) => {
    await queries.invalidateQueries({ queryKey: ['standards'] });
    say({ message });
    await navigate({ to: '/standards' });
  };
  const { form, shown, previews, saves } = useProposal({
    initial: {
      version: isNew ? '' : policy.version,
      validFrom: isNew ? '' : (policy.validFrom ?? ''),
      minWeeklyHours: policy.minWeeklyHours.toString(),
      daysPerCarryMonth: policy.daysPerCarryMonth.toString(),
      leaveCutFromMonths: policy.leaveCutFromMonths.toString(),
      keptLeaveKinds: [...policy.keptLeaveKinds],
      acceptsFormerExams: (policy.acceptsFormerExams ? 'yes' : 'no') as 'yes' | 'no',
      note: isNew ? '' : policy.note,
    },
    check: (values) =>
      missing(
        values,
        {
          version: words.version,
          validFrom: text.validFrom,
          minWeeklyHours: words.hours,
          daysPerCarryMonth: words.carry,
          leaveCutFromMonths: words.leave,
          note: text.note,
        },
        text.missing,
      ),
    preview: (values, page) =>
      answer(api.POST('/api/standards/policies/preview', { body: { ...toInput(values), policyId: isNew ? null : policy.policyId, page } })),
    save: async (values) => {
      const body = toInput(values);
      await (isNew
        ? answer(api.POST('/api/standards/policies', { body }))
        : answer(
            api.PUT('/api/standards/policies/{id}', {
              params: { path: { id: policy.policyId } },
              body: { ...body, revision: policy.revision },
            }),
          ));
      await done(text.saved);
    },
  });
  return (
    <>
      <ErrorSummary {...form.refused} />
      <form id="policy" noValidate onSubmit={form.onSubmit} className="flex max-w-reading flex-col gap-8">
        <TextField {...form.text('version')} label={words.version} hint={words.versionHint} required width="medium" autoComplete="off" />
        <DateField {...form.text('validFrom')} label={text.validFrom} hint={text.validFromHint} required />
        <TextField {...form.text('minWeeklyHours')} label={words.hours} hint={words.hoursHint} required inputMode="decimal" width="short" />
        <TextField
          {...form.text('daysPerCarryMonth')}
          label={words.carry}
          hint={words.carryHint}
          required
          inputMode="numeric"
          width="short"
        />
        <TextField
          {...form.text('leaveCutFromMonths')}
          label={words.leave}
          hint={words.leaveHint}
          required
          inputMode="numeric"
          width="short"
        />
        <CheckboxGroup
          {...form.choice('keptLeaveKinds')}
          label={words.kept}
          hint={words.keptHint}
          options={kinds.map((value) => ({ value, label: words.kinds[value] }))}
        />
        <RadioGroup
          {...form.choice('acceptsFormerExams')}
          label={words.former}
          hint={words.formerHint}
          required
          options={(['yes', 'no'] as const).map((value) => ({ value, label: words.formerOptions[value] }))}
        />
        <TextArea {...form.text('note')} label={text.note} hint={text.noteHint} required rows={4} maxLength={1000} />
        <div className="flex flex-wrap gap-4">
          <Button type="submit" size="large" look={shown ? 'outline' : 'solid'} busy={form.isSending} onClick={() => previews()}>
            {text.preview}
          </Button>
        </div>
      </form>
      {shown && <EffectPreview {...shown} busy={form.isSending} form="policy" onSave={saves} onTurn={previews} />}
      {!isNew && (
        <div className="mt-10 border-t border-solid-gray-420 pt-6">
          <WithdrawButton
            withdraw={async () => {
              await answer(
                api.POST('/api/standards/policies/{id}/withdrawal', {
                  params: { path: { id: policy.policyId } },
                  body: { revision: policy.revision },
                }),
              );
              await done(text.withdrawn);
            }}
          />
        </div>
      )}
    </>
  );
}

interface Values {
  version: string;
  validFrom: string;
  minWeeklyHours: string;
  daysPerCarryMonth: string;
  leaveCutFromMonths: string;
  keptLeaveKinds: string[];
  acceptsFormerExams: 'yes' | 'no';
  note: string;
}

/** What is sent; what was left open is left out, so that the API names the field. */
function toInput(values: Values): PolicyInput {
  const body: { [K in keyof PolicyInput]: PolicyInput[K] | undefined } = {
    version: values.version.normalize('NFKC').trim(),
    validFrom: day(values.validFrom),
    minWeeklyHours: number(values.minWeeklyHours),
    daysPerCarryMonth: number(values.daysPerCarryMonth),
    leaveCutFromMonths: number(values.leaveCutFromMonths),
    keptLeaveKinds: values.keptLeaveKinds,
    acceptsFormerExams: values.acceptsFormerExams === 'yes',
    note: values.note,
  };
  return body as PolicyInput;
}
