/** A path of this site, for a page that leads on to another: a link may not lead a person who signs in elsewhere. Anything else is undefined. */
export function ownPath(path: string | undefined): string | undefined {
  if (path === undefined || !/^\/(?![/\\])/.test(path)) return undefined;
  const url = new URL(path, location.origin);
  // The parser drops tabs and line feeds and reads a backslash as a slash: what it made of the path counts, not what stood there.
  return url.origin === location.origin && !url.pathname.startsWith('//') ? url.pathname + url.search + url.hash : undefined;
}
