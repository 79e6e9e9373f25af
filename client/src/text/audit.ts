import { audit as en } from './en/audit';
import { audit as ja } from './ja/audit';
import type { Words } from './language';

export const audit: Words<typeof ja> = { ja, en };
