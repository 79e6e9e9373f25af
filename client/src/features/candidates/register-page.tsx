import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { ApiProblem, answer, api } from '../../api/http';
import { candidates } from '../../text/candidates';
import { useText } from '../../text/language';
import { Button, ButtonLink } from '../../ui/button';
import { ErrorSummary } from '../../ui/error-summary';
import { NoticeBanner } from '../../ui/feedback';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { StepNavigation } from '../../ui/step-navigation';
import { AboutStep } from './about-step';
import { CheckStep } from './check-step';
import { EvidenceStep } from './evidence-step';
import { registrationQuery, stepOf, type Verdict } from './registration';
import { useRegistration } from './use-registration';
import { VerdictView } from './verdict-view';
import { WishesStep } from './wishes-step';

const steps = [AboutStep, EvidenceStep, WishesStep, CheckStep];

/** The registration in four screens; the draft is kept on the server all the way. */
export function RegisterPage() {
  const words = useText(candidates);
  const form = useRegistration();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const step = Math.min(Math.max(useSearch({ strict: false }).step ?? 1, 1), steps.length) - 1;
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [isSending, setSending] = useState(false);
  const Step = steps[step] ?? AboutStep;
  const go = (to: number) => navigate({ to: '/register', search: { step: to + 1 } });

  // A fault on an earlier screen is shown where it can be mended.
  useEffect(() => {
    if (form.refused.attempt === 0) return;
    const first = Object.keys(form.refused.errors)[0];
    if (first && stepOf(first) < step) void navigate({ to: '/register', search: { step: stepOf(first) + 1 } });
  }, [form.refused, step, navigate]);

  const next = async () => {
    if (await form.save()) await go(step + 1);
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
      form.refuse(cause, true);
    } finally {
      setSending(false);
    }
  };

  if (verdict)
    return (
      <VerdictView
        verdict={verdict}
        number={queries.getQueryData(registrationQuery.queryKey)?.publicNumber ?? ''}
        onEdit={() => setVerdict(null)}
      />
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

  const isStale = form.refused.problem?.type === '/problems/edited-elsewhere';
  return (
    <Page width="reading">
      <PageHeading documentTitle={`${words.register.steps[step]} - ${words.register.title}`}>{words.register.title}</PageHeading>
      <StepNavigation
        steps={words.register.steps.map((label, index) => ({ label, state: index < step ? 'done' : index === step ? 'current' : 'ahead' }))}
      />
      <ErrorSummary {...form.refused} />
      {isStale && (
        <NoticeBanner kind="warning" title={words.register.stale} live>
          <Button look="outline" onClick={() => void form.reload()}>
            {words.register.reload}
          </Button>
        </NoticeBanner>
      )}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void (step === steps.length - 1 ? submit() : next());
        }}
        className="flex flex-col gap-8"
      >
        <h2 className="text-std-24B-150">{words.register.steps[step]}</h2>
        <Step form={form} />
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
            {form.state === 'saving' ? words.register.saving : form.state === 'saved' ? words.register.saved : ''}
          </p>
        </div>
      </form>
    </Page>
  );
}
