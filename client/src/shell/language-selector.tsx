import { languages, useLanguage } from '../text/language';

/** Each language by its own name; the one in use is marked. */
export function LanguageSelector() {
  const { language, text, choose } = useLanguage();
  return (
    <ul aria-label={text.shell.language} className="flex gap-1">
      {languages.map((each) => (
        <li key={each}>
          <button
            type="button"
            lang={each}
            aria-current={each === language ? 'true' : undefined}
            onClick={() => void choose(each)}
            className="min-h-11 rounded-8 px-3 text-key-900 underline underline-offset-4 hover:bg-key-50 hover:decoration-3 aria-[current]:font-bold aria-[current]:text-solid-gray-900 aria-[current]:no-underline"
          >
            {text.shell.languages[each]}
          </button>
        </li>
      ))}
    </ul>
  );
}
