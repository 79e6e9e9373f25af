import { format } from './en/format';
import { shell } from './en/shell';
import { ui } from './en/ui';
import type { Text } from './language';

/** The words that every page needs, in English. A missing one does not compile. */
export const en: Text = { format, shell, ui };
