import { candidates as en } from './en/candidates';
import { candidates as ja } from './ja/candidates';
import type { Words } from './language';

export const candidates: Words<typeof ja> = { ja, en };
