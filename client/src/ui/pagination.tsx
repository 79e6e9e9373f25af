import type { ReactNode } from 'react';
import { useText } from '../text/language';

interface PaginationProps {
  /** From 1. */
  page: number;
  pageCount: number;
  /** Draws the link to a page: `(page, link) => <Link to="." search={(now) => ({ ...now, page })} {...link} />`. */
  linkTo: (page: number, link: { className: string; children: ReactNode; 'aria-label'?: string }) => ReactNode;
}

const link =
  'inline-flex min-h-11 min-w-11 items-center justify-center rounded-8 px-3 text-key-900 underline underline-offset-4 hover:bg-key-50 hover:decoration-3';

/** Goes through the pages of a list. At the ends the link is left out rather than disabled. */
export function Pagination({ page, pageCount, linkTo }: PaginationProps) {
  const text = useText().ui.pages;
  if (pageCount <= 1) return null;
  return (
    <nav aria-label={text.name} className="mt-8 flex flex-wrap items-center justify-center gap-1 print:hidden">
      {page > 1 && linkTo(page - 1, { className: link, children: text.previous })}
      <ul className="hidden gap-1 sm:flex">
        {nearby(page, pageCount).map((each) => (
          <li key={each < 0 ? `gap${each}` : each}>
            {each < 0 && <span className="inline-flex min-h-11 items-center px-2">…</span>}
            {each === page && (
              <span
                aria-current="page"
                className="inline-flex min-h-11 min-w-11 items-center justify-center rounded-8 bg-key-900 font-bold text-white"
              >
                {each}
              </span>
            )}
            {each > 0 && each !== page && linkTo(each, { className: link, children: each, 'aria-label': text.page(each) })}
          </li>
        ))}
      </ul>
      <p className="px-3 sm:sr-only">{text.of(page, pageCount)}</p>
      {page < pageCount && linkTo(page + 1, { className: link, children: text.next })}
    </nav>
  );
}

/** The first, the last and those around the current page; a negative number stands for a gap. */
export function nearby(page: number, pageCount: number): number[] {
  const shown = [...new Set([1, page - 1, page, page + 1, pageCount])].filter((each) => each >= 1 && each <= pageCount);
  return shown.flatMap((each, index) => {
    const before = shown[index - 1];
    return before !== undefined && each - before > 1 ? [-each, each] : [each];
  });
}
