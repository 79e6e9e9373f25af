/**
 * What is shown stands in the URL, readable: ?skill=python&skill=sql&page=2. Empty and default values are left out.
 * A page declares its parameters once; anything malformed in a link falls back to "not given".
 */
type Raw = string | string[] | undefined;

/** Reads the query string: a repeated key is a list. */
export function parseSearch(query: string): Record<string, string | string[]> {
  const params = new URLSearchParams(query);
  const found: Record<string, string | string[]> = {};
  for (const key of new Set(params.keys())) {
    const values = params.getAll(key);
    found[key] = values.length === 1 ? (values[0] ?? '') : values;
  }
  return found;
}

/** Writes the query string with its leading question mark, or nothing. */
export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '' && one !== false) params.append(key, String(one));
    }
  }
  const query = params.toString();
  return query ? `?${query}` : '';
}

/** One word or phrase. */
export const text = (raw: Raw): string | undefined => (Array.isArray(raw) ? raw[0] : raw?.toString()) || undefined;

/** Any number of values. */
export const list = (raw: Raw): string[] | undefined => {
  const values = (Array.isArray(raw) ? raw : [raw]).flatMap((value) => (value ? [value.toString()] : []));
  return values.length > 0 ? values : undefined;
};

/** A whole number from 1 up, such as a page. */
export const count = (raw: Raw): number | undefined => {
  const value = Number(text(raw));
  return Number.isInteger(value) && value > 0 ? value : undefined;
};

/** Yes, or not given. */
export const flag = (raw: Raw): true | undefined => (text(raw) === 'true' ? true : undefined);

/** One of a few words. */
export const oneOf =
  <const T extends string>(...words: T[]) =>
  (raw: Raw): T | undefined =>
    words.find((word) => word === text(raw));

type Shape = Record<string, (raw: Raw) => unknown>;
type Read<S extends Shape> = { [K in keyof S]?: NonNullable<ReturnType<S[K]>> };

/** For a route's validateSearch: `search({ q: text, skill: list, page: count, sort: oneOf('new', 'match') })`. */
export function search<S extends Shape>(shape: S) {
  return (raw: Record<string, unknown>): Read<S> => {
    const found: Record<string, unknown> = {};
    for (const [key, read] of Object.entries(shape)) {
      const value = read(raw[key] as Raw);
      if (value !== undefined) found[key] = value;
    }
    return found as Read<S>;
  };
}
