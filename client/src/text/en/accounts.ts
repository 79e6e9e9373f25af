import type { accounts as ja } from '../ja/accounts';
import type { Widen } from '../language';

export const accounts: Widen<typeof ja> = {
  email: 'E-mail address',
  password: 'Password',
  emailMissing: 'Enter your e-mail address',
  emailMalformed: 'Enter an e-mail address such as name@example.jp',
  passwordMissing: 'Enter your password',
  passwordShort: (length) => `Use at least 15 characters for the password (now ${length})`,
  signUp: {
    title: 'Sign up',
    lead: 'This makes an account for a digital professional. Staff of prefectures and of the ministry are invited by the administrator of their organisation.',
    emailHint: 'We will send you a mail to verify it. Notices and news also go to this address.',
    passwordHint:
      'At least 15 characters. A long phrase of several words that you can remember is safe; symbols and capitals are not needed.',
    consent: 'I have read the privacy policy and agree to it',
    policy: 'Read the privacy policy (opens in a new tab)',
    consentMissing: 'Read the privacy policy and tick the box to agree',
    send: 'Send the verification mail',
    have: 'Already have an account?',
  },
  sent: {
    title: 'Check your mail',
    lead: (email) => `We have sent a verification mail to ${email}.`,
    leadUnknown: 'We have sent a verification mail to the address you entered.',
    next: 'Open the link in the mail to go on with your registration.',
    missingTitle: 'If no mail arrives',
    missing: [
      'Look in your spam folder.',
      'If the address was wrong, enter it again.',
      'An address that is registered already gets a mail that says so.',
    ],
    again: 'Enter the address again',
  },
  verify: {
    title: 'Verify your address',
    working: 'Verifying your address',
    done: 'Your address is verified. Sign in to go on with your registration.',
    failed: 'Your address could not be verified',
    noToken: 'A part of the link is missing. Open the link in the mail again, or copy and paste the whole address.',
    again: 'Sign up again',
  },
  signIn: {
    title: 'Sign in',
    lead: 'For registered professionals, prefectures and the ministry alike.',
    send: 'Sign in',
    none: 'No account yet?',
    toContinue: 'Please sign in to go on.',
  },
};
