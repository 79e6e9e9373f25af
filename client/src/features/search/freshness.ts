/** How long ago an entry was confirmed, in the steps that prefectures see. */
export type Freshness = 'month' | 'quarter' | 'half' | 'older';

const day = 86_400_000;

/** Months are counted as 30.5 days: a sign of life, not a deadline. */
export function freshnessOf(confirmedAt: string, now: Date): Freshness {
  const days = (now.getTime() - Date.parse(confirmedAt)) / day;
  return days <= 30.5 ? 'month' : days <= 91.5 ? 'quarter' : days <= 183 ? 'half' : 'older';
}
