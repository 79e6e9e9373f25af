import type { welcome as ja } from '../ja/welcome';
import type { Widen } from '../language';

export const welcome: Widen<typeof ja> = {
  title: 'Bring your digital experience to local government',
  lead: 'The registry is where prefectures all over Japan find people who support municipalities in their digital transformation. Register, and their openings reach you regularly.',
  register: 'Start registering (about 5 minutes)',
};
