import { createContext, type ReactNode, use, useMemo, useState } from 'react';
import { ja } from './ja';

/** The words that every page needs. The Japanese text is the model; every other language says all of it. */
export type Text = Widen<typeof ja>;

/** The words of one feature in every language; they come with its pages, so that the first load stays small. */
export type Words<T> = Record<Language, Widen<T>>;

/** The shape without the Japanese words themselves. */
export type Widen<T> = T extends string
  ? string
  : T extends (...asked: infer A) => infer R
    ? (...asked: A) => Widen<R>
    : T extends readonly (infer E)[]
      ? readonly Widen<E>[]
      : { [K in keyof T]: Widen<T[K]> };

export const languages = ['ja', 'en'] as const;
export type Language = (typeof languages)[number];

const kept = 'talentpool-language';

/** The language chosen before, or Japanese. */
export function keptLanguage(): Language {
  return languages.find((language) => language === localStorage.getItem(kept)) ?? 'ja';
}

/** The words of a language; English is loaded when it is first asked for. */
export async function loadText(language: Language): Promise<Text> {
  return language === 'en' ? (await import('./en')).en : ja;
}

interface Spoken {
  language: Language;
  text: Text;
  choose: (language: Language) => Promise<void>;
}

const LanguageContext = createContext<Spoken>({ language: 'ja', text: ja, choose: async () => {} });

/** Gives the page its language, on screen and in `<html lang>`, and keeps the choice in this browser. */
export function LanguageProvider({ first, children }: { first: { language: Language; text: Text }; children: ReactNode }) {
  const [spoken, setSpoken] = useState(first);
  const words = useMemo<Spoken>(
    () => ({
      ...spoken,
      choose: async (language) => {
        const text = await loadText(language);
        localStorage.setItem(kept, language);
        document.documentElement.lang = language;
        setSpoken({ language, text });
      },
    }),
    [spoken],
  );
  return <LanguageContext value={words}>{children}</LanguageContext>;
}

/** The words of the language in use: `useText().ui.close` for those of every page, `useText(accounts).signIn.title` for those of a feature. */
export function useText(): Text;
export function useText<T>(feature: Record<Language, T>): T;
export function useText<T>(feature?: Record<Language, T>): Text | T {
  const { language, text } = use(LanguageContext);
  return feature ? feature[language] : text;
}

/** The language in use, and how to change it. */
export function useLanguage(): Spoken {
  return use(LanguageContext);
}
