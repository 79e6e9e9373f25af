import { reviews as en } from './en/reviews';
import { reviews as ja } from './ja/reviews';
import type { Words } from './language';

export const reviews: Words<typeof ja> = { ja, en };
