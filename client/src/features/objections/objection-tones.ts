import type { components } from '../../api/schema';
import type { Tone } from '../../ui/chip';

/** What the state of an objection means for the reader. */
export const tones: Record<components['schemas']['ObjectionStatus'], Tone> = {
  raised: 'info',
  underInquiry: 'warning',
  upheld: 'success',
  dismissed: 'neutral',
  withdrawn: 'neutral',
};
