import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/http';
import type { components } from '../../api/schema';
import { accountSuspensions } from '../../text/account-suspensions';
import { useText } from '../../text/language';
import { suspensionReasons } from '../../text/suspension-reasons';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ErrorSummary } from '../../ui/error-summary';
import { ErrorState } from '../../ui/feedback';
import { Section } from '../../ui/page';
import { TextArea } from '../../ui/text-field';
import { useToast } from '../../ui/toast';
import { useForm } from '../../ui/use-form';

export type FoundAccount = components['schemas']['LookAtAccountResponse'];

/** The reason, and the question whether it is meant, before the account is closed. */
export function SuspendAccount({ account }: { account: FoundAccount }) {
  const words = useText(accountSuspensions);
  const queries = useQueryClient();
  const say = useToast();
  const [asked, setAsked] = useState<string | null>(null);
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim() === '' ? words.reasonMissing : undefined }),
    send: async ({ reason }) => {
      suspending.reset();
      setAsked(reason.trim());
    },
  });
  const suspending = useMutation({
    mutationFn: (reason: string) =>
      answer(api.POST('/api/accounts/{id}/suspension', { params: { path: { id: account.accountId } }, body: { reason } })),
    onSuccess: async () => {
      setAsked(null);
      say({ message: words.suspended });
      await queries.invalidateQueries({ queryKey: ['account'] });
    },
  });
  const locale = account.locale === 'en' ? 'en' : 'ja';
  return (
    <Section title={words.suspendTitle}>
      <p className="mb-6">{words.suspendLead}</p>
      <ErrorSummary {...form.refused} />
      <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-6">
        <TextArea {...form.text('reason')} label={words.reason} hint={words.inLanguage[locale]} required maxLength={1000} />
        <fieldset className="min-w-0">
          <legend className="mb-2 font-bold">{words.template}</legend>
          <ul className="flex flex-col gap-1" lang={locale}>
            {suspensionReasons[locale].map((template) => (
              <li key={template}>
                <Button look="text" size="small" className="text-left" onClick={() => form.set('reason', template)}>
                  {template}
                </Button>
              </li>
            ))}
          </ul>
        </fieldset>
        <div>
          <Button type="submit" look="danger">
            {words.suspend}
          </Button>
        </div>
      </form>
      <Dialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={words.sure}
        actions={
          <Button look="danger" busy={suspending.isPending} onClick={() => asked !== null && suspending.mutate(asked)}>
            {words.yes}
          </Button>
        }
      >
        <p>{words.sureLead}</p>
        <p className="mt-4 border-l-4 border-solid-gray-420 pl-4 whitespace-pre-line" lang={locale}>
          {asked}
        </p>
        {suspending.isError && (
          <div className="mt-6">
            <ErrorState problem={suspending.error} />
          </div>
        )}
      </Dialog>
    </Section>
  );
}

/** The question whether it is meant, before the account is opened again. */
export function ReinstateAccount({ account }: { account: FoundAccount }) {
  const words = useText(accountSuspensions);
  const queries = useQueryClient();
  const say = useToast();
  const [isAsking, setAsking] = useState(false);
  const reinstating = useMutation({
    mutationFn: () => answer(api.DELETE('/api/accounts/{id}/suspension', { params: { path: { id: account.accountId } } })),
    onSuccess: async () => {
      setAsking(false);
      say({ message: words.reinstated });
      await queries.invalidateQueries({ queryKey: ['account'] });
    },
  });
  return (
    <Section title={words.reinstateTitle}>
      <p className="mb-6">{words.reinstateLead}</p>
      <Button
        onClick={() => {
          reinstating.reset();
          setAsking(true);
        }}
      >
        {words.reinstate}
      </Button>
      <Dialog
        open={isAsking}
        onClose={() => setAsking(false)}
        title={words.sureReinstate}
        actions={
          <Button busy={reinstating.isPending} onClick={() => reinstating.mutate()}>
            {words.yesReinstate}
          </Button>
        }
      >
        <p>{words.reinstateLead}</p>
        {reinstating.isError && (
          <div className="mt-6">
            <ErrorState problem={reinstating.error} />
          </div>
        )}
      </Dialog>
    </Section>
  );
}
