import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { answer, api } from '../../api/http';
import { useReference } from '../../api/reference';
import { candidates } from '../../text/candidates';
import { useText } from '../../text/language';
import { register } from '../../text/register';
import { Button } from '../../ui/button';
import { CheckboxGroup } from '../../ui/choice';
import { Dialog } from '../../ui/dialog';
import { plainNumber } from '../../ui/japanese-text';
import { Section } from '../../ui/page';
import { TextArea } from '../../ui/text-field';
import { CareerEditor } from './career-editor';
import { certificateText } from './certificate-text';
import { MonthsMeter, useSettled } from './months-meter';
import { type Draft, emptyJob, type Route } from './registration';
import { TidyField } from './tidy-field';
import { type RegistrationForm, textOf } from './use-registration';

// Folded, and for few a part of the first visit.
const RouteProofs = lazy(async () => ({ default: (await import('../evidence/route-proofs')).RouteProofs }));

const routes: Route[] = ['experience', 'exam', 'equivalent'];

/** Which routes apply, and the evidence of these alone. */
export function EvidenceStep({ form }: { form: RegistrationForm }) {
  const words = useText(candidates);
  const own = useText(register);
  const { draft } = form;
  const [asked, setAsked] = useState<Asked | null>(null);
  const aside: { route: Route; label: string; has: boolean; nothing: Partial<Draft> }[] = [
    { route: 'experience', label: words.evidence.career, has: draft.career.length > 0, nothing: { career: [] } },
    { route: 'exam', label: words.evidence.certificates, has: draft.certificates.some((one) => one.trim()), nothing: { certificates: [] } },
    { route: 'equivalent', label: words.evidence.grounds, has: draft.equivalentGrounds.trim() !== '', nothing: { equivalentGrounds: '' } },
  ];
  const choose = (chosen: Route[]) =>
    form.change({
      routes: chosen,
      career: chosen.includes('experience') && draft.career.length === 0 ? [emptyJob] : draft.career,
      certificates: chosen.includes('exam') && draft.certificates.length === 0 ? [''] : draft.certificates,
    });
  return (
    <div className="flex flex-col gap-8">
      <CheckboxGroup
        name="career"
        label={words.evidence.which}
        hint={words.evidence.whichHint}
        required
        value={draft.routes}
        error={form.errors.career}
        onChange={choose}
        options={routes.map((value) => ({ value, label: words.route[value], hint: own.routeHints[value] }))}
      />
      {aside
        .filter(({ route, has }) => has && !draft.routes.includes(route))
        .map(({ route, label, nothing }) => (
          <div key={route} className="rounded-8 border border-solid-gray-300 bg-solid-gray-50 p-4">
            <p>{own.kept(label)}</p>
            <Button look="text" size="small" onClick={() => setAsked({ what: own.remove(label), proceed: () => form.change(nothing) })}>
              {own.remove(label)}
            </Button>
          </div>
        ))}
      {draft.routes.includes('experience') && (
        <Section title={words.evidence.career}>
          <div className="flex flex-col gap-6">
            <CareerEditor form={form} ask={setAsked} />
            <MonthsMeter career={draft.career} />
            <Suspense>
              <RouteProofs kind="employment" begin={form.begin} />
            </Suspense>
          </div>
        </Section>
      )}
      {draft.routes.includes('exam') && (
        <Section title={words.evidence.certificates}>
          <div className="flex flex-col gap-6">
            <Certificates form={form} ask={setAsked} />
            <Suspense>
              <RouteProofs kind="certificate" begin={form.begin} />
            </Suspense>
          </div>
        </Section>
      )}
      {draft.routes.includes('equivalent') && (
        <div className="flex flex-col gap-6">
          <TextArea
            {...textOf(form, 'equivalentGrounds')}
            label={words.evidence.grounds}
            hint={words.evidence.groundsHint}
            required
            rows={8}
            maxLength={2000}
          />
          <Suspense>
            <RouteProofs kind="other" begin={form.begin} />
          </Suspense>
        </div>
      )}
      <Dialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={own.removeTitle}
        actions={
          <Button
            look="danger"
            onClick={() => {
              asked?.proceed();
              setAsked(null);
            }}
          >
            {own.removeYes}
          </Button>
        }
      >
        <p>{asked?.what}</p>
        <p>{own.removeLead}</p>
      </Dialog>
    </div>
  );
}

/** What is to be removed, and how, once the person agrees. */
export interface Asked {
  what: string;
  proceed: () => void;
}

function Certificates({ form, ask }: { form: RegistrationForm; ask: (asked: Asked) => void }) {
  const words = useText(candidates);
  const { examName } = useReference();
  const { certificates } = form.draft;
  const asked = useSettled(JSON.stringify(certificates));
  const { data } = useQuery({
    queryKey: ['certificates', asked],
    queryFn: () => answer(api.POST('/api/eligibility/check', { body: { certificates: JSON.parse(asked) } })),
    retry: false,
  });
  const put = (index: number, value: string) =>
    form.change({ certificates: certificates.map((one, place) => (place === index ? value : one)) });
  return (
    <div className="flex flex-col gap-6">
      <p>{words.evidence.certificatesHint}</p>
      {certificates.map((number, index) => {
        const check = data?.certificates.find((one) => one.input === number && number.trim() !== '');
        const verdict = check && certificateText(check, words);
        const name = `certificates[${index}]`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a number has no other name while it is written
          <div key={index} className="flex flex-col gap-2">
            <TidyField
              tidy={plainNumber}
              name={name}
              label={words.evidence.certificate(index + 1)}
              required={index === 0}
              value={number}
              error={form.errors[name]}
              onChange={(event) => put(index, event.target.value)}
              width="medium"
              maxLength={40}
              autoComplete="off"
            />
            <p role="status" className={verdict?.tone === 'error' ? 'text-error-2' : verdict?.tone === 'success' ? 'text-success-2' : ''}>
              {verdict && `${check.examId ? `${examName(check.examId)}: ` : ''}${verdict.text}`}
            </p>
            <div>
              <Button
                look="text"
                size="small"
                onClick={() => {
                  const remove = () => form.change({ certificates: certificates.filter((_, place) => place !== index) });
                  if (certificates[index]?.trim()) ask({ what: words.evidence.removeCertificate(index + 1), proceed: remove });
                  else remove();
                }}
              >
                {words.evidence.removeCertificate(index + 1)}
              </Button>
            </div>
          </div>
        );
      })}
      <div>
        <Button look="outline" onClick={() => form.change({ certificates: [...certificates, ''] })}>
          {words.evidence.addCertificate}
        </Button>
      </div>
    </div>
  );
}
