import type { accounts } from '../../text/accounts';

type Words = (typeof accounts)['ja'];

/** The shortest password the API takes for a new account. */
const shortestPassword = 15;

/** An address in one width, without spaces around it. */
export const plainAddress = (typed: string): string => typed.normalize('NFKC').trim();

/** What is wrong with an address. Only what surely cannot be one is refused: the mail itself is the proof. */
export function emailFault(email: string, text: Words): string | undefined {
  if (email.trim() === '') return text.emailMissing;
  return /^[^\s@]+@[^\s@]+$/.test(plainAddress(email)) ? undefined : text.emailMalformed;
}

/** What is wrong with a password that is being chosen. */
export function newPasswordFault(password: string, text: Words): string | undefined {
  if (password === '') return text.passwordMissing;
  return password.length >= shortestPassword ? undefined : text.passwordShort(password.length);
}
