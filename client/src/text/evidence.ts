import { evidence as en } from './en/evidence';
import { evidence as ja } from './ja/evidence';
import type { Words } from './language';

export const evidence: Words<typeof ja> = { ja, en };
