import { organisations as en } from './en/organisations';
import { organisations as ja } from './ja/organisations';
import type { Words } from './language';

export const organisations: Words<typeof ja> = { ja, en };
