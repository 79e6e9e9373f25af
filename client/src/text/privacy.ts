import { privacy as en } from './en/privacy';
import { privacy as ja } from './ja/privacy';
import type { Words } from './language';

export const privacy: Words<typeof ja> = { ja, en };
