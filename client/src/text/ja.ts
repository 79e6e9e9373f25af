import { format } from './ja/format';
import { shell } from './ja/shell';
import { ui } from './ja/ui';

/** The words that every page needs, in Japanese. Features keep theirs in `ja/` and `en/`, tied together by a file here. */
export const ja = { format, shell, ui };
