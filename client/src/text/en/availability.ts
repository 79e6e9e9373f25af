import type { availability as ja } from '../ja/availability';
import type { Widen } from '../language';

/** Whether one is available, the half-yearly question and the yearly renewal. */
export const availability: Widen<typeof ja> = {
  title: 'Availability',
  choose: 'Your situation now',
  options: {
    open: 'Still available (stay on the list)',
    paused: 'Pause until a day',
    closed: 'Not available until I say so',
  },
  until: 'Day of your return',
  untilHint: 'For example 2027-04-01, within two years. On that day your entry is shown again by itself.',
  untilMissing: 'Enter the day of your return, such as 2027-04-01',
  save: 'Answer',
  change: 'Change',
  saved: 'Your availability is changed',
  now: {
    listed: 'Prefectures can find your entry.',
    pausedUntil: (day) => `Paused. Your entry is shown again on ${day}.`,
    closed: 'Not available. Prefectures do not see your entry until you open it again.',
    lapsed: 'Your entry was neither confirmed nor renewed and is hidden. One click brings it back.',
  },
  renew: 'Renew for a year',
  reactivate: 'Bring my entry back',
  renewed: 'Your registration is renewed',
  renewBy: (day) => `Renew by ${day}; after that your entry is hidden.`,
  answer: {
    confirm: {
      title: 'Is your entry still right?',
      lead: 'Are you still available to prefectures? Choose and press “Answer”.',
    },
    renewal: {
      title: 'Renew your registration',
      lead: 'Press “Renew for a year” and it is done. To change your registration, sign in and open your page.',
    },
    lapsed: {
      title: 'Bring your entry back',
      lead: 'Press “Bring my entry back” and prefectures can find it again.',
    },
    done: {
      open: 'Thank you. Your entry stays on the list.',
      paused: 'Paused. Your entry is shown again on the day you chose.',
      closed: 'Your entry is hidden. You can open it again on your page at any time.',
      renewed: 'Your registration is renewed for a year.',
    },
    toMe: 'Open my page (needs a sign-in)',
    broken: 'A part of the link is missing. Open the link in the mail again.',
  },
  freshness: {
    month: 'Confirmed within a month',
    quarter: 'Confirmed within 3 months',
    half: 'Confirmed within 6 months',
    older: 'Confirmed over 6 months ago',
  },
};
