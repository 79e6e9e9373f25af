import { ApiProblem } from '../../api/http';

/** Whether this browser has passkeys, and speaks of them in JSON as the server does. */
export const passkeysWork = (): boolean =>
  typeof PublicKeyCredential !== 'undefined' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

/** A person who closes the browser's question has changed their mind; that is no fault to show. */
export class Declined extends Error {}

const told = (credential: Credential | null): unknown => {
  if (!credential) throw new Declined();
  return (credential as PublicKeyCredential).toJSON();
};

const declinedOr = (cause: unknown): never => {
  if (!(cause instanceof DOMException)) throw cause;
  // The device has this passkey already, or something else that the person should know.
  if (cause.name === 'InvalidStateError') throw new ApiProblem(409, '/problems/passkey-exists');
  throw new Declined();
};

/** Has the browser make a passkey; the answer goes to the server as it is. */
export async function createPasskey(options: unknown): Promise<unknown> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as PublicKeyCredentialCreationOptionsJSON);
  return navigator.credentials.create({ publicKey }).then(told, declinedOr);
}

/** Has the browser prove a passkey. */
export async function provePasskey(options: unknown): Promise<unknown> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON);
  return navigator.credentials.get({ publicKey }).then(told, declinedOr);
}
