import type { Kind } from '../api/session';
import type { Text } from '../text/language';

/** A place in the main menu. `to` is one of the routes; `for` says who sees it. */
interface Place {
  to: '/' | '/help' | '/me' | '/me/notices' | '/postings';
  label: (text: Text) => string;
  for: readonly (Kind | 'nobody')[];
}

/** The main menu in its order. A page that belongs there adds its line here. */
export const places: readonly Place[] = [
  { to: '/', label: (text) => text.shell.navigation.about, for: ['nobody'] },
  { to: '/', label: (text) => text.shell.navigation.home, for: ['prefecture', 'ministry'] },
  { to: '/me', label: (text) => text.shell.navigation.me, for: ['candidate'] },
  { to: '/me/notices', label: (text) => text.shell.navigation.notices, for: ['candidate'] },
  { to: '/postings', label: (text) => text.shell.navigation.postings, for: ['nobody', 'candidate', 'prefecture', 'ministry'] },
  { to: '/help', label: (text) => text.shell.navigation.help, for: ['nobody', 'candidate', 'prefecture', 'ministry'] },
];
