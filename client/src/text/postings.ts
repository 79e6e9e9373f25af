import { postings as en } from './en/postings';
import { postings as ja } from './ja/postings';
import type { Words } from './language';

export const postings: Words<typeof ja> = { ja, en };
