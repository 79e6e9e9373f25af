import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/http';
import type { components } from '../../api/schema';
import { useFormat } from '../../text/format';
import { useText } from '../../text/language';
import { organisations } from '../../text/organisations';
import { Button } from '../../ui/button';
import { RadioGroup } from '../../ui/choice';
import { Dialog } from '../../ui/dialog';
import { Disclosure } from '../../ui/disclosure';
import { ErrorState, LoadingState } from '../../ui/feedback';
import { Select } from '../../ui/text-field';
import { useToast } from '../../ui/toast';
import { type Member, type Organisation, type Role, rolesOf } from './organisations';

type Work = components['schemas']['OpenWorkResponse'];
type Deed = 'role' | 'suspend' | 'reinstate' | 'remove';

/** What an admin can change about a member: the role, the access, and that they belong here. Open work goes to a colleague. */
export function ChangeMember({
  organisation,
  member,
  onClose,
}: {
  organisation: Organisation;
  member: Member | null;
  onClose: () => void;
}) {
  const words = useText(organisations).change;
  return (
    <Dialog open={member !== null} onClose={onClose} title={member ? words.title(member.name) : ''}>
      {member && <Changes organisation={organisation} member={member} onDone={onClose} />}
    </Dialog>
  );
}

function Changes({ organisation, member, onDone }: { organisation: Organisation; member: Member; onDone: () => void }) {
  const all = useText(organisations);
  const words = all.change;
  const path = { id: organisation.organisationId, accountId: member.accountId };
  const queries = useQueryClient();
  const say = useToast();
  const [role, setRole] = useState(member.role as Role);
  const [handOverTo, setHandOverTo] = useState('');
  const work = useQuery({
    queryKey: ['organisation', path.id, 'open-work', path.accountId],
    queryFn: () => answer(api.GET('/api/organisations/{id}/members/{accountId}/open-work', { params: { path } })),
    refetchOnWindowFocus: false,
  });
  const change = useMutation({
    mutationFn: (deed: Deed) => send(deed, path, role, handOverTo || null),
    onSuccess: async (_, deed) => {
      const done: Record<Deed, string> = {
        role: words.roleChanged,
        suspend: words.suspended,
        reinstate: words.reinstated,
        remove: words.removed(member.name),
      };
      say({ message: done[deed] });
      onDone();
      await queries.invalidateQueries({ queryKey: ['organisation', path.id] });
    },
  });
  if (work.error) return <ErrorState problem={work.error} onRetry={() => void work.refetch()} />;
  if (!work.data) return <LoadingState />;
  // Said where it was pressed: the dialog may be longer than the window.
  const refusal = (deed: Deed) =>
    change.isError && change.variables === deed ? (
      <div className="mb-4">
        <ErrorState problem={change.error} />
      </div>
    ) : null;
  const isBusy = (deed: Deed) => change.isPending && change.variables === deed;
  return (
    <div className="flex flex-col gap-6">
      <HandOver work={work.data} value={handOverTo} onChange={setHandOverTo} />
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate('role');
        }}
      >
        <RadioGroup
          name="role"
          label={all.role}
          required
          value={role}
          onChange={setRole}
          options={rolesOf(organisation.kind).map((value) => ({ value, label: all.roles[value], hint: all.roleHints[value] }))}
        />
        <div>
          {refusal('role')}
          <Button type="submit" busy={isBusy('role')}>
            {words.role}
          </Button>
        </div>
      </form>
      <div>
        <Disclosure summary={member.state === 'suspended' ? words.reinstate : words.suspend}>
          {member.state === 'suspended' ? (
            <>
              {refusal('reinstate')}
              <Button busy={isBusy('reinstate')} onClick={() => change.mutate('reinstate')}>
                {words.reinstate}
              </Button>
            </>
          ) : (
            <>
              <p className="mb-4">{words.suspendLead}</p>
              {refusal('suspend')}
              <Button look="danger" busy={isBusy('suspend')} onClick={() => change.mutate('suspend')}>
                {words.suspend}
              </Button>
            </>
          )}
        </Disclosure>
        <Disclosure summary={words.remove}>
          <p className="mb-4">{words.removeLead}</p>
          {refusal('remove')}
          <Button look="danger" busy={isBusy('remove')} onClick={() => change.mutate('remove')}>
            {words.remove}
          </Button>
        </Disclosure>
      </div>
    </div>
  );
}

function HandOver({ work, value, onChange }: { work: Work; value: string; onChange: (value: string) => void }) {
  const all = useText(organisations);
  const words = all.change;
  const format = useFormat();
  const open = (['postings', 'notices', 'reviews', 'objections'] as const).filter((kind) => work.open[kind] > 0);
  if (open.length === 0) return <p>{words.nothingOpen}</p>;
  return (
    <div>
      <p className="mb-4 font-bold">{words.open(format.list(open.map((kind) => words[kind](work.open[kind]))))}</p>
      {work.colleagues.length === 0 ? (
        <p>{words.nobody}</p>
      ) : (
        <Select
          name="handOverTo"
          label={words.handOver}
          hint={words.handOverHint}
          width="long"
          value={value}
          onChange={(event) => onChange(event.target.value)}
          options={work.colleagues.map((one) => ({ value: one.accountId, label: `${one.name} (${all.roles[one.role as Role]})` }))}
        />
      )}
    </div>
  );
}

async function send(deed: Deed, path: { id: string; accountId: string }, role: Role, handOverTo: string | null): Promise<void> {
  switch (deed) {
    case 'role':
      await answer(api.PUT('/api/organisations/{id}/members/{accountId}/role', { params: { path }, body: { role, handOverTo } }));
      return;
    case 'suspend':
      await answer(api.POST('/api/organisations/{id}/members/{accountId}/suspension', { params: { path } }));
      return;
    case 'reinstate':
      await answer(api.DELETE('/api/organisations/{id}/members/{accountId}/suspension', { params: { path } }));
      return;
    case 'remove':
      await answer(api.POST('/api/organisations/{id}/members/{accountId}/removal', { params: { path }, body: { handOverTo } }));
  }
}
