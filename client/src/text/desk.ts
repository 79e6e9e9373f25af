import { desk as en } from './en/desk';
import { desk as ja } from './ja/desk';
import type { Words } from './language';

export const desk: Words<typeof ja> = { ja, en };
