import type { Text } from '../language';

export const ui: Text['ui'] = {
  required: '*Required',
  optional: '*Optional',
  choose: 'Please choose',
  showPassword: 'Show',
  hidePassword: 'Hide',
  lengthOf: (length, max) => `${length} of ${max} characters`,
  dayHint: 'For example 2019-05-01, 2019/5/1, 令和元年5月1日 or R1.5.1',
  monthHint: 'For example 2019-05, 2019/5, 令和元年5月 or R1.5',
  errorSummary: 'There is a problem with what you entered',
  errorPrefix: 'Error: ',
  close: 'Close',
  cancel: 'Cancel',
  back: 'Back',
  change: 'Change',
  changeOf: (label) => ` (${label})`,
  undo: 'Undo',
  retry: 'Try again',
  loading: 'Loading',
  menu: 'Menu',
  notGiven: 'Not entered',
  noticeKinds: { info: 'Information', success: 'Done', warning: 'Attention', error: 'Error' },
  steps: {
    name: 'Steps',
    progress: (current, total, label) => `Step ${current} of ${total}: ${label}`,
    states: { done: 'Completed', current: 'In progress', error: 'Needs correction', ahead: 'Not started' },
  },
  pages: {
    name: 'Pages',
    previous: 'Previous',
    next: 'Next',
    page: (page) => `Page ${page}`,
    of: (page, total) => `Page ${page} of ${total}`,
  },
  table: { scrollable: (caption) => `${caption} (scrolls sideways)` },
  errorTitle: 'Something went wrong',
  problem: (status) => {
    if (status === 0) return 'The server cannot be reached. Check your connection and try again. What you entered is still on this page.';
    if (status === 401) return 'Your session has ended. Please sign in again.';
    if (status === 403) return 'You may not do this.';
    if (status === 404) return 'Not found.';
    if (status === 429) return 'Too many requests. Please wait a moment and try again.';
    return 'Something went wrong on our side. Please try again later.';
  },
};
