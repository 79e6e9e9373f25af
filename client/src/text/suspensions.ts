import { suspensions as en } from './en/suspensions';
import { suspensions as ja } from './ja/suspensions';
import type { Words } from './language';

export const suspensions: Words<typeof ja> = { ja, en };
