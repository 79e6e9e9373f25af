import type { Kind, Me } from '../api/session';
import type { Text } from '../text/language';

/** A place in the main menu. `to` is one of the routes; `for` says who sees it. */
interface Place {
  to:
    | '/'
    | '/help'
    | '/me'
    | '/me/notices'
    | '/postings'
    | '/candidates'
    | '/posting-desk'
    | '/notices'
    | '/reviews'
    | '/objections'
    | '/registrations'
    | '/accounts'
    | '/digests'
    | '/standards'
    | '/audit'
    | '/organisation'
    | '/organisations'
    | '/posting-desk/import';
  label: (text: Text) => string;
  for: readonly (Kind | 'nobody')[];
  /** Whom of these it is for; all when left out. */
  only?: (me: Me) => boolean;
}

const everybody = ['nobody', 'candidate', 'prefecture', 'ministry', 'auditor', 'municipality', 'company'] as const;

/** The main menu in its order. A page that belongs there adds its line here. */
export const places: readonly Place[] = [
  { to: '/', label: (text) => text.shell.navigation.about, for: ['nobody'] },
  { to: '/candidates', label: (text) => text.shell.navigation.search, for: ['prefecture'] },
  { to: '/posting-desk', label: (text) => text.shell.navigation.desk, for: ['prefecture'] },
  { to: '/notices', label: (text) => text.shell.navigation.sent, for: ['prefecture'] },
  { to: '/reviews', label: (text) => text.shell.navigation.reviews, for: ['ministry'] },
  { to: '/objections', label: (text) => text.shell.navigation.objections, for: ['ministry'] },
  { to: '/registrations', label: (text) => text.shell.navigation.suspensions, for: ['ministry'] },
  { to: '/accounts', label: (text) => text.shell.navigation.accounts, for: ['ministry'], only: (me) => me.role === 'admin' },
  { to: '/digests', label: (text) => text.shell.navigation.digests, for: ['ministry'] },
  { to: '/standards', label: (text) => text.shell.navigation.standards, for: ['ministry'] },
  {
    to: '/audit',
    label: (text) => text.shell.navigation.audit,
    for: ['ministry', 'auditor'],
    only: (me) => me.kind === 'auditor' || me.role === 'admin',
  },
  { to: '/posting-desk/import', label: (text) => text.shell.navigation.importing, for: ['ministry'] },
  { to: '/organisations', label: (text) => text.shell.navigation.organisations, for: ['ministry'], only: (me) => me.role === 'admin' },
  {
    to: '/organisation',
    label: (text) => text.shell.navigation.organisation,
    for: ['prefecture', 'ministry', 'auditor', 'municipality', 'company'],
    only: (me) => me.kind !== 'ministry' || me.role !== 'admin',
  },
  { to: '/me', label: (text) => text.shell.navigation.me, for: ['candidate'] },
  { to: '/me/notices', label: (text) => text.shell.navigation.notices, for: ['candidate'] },
  { to: '/postings', label: (text) => text.shell.navigation.postings, for: everybody },
  { to: '/help', label: (text) => text.shell.navigation.help, for: everybody },
];
