import type { ReactNode } from 'react';
import { useText } from '../text/language';

interface Line {
  label: string;
  value: ReactNode;
  /** Draws the link that changes this answer: `(link) => <Link to="/me/profile" {...link} />`. */
  change?: (link: { className: string; children: ReactNode }) => ReactNode;
}

/** Answers to look over, each with a link to change it. An answer that was not given says so. */
export function SummaryList({ lines }: { lines: Line[] }) {
  const text = useText().ui;
  return (
    <dl className="divide-y divide-solid-gray-300 border-y border-solid-gray-300">
      {lines.map((line) => (
        <div key={line.label} className="grid gap-x-6 gap-y-1 py-3 sm:grid-cols-[minmax(8rem,1fr)_2fr_auto]">
          <dt className="min-w-0 font-bold text-solid-gray-900">{line.label}</dt>
          <dd className="min-w-0 whitespace-pre-line">{line.value || <span className="text-solid-gray-700">{text.notGiven}</span>}</dd>
          {line.change && (
            <dd>
              {line.change({
                className: 'link inline-flex min-h-11 items-center sm:-my-2',
                children: (
                  <>
                    {text.change}
                    <span className="sr-only">{text.changeOf(line.label)}</span>
                  </>
                ),
              })}
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
