import { policies as en } from './en/policies';
import { policies as ja } from './ja/policies';
import type { Words } from './language';

export const policies: Words<typeof ja> = { ja, en };
