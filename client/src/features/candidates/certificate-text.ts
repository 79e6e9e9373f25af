import type { components } from '../../api/schema';
import type { candidates } from '../../text/candidates';

type Words = (typeof candidates)['ja'];

/** What a certificate number proves, in a sentence; the tone says whether it helps. */
export function certificateText(
  check: components['schemas']['CertificateCheck'],
  words: Words,
): { text: string; tone: 'success' | 'warning' | 'error' } {
  if (check.status === 'accept') return { text: words.certificate.ok, tone: 'success' };
  if (check.status === 'accept_legacy') return { text: words.certificate.legacy, tone: 'success' };
  const reasons: Record<string, string | undefined> = words.certificate;
  return { text: reasons[check.reason] ?? check.reason, tone: check.status === 'review' ? 'warning' : 'error' };
}
