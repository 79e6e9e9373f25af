import { accountSuspensions as en } from './en/account-suspensions';
import { accountSuspensions as ja } from './ja/account-suspensions';
import type { Words } from './language';

export const accountSuspensions: Words<typeof ja> = { ja, en };
