/** How numbers, dates and spans of time are worded. */
export const format = {
  yen: (amount: string) => `${amount}円`,
  era: (shown: string, label: string, _letter: string, _year: number) => `${shown}（${label}）`,
  months: (years: number, months: number) => {
    if (years === 0) return `${months}か月`;
    return months === 0 ? `${years}年` : `${years}年${months}か月`;
  },
  remaining: (span: string) => `あと${span}`,
  daysUntil: (days: number) => {
    if (days === 0) return '本日';
    return days > 0 ? `あと${days}日` : `${-days}日前`;
  },
};
