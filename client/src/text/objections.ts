import { objections as en } from './en/objections';
import { objections as ja } from './ja/objections';
import type { Words } from './language';

export const objections: Words<typeof ja> = { ja, en };
