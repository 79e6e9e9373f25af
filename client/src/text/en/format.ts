import type { Text } from '../language';

const eraNames: Record<string, string> = { R: 'Reiwa', H: 'Heisei', S: 'Showa', T: 'Taisho', M: 'Meiji' };
const days = (count: number) => (count === 1 ? '1 day' : `${count} days`);

export const format: Text['format'] = {
  yen: (amount) => `${amount} yen`,
  era: (shown, _label, letter, year) => `${shown} (${eraNames[letter]} ${year})`,
  months: (years, months) => {
    if (years === 0) return `${months} mo`;
    return months === 0 ? `${years} yr` : `${years} yr ${months} mo`;
  },
  remaining: (span) => `${span} to go`,
  daysUntil: (count) => {
    if (count === 0) return 'today';
    return count > 0 ? `${days(count)} left` : `${days(-count)} ago`;
  },
};
