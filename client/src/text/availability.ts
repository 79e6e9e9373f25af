import { availability as en } from './en/availability';
import { availability as ja } from './ja/availability';
import type { Words } from './language';

export const availability: Words<typeof ja> = { ja, en };
