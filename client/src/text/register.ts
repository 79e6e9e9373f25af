import { register as en } from './en/register';
import { register as ja } from './ja/register';
import type { Words } from './language';

export const register: Words<typeof ja> = { ja, en };
