import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../api/http';
import { accounts } from '../../text/accounts';
import { useFormat } from '../../text/format';
import { useText } from '../../text/language';
import { organisations } from '../../text/organisations';
import { Button } from '../../ui/button';
import { StatusChip } from '../../ui/chip';
import { RadioGroup } from '../../ui/choice';
import { ErrorSummary } from '../../ui/error-summary';
import { ErrorState } from '../../ui/feedback';
import { Section } from '../../ui/page';
import { Cell, HeadCell, RowHead, Table } from '../../ui/table';
import { TextField } from '../../ui/text-field';
import { useToast } from '../../ui/toast';
import { useForm } from '../../ui/use-form';
import { emailFault, plainAddress } from '../accounts/credentials';
import { type Organisation, type Role, rolesOf } from './organisations';

/** Invites, and shows the invitations that are out. */
export function Invitations({ organisation }: { organisation: Organisation }) {
  const words = useText(organisations).invitations;
  return (
    <>
      <Section title={words.invite}>
        <Invite organisation={organisation} />
      </Section>
      <Section title={words.pending}>
        <Pending organisation={organisation} />
      </Section>
    </>
  );
}

function Invite({ organisation }: { organisation: Organisation }) {
  const all = useText(organisations);
  const words = all.invitations;
  const credentials = useText(accounts);
  const queries = useQueryClient();
  const say = useToast();
  const id = organisation.organisationId;
  const form = useForm({
    initial: { email: '', role: '' as Role | '' },
    check: ({ email, role }) => ({ email: emailFault(email, credentials), role: role === '' ? all.roleMissing : undefined }),
    send: async (values) => {
      const body = { email: plainAddress(values.email), role: values.role };
      await answer(api.POST('/api/organisations/{id}/invitations', { params: { path: { id } }, body }));
      form.setValues({ email: '', role: '' });
      say({ message: words.sent(body.email) });
      await queries.invalidateQueries({ queryKey: ['organisation', id] });
    },
  });
  return (
    <>
      <p className="mb-6 max-w-reading">{words.lead}</p>
      <ErrorSummary {...form.refused} />
      <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-6">
        <TextField {...form.text('email')} label={words.email} required type="email" autoComplete="off" />
        <RadioGroup
          {...form.choice('role')}
          label={all.role}
          required
          options={rolesOf(organisation.kind).map((value) => ({ value, label: all.roles[value], hint: all.roleHints[value] }))}
        />
        <div>
          <Button type="submit" busy={form.isSending}>
            {words.send}
          </Button>
        </div>
      </form>
    </>
  );
}

function Pending({ organisation }: { organisation: Organisation }) {
  const all = useText(organisations);
  const words = all.invitations;
  const format = useFormat();
  const queries = useQueryClient();
  const say = useToast();
  const id = organisation.organisationId;
  const closing = useMutation({
    mutationFn: async ({ invitationId, deed }: { invitationId: string; deed: 'resend' | 'revoke' }) => {
      const params = { path: { id, invitationId } };
      if (deed === 'resend') await answer(api.POST('/api/organisations/{id}/invitations/{invitationId}/resend', { params }));
      else await answer(api.DELETE('/api/organisations/{id}/invitations/{invitationId}', { params }));
    },
    onSuccess: async (_, { deed }) => {
      say({ message: deed === 'resend' ? words.resent : words.revoked });
      await queries.invalidateQueries({ queryKey: ['organisation', id] });
    },
  });
  if (organisation.invitations.length === 0) return <p>{words.none}</p>;
  return (
    <>
      {closing.isError && (
        <div className="mb-6">
          <ErrorState problem={closing.error} />
        </div>
      )}
      <Table
        caption={words.pending}
        captionHidden
        head={
          <>
            <HeadCell>{words.email}</HeadCell>
            <HeadCell>{all.role}</HeadCell>
            <HeadCell>{all.members.state}</HeadCell>
            <HeadCell>{words.expires}</HeadCell>
            <HeadCell>{all.members.actions}</HeadCell>
          </>
        }
      >
        {organisation.invitations.map((one) => (
          <tr key={one.invitationId}>
            <RowHead className="min-w-52 break-all">{one.email}</RowHead>
            <Cell className="whitespace-nowrap">{all.roles[one.role as Role]}</Cell>
            <Cell>
              <StatusChip tone={one.state === 'open' ? 'info' : 'warning'}>{words.states[one.state]}</StatusChip>
            </Cell>
            <Cell className="whitespace-nowrap">{format.instant(one.expiresAt)}</Cell>
            <Cell>
              <div className="flex gap-2">
                <Button
                  look="outline"
                  size="small"
                  aria-label={words.resendOf(one.email)}
                  onClick={() => closing.mutate({ invitationId: one.invitationId, deed: 'resend' })}
                >
                  {words.resend}
                </Button>
                <Button
                  look="outline"
                  size="small"
                  aria-label={words.revokeOf(one.email)}
                  onClick={() => closing.mutate({ invitationId: one.invitationId, deed: 'revoke' })}
                >
                  {words.revoke}
                </Button>
              </div>
            </Cell>
          </tr>
        ))}
      </Table>
    </>
  );
}
