import { accounts as en } from './en/accounts';
import { accounts as ja } from './ja/accounts';
import type { Words } from './language';

export const accounts: Words<typeof ja> = { ja, en };
