import { Fragment } from 'react';

const allowed = ['http:', 'https:', 'mailto:'];

// Visible ASCII without quotes and angle brackets: Japanese text goes on right after an address.
const addresses = /(?:https?:\/\/|mailto:)[!#-;=?-~]+/gi;

/** The address to link to, or nothing: only the web and mail, and no name before the host that could pass for it. */
export function safeAddress(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return allowed.includes(url.protocol) && url.username === '' && url.password === '' ? url.href : undefined;
}

/** What somebody wrote, as text and nothing else; the addresses in it are links. */
export function LinkedText({ children: text }: { children: string }) {
  const parts: { at: number; text: string; address?: string | undefined }[] = [];
  let end = 0;
  for (const found of text.matchAll(addresses)) {
    // A full stop or bracket at the end belongs to the sentence.
    const address = found[0].replace(/[.,:;!?)\]}']+$/, '');
    parts.push({ at: end, text: text.slice(end, found.index) }, { at: found.index, text: address, address: safeAddress(address) });
    end = found.index + address.length;
  }
  parts.push({ at: end, text: text.slice(end) });
  const shown = parts.filter((part) => part.text !== '');
  return shown.map((part) =>
    part.address === undefined ? (
      <Fragment key={`text-${part.at}`}>{part.text}</Fragment>
    ) : (
      <a key={`link-${part.at}`} href={part.address} rel="noopener noreferrer nofollow" className="link wrap-anywhere">
        {part.text}
      </a>
    ),
  );
}
