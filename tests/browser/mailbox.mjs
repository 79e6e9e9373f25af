// The letters that the product sent in Development, read at /dev/mail.
import { site } from './browser.mjs';

/** The newest letter to an address that says something; waits for the outbox to send it. */
export async function letterTo(address, { saying = /./, seconds = 30 } = {}) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const messages = await (await fetch(`${site}/dev/mail/messages`)).json();
    const found = messages.find((message) => message.to.includes(address) && saying.test(message.text));
    if (found) return found;
    if (Date.now() > end) throw new Error(`No letter to ${address} within ${seconds} s; there are ${messages.length} letters`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** The first address in a letter's text that leads to the product. */
export function linkIn(letter, path) {
  const link = letter.text.split(/\s+/).find((word) => word.includes(path));
  if (!link) throw new Error(`No link to ${path} in:\n${letter.text}`);
  return link.slice(link.indexOf(path));
}
