import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../api/http';
import { useText } from '../../text/language';
import { organisations } from '../../text/organisations';
import { Button } from '../../ui/button';
import { ErrorSummary } from '../../ui/error-summary';
import { ErrorState } from '../../ui/feedback';
import { Section } from '../../ui/page';
import { TextArea } from '../../ui/text-field';
import { useToast } from '../../ui/toast';
import { useForm } from '../../ui/use-form';
import type { Organisation } from './organisations';

/** The ministry suspends an organisation, or ends that. */
export function OrganisationSuspension({ organisation }: { organisation: Organisation }) {
  const words = useText(organisations).suspension;
  return (
    <Section title={words.title}>
      {organisation.isActive ? <Suspend organisation={organisation} /> : <End organisation={organisation} />}
    </Section>
  );
}

function Suspend({ organisation }: { organisation: Organisation }) {
  const words = useText(organisations).suspension;
  const queries = useQueryClient();
  const say = useToast();
  const id = organisation.organisationId;
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim() === '' ? words.reasonMissing : undefined }),
    send: async ({ reason }) => {
      await answer(api.POST('/api/organisations/{id}/suspension', { params: { path: { id } }, body: { reason: reason.trim() } }));
      say({ message: words.suspended });
      await queries.invalidateQueries({ queryKey: ['organisation', id] });
    },
  });
  return (
    <>
      <p className="mb-6 max-w-reading">{words.lead}</p>
      <ErrorSummary {...form.refused} />
      <form noValidate onSubmit={form.onSubmit} className="flex max-w-reading flex-col gap-6">
        <TextArea {...form.text('reason')} label={words.reason} required maxLength={1000} />
        <div>
          <Button type="submit" look="danger" busy={form.isSending}>
            {words.suspend}
          </Button>
        </div>
      </form>
    </>
  );
}

function End({ organisation }: { organisation: Organisation }) {
  const words = useText(organisations).suspension;
  const queries = useQueryClient();
  const say = useToast();
  const id = organisation.organisationId;
  const ending = useMutation({
    mutationFn: () => answer(api.DELETE('/api/organisations/{id}/suspension', { params: { path: { id } } })),
    onSuccess: async () => {
      say({ message: words.ended });
      await queries.invalidateQueries({ queryKey: ['organisation', id] });
    },
  });
  return (
    <>
      <p className="mb-6 max-w-reading">{words.endLead}</p>
      {ending.isError && (
        <div className="mb-6">
          <ErrorState problem={ending.error} />
        </div>
      )}
      <Button busy={ending.isPending} onClick={() => ending.mutate()}>
        {words.end}
      </Button>
    </>
  );
}
