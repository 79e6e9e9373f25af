import { inbox as en } from './en/inbox';
import { inbox as ja } from './ja/inbox';
import type { Words } from './language';

export const inbox: Words<typeof ja> = { ja, en };
