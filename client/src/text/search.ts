import { search as en } from './en/search';
import { search as ja } from './ja/search';
import type { Words } from './language';

export const search: Words<typeof ja> = { ja, en };
