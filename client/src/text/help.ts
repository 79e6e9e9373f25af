import { help as en } from './en/help';
import { help as ja } from './ja/help';
import type { Words } from './language';

export const help: Words<typeof ja> = { ja, en };
