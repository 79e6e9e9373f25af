import type { accounts } from '../../text/accounts';

type Words = (typeof accounts)['ja'];

/** The shortest password the API takes for a new account. */
const shortestPassword = 15;

/** What is wrong with an address, at the field `email`. Only what surely cannot be one is refused: the mail itself is the proof. */
export function checkEmail(email: string, text: Words): Record<string, string> {
  if (email.trim() === '') return { email: text.emailMissing };
  return /^[^\s@]+@[^\s@]+$/.test(email.trim()) ? {} : { email: text.emailMalformed };
}

/** What is wrong with a password that is being chosen, at the field `password`. */
export function checkNewPassword(password: string, text: Words): Record<string, string> {
  if (password === '') return { password: text.passwordMissing };
  return password.length >= shortestPassword ? {} : { password: text.passwordShort(password.length) };
}
