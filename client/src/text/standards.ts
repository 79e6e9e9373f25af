import { standards as en } from './en/standards';
import { standards as ja } from './ja/standards';
import type { Words } from './language';

export const standards: Words<typeof ja> = { ja, en };
