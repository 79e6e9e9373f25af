import type { components } from '../../api/schema';
import { useLanguage } from '../../text/language';

/** Why the rules counted what they counted, in the sentences of the API. */
export function Explanation({ lines }: { lines: components['schemas']['ExplanationLine'][] }) {
  const { language } = useLanguage();
  return (
    <ul className="list-disc pl-6">
      {lines.map((line) => (
        <li key={`${line.code} ${line.position} ${line.textEn}`}>{language === 'ja' ? line.textJa : line.textEn}</li>
      ))}
    </ul>
  );
}
