import { ownData as en } from './en/own-data';
import { ownData as ja } from './ja/own-data';
import type { Words } from './language';

export const ownData: Words<typeof ja> = { ja, en };
