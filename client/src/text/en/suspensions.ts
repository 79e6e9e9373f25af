import type { suspensions as ja } from '../ja/suspensions';
import type { Widen } from '../language';

export const suspensions: Widen<typeof ja> = {
  title: 'Suspensions',
  lead: 'Find a registration by its number, suspend it or reinstate it. No identity is shown. Only admins may do this.',
  number: 'Registration number',
  numberHint: 'Such as TP-0001234',
  numberMissing: 'Enter a registration number',
  find: 'Find',
  found: (number: string) => `Where ${number} stands`,
  state: 'State',
  listedAt: 'Listed since',
  account: 'Account',
  accountOpen: 'In use',
  accountSuspended: 'Suspended (not shown on the list)',
  toAccount: 'Suspend or reinstate the account',
  suspendTitle: 'Suspend',
  suspendLead:
    'The entry vanishes from the search at once, and opened identities are closed. The person is told the reason in their inbox and by mail.',
  reason: 'Reason, told to the person',
  reasonMissing: 'Enter a reason',
  suspend: 'Suspend the entry',
  suspended: 'The entry is suspended',
  reinstateTitle: 'Reinstate',
  reinstateLead: 'Prefectures can find the entry again. What was closed stays closed.',
  reinstate: 'Reinstate the entry',
  reinstated: 'The entry is reinstated',
  notPossible: 'A registration in this state cannot be suspended; only a listed one can.',
  history: 'Suspensions so far',
  suspendedAt: 'Suspended',
  reinstatedAt: 'Reinstated',
  lasting: 'Still suspended',
};
