import type { register as ja } from '../ja/register';
import type { Widen } from '../language';

export const register: Widen<typeof ja> = {
  steps: ['Eligibility', 'About you', 'Skills and wishes', 'Check and submit'],
  saving: {
    idle: '',
    saving: 'Saving',
    saved: 'Draft saved',
    refused: 'Something needs correcting before your registration changes. What you typed is kept',
    failed: 'Not saved yet. It is tried again by itself',
    offline: 'You are offline. What you typed stays in this tab and is saved when you are back',
    expired: 'You were signed out. Sign in, and this is saved',
  },
  neededHere: 'Please fill this in',
  routeHints: {
    experience: 'Employer, job title, first and last month',
    exam: 'The number of the certificate',
    equivalent: 'You describe activities and achievements. The ministry decides',
  },
  kept: (evidence) => `${evidence}: kept, but not used for your submission.`,
  remove: (evidence) => `Delete: ${evidence}`,
  removeTitle: 'Delete what you entered?',
  removeLead: 'This cannot be undone.',
  removeYes: 'Delete',
  optionalAbout: 'Telephone and introduction (optional)',
  optionalJob: 'Hours, work and leaves (optional)',
  optionalSkills: 'Skills, themes and kind of expert (optional; they help prefectures find you)',
  optionalWishes: 'Days, remote work and first day (optional)',
  skillYears: 'Years of practice with the chosen skills',
  yearsOf: (skill) => `${skill} (years)`,
  yearsUnreadable: 'Give the years as a whole number from 0 to 60',
  understood: (text) => `Understood as "${text}"`,
};
