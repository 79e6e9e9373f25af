import { welcome as en } from './en/welcome';
import { welcome as ja } from './ja/welcome';
import type { Words } from './language';

export const welcome: Words<typeof ja> = { ja, en };
