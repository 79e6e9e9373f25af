import { useEffect, useRef } from 'react';
import type { ApiProblem } from '../api/http';
import { useText } from '../text/language';
import { useControlId } from './field';

export interface Refused {
  /** Messages by field path. */
  errors: Record<string, string>;
  /** A refusal that names no field. */
  problem: ApiProblem | null;
  /** Grows with each refused attempt, so that the summary takes the focus again. */
  attempt: number;
}

/** What keeps a form from being sent, each with a link to its field. Takes the focus; the alert is inside, so that the two do not race. */
export function ErrorSummary({ errors, problem, attempt }: Refused) {
  const text = useText();
  const controlId = useControlId();
  const box = useRef<HTMLDivElement>(null);
  const entries = Object.entries(errors);
  const shown = entries.length > 0 || problem !== null;

  useEffect(() => {
    if (attempt > 0 && shown) box.current?.focus();
  }, [attempt, shown]);

  useEffect(() => {
    const prefix = text.ui.errorPrefix;
    if (!shown || document.title.startsWith(prefix)) return;
    document.title = prefix + document.title;
    return () => {
      if (document.title.startsWith(prefix)) document.title = document.title.slice(prefix.length);
    };
  }, [shown, text]);

  if (!shown) return null;
  return (
    <div ref={box} tabIndex={-1} className="mb-8 rounded-8 border-3 border-error-1 bg-white p-4 sm:p-6">
      <div role="alert">
        <h2 className="mb-2 text-std-20B-160">{text.ui.errorSummary}</h2>
        {problem && <p>{problem.title || text.ui.problem(problem.status)}</p>}
        <ul className="list-disc pl-6">
          {entries.map(([field, message]) => (
            <li key={field} className="py-1">
              <a
                href={`#${controlId(field)}`}
                className="text-error-2 underline underline-offset-4 hover:decoration-3"
                onClick={(event) => {
                  event.preventDefault();
                  const control = document.getElementById(controlId(field));
                  control?.closest('details')?.setAttribute('open', '');
                  control?.focus();
                }}
              >
                {message}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
