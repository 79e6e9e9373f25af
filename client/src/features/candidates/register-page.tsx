import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { ApiProblem, answer, api } from '../../api/http';
import { candidates } from '../../text/candidates';
import { useText } from '../../text/language';
import { register } from '../../text/register';
import { Button, ButtonLink } from '../../ui/button';
import { ErrorSummary } from '../../ui/error-summary';
import { LoadingState, NoticeBanner } from '../../ui/feedback';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { StepNavigation, type StepState } from '../../ui/step-navigation';
import { AboutStep } from './about-step';
import { EvidenceStep } from './evidence-step';
import { useFieldLabel } from './field-label';
import { missingOn, registrationQuery, stepOf, type Verdict } from './registration';
import { type RegistrationForm, useRegistration } from './use-registration';
import { WishesStep } from './wishes-step';

// What stands behind a save that was answered: there is a connection to fetch it by.
const CheckStep = lazy(async () => ({ default: (await import('./check-step')).CheckStep }));
const VerdictView = lazy(async () => ({ default: (await import('./verdict-view')).VerdictView }));

const steps = [EvidenceStep, AboutStep, WishesStep, CheckStep];

/** The registration in four screens; the draft is kept on the server all the way. */
export function RegisterPage() {
  const words = useText(candidates);
  const own = useText(register);
  const form = useRegistration();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const step = Math.min(Math.max(useSearch({ strict: false }).step ?? 1, 1), steps.length) - 1;
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [isSending, setSending] = useState(false);
  const Step = steps[step] ?? EvidenceStep;
  const go = (to: number) => navigate({ to: '/register', search: { step: to + 1 } });

  const label = useFieldLabel();
  const named = Object.entries(form.refused.errors).map(([field, message]) => [
    field,
    label(field) === field ? message : words.register.fault(label(field), message),
  ]);
  const faultySteps = Object.keys(form.errors).map(stepOf);

  const next = async () => {
    setSending(true);
    try {
      if (!(await form.save())) return;
      const missing = missingOn(step, form.draft, queries.getQueryData(registrationQuery.queryKey)?.completeness.missing ?? []);
      if (missing.length === 0) await go(step + 1);
      else
        form.refuse(
          new ApiProblem(400, '/problems/invalid', '', '', Object.fromEntries(missing.map((field) => [field, [own.neededHere]]))),
          true,
        );
    } finally {
      setSending(false);
    }
  };

  const submit = async () => {
    setSending(true);
    try {
      if (!(await form.save())) return;
      setVerdict(await answer(api.POST('/api/me/submission')));
      await queries.invalidateQueries({ queryKey: ['me'] });
      scrollTo(0, 0);
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      // A fault on an earlier screen is shown where it can be mended.
      const first = Math.min(...Object.keys(form.refuse(cause, true)).map(stepOf));
      if (first < step) await go(first);
    } finally {
      setSending(false);
    }
  };

  if (verdict)
    return (
      <Suspense fallback={<LoadingState />}>
        <VerdictView
          verdict={verdict}
          number={queries.getQueryData(registrationQuery.queryKey)?.publicNumber ?? ''}
          onEdit={() => setVerdict(null)}
        />
      </Suspense>
    );
  if (form.saved.status === 'submitted')
    return (
      <Page width="reading">
        <PageHeading>{words.register.title}</PageHeading>
        <NoticeBanner kind="info" title={words.register.locked} />
        <p className="mt-6">
          <ButtonLink to="/me">{words.verdict.toMe}</ButtonLink>
        </p>
      </Page>
    );

  return (
    <Page width="reading">
      <PageHeading documentTitle={`${own.steps[step]} - ${words.register.title}`}>{words.register.title}</PageHeading>
      <StepNavigation steps={own.steps.map((label, index) => ({ label, state: stateOf(index, step, faultySteps) }))} />
      {form.isConflict ? <Conflict form={form} /> : <ErrorSummary {...form.refused} errors={Object.fromEntries(named)} />}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void (step === steps.length - 1 ? submit() : next());
        }}
        className="flex flex-col gap-8"
      >
        <h2 className="text-std-24B-150">{own.steps[step]}</h2>
        <Suspense fallback={<LoadingState />}>
          <Step form={form} />
        </Suspense>
        <div className="flex flex-wrap items-center gap-4 border-t border-solid-gray-300 pt-6">
          {step > 0 && (
            <Button look="outline" size="large" onClick={() => void form.save(false).then(() => go(step - 1))}>
              {words.register.back}
            </Button>
          )}
          <Button type="submit" size="large" busy={isSending}>
            {step === steps.length - 1 ? words.check.submit : words.register.next}
          </Button>
          <p role="status" className="text-solid-gray-700">
            {form.isConflict ? '' : own.saving[form.state]}
          </p>
        </div>
      </form>
    </Page>
  );
}

function stateOf(index: number, step: number, faulty: number[]): StepState {
  if (faulty.includes(index) && index >= step) return 'error';
  if (index === step) return 'current';
  return index < step ? 'done' : 'ahead';
}

/** The registration was saved elsewhere meanwhile: one chooses which of the two stays. */
function Conflict({ form }: { form: RegistrationForm }) {
  const words = useText(candidates).register;
  return (
    <div className="mb-8">
      <NoticeBanner kind="warning" title={words.conflict} live>
        <p>{words.conflictLead}</p>
        <div className="mt-4 flex flex-wrap gap-3">
          <Button onClick={() => void form.keepMine()}>{words.keepMine}</Button>
          <Button look="outline" onClick={() => void form.takeTheirs()}>
            {words.takeTheirs}
          </Button>
        </div>
      </NoticeBanner>
    </div>
  );
}
