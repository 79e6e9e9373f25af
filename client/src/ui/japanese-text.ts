/** One width and one kind of kana for what people type; what is shown back is what is kept. */

/** Full-width letters, digits and signs as half-width, dashes of all kinds as a hyphen: for numbers and telephone numbers. */
export const plainWidth = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[‐-―−ーｰ─]/g, '-')
    .trim();

/** A certificate number in one width and in capitals. */
export const plainNumber = (typed: string): string => plainWidth(typed).toUpperCase();

/** The reading of a name in full-width katakana: half-width kana and hiragana are turned. */
export const katakana = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[ぁ-ゖ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60))
    .replace(/\s+/g, ' ')
    .trim();
