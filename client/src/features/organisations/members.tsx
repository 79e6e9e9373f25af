import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/http';
import { useFormat } from '../../text/format';
import { useText } from '../../text/language';
import { organisations } from '../../text/organisations';
import { Button } from '../../ui/button';
import { StatusChip } from '../../ui/chip';
import { ErrorState } from '../../ui/feedback';
import { Section } from '../../ui/page';
import { Cell, HeadCell, RowHead, Table } from '../../ui/table';
import { useToast } from '../../ui/toast';
import { ChangeMember } from './change-member';
import { type Member, memberTones, type Organisation, type Role } from './organisations';

/** Who works for the organisation; for its admins with what they can change. */
export function Members({ organisation }: { organisation: Organisation }) {
  const all = useText(organisations);
  const words = all.members;
  const format = useFormat();
  const queries = useQueryClient();
  const say = useToast();
  const [changing, setChanging] = useState<Member | null>(null);
  const confirming = useMutation({
    mutationFn: (member: Member) =>
      answer(
        api.POST('/api/organisations/{id}/members/{accountId}/confirmation', {
          params: { path: { id: organisation.organisationId, accountId: member.accountId } },
        }),
      ),
    onSuccess: async ({ verifiedUntil }, member) => {
      say({ message: words.confirmed(member.name, format.day(verifiedUntil)) });
      await queries.invalidateQueries({ queryKey: ['organisation', organisation.organisationId] });
    },
  });
  return (
    <Section title={words.title}>
      {organisation.mayManage && <p className="mb-6 max-w-reading">{words.lead}</p>}
      {confirming.isError && (
        <div className="mb-6">
          <ErrorState problem={confirming.error} />
        </div>
      )}
      <Table
        caption={words.title}
        captionHidden
        head={
          <>
            <HeadCell>{words.name}</HeadCell>
            <HeadCell>{all.role}</HeadCell>
            <HeadCell>{words.state}</HeadCell>
            <HeadCell>{words.until}</HeadCell>
            {organisation.mayManage && <HeadCell>{words.actions}</HeadCell>}
          </>
        }
      >
        {organisation.members.map((member) => (
          <tr key={member.accountId}>
            <RowHead>
              {member.name}
              {member.isMe && words.me}
              {member.email && (
                <span className="block font-normal break-all text-solid-gray-700">
                  <span className="sr-only">{words.email}: </span>
                  {member.email}
                </span>
              )}
            </RowHead>
            <Cell className="whitespace-nowrap">{all.roles[member.role as Role]}</Cell>
            <Cell>
              {member.isAccountSuspended ? (
                <StatusChip tone="error">{words.accountSuspended}</StatusChip>
              ) : (
                <StatusChip tone={memberTones[member.state]}>{words.states[member.state]}</StatusChip>
              )}
            </Cell>
            <Cell className="whitespace-nowrap">{member.verifiedUntil && format.day(member.verifiedUntil)}</Cell>
            {organisation.mayManage && (
              <Cell>
                <div className="flex gap-2">
                  <Button look="outline" size="small" aria-label={words.changeOf(member.name)} onClick={() => setChanging(member)}>
                    {words.change}
                  </Button>
                  {member.mayConfirm && (
                    <Button
                      size="small"
                      aria-label={words.confirmOf(member.name)}
                      busy={confirming.isPending && confirming.variables === member}
                      onClick={() => confirming.mutate(member)}
                    >
                      {words.confirm}
                    </Button>
                  )}
                </div>
              </Cell>
            )}
          </tr>
        ))}
      </Table>
      <ChangeMember organisation={organisation} member={changing} onClose={() => setChanging(null)} />
    </Section>
  );
}
