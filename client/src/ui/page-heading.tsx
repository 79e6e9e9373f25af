import { useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useText } from '../text/language';
import { classNames } from './class-names';

/** The element that holds the page, where the skip link leads. */
export const mainId = 'main';

// On the first load the focus stays at the top, so that Tab finds the skip link first.
let pathBefore: string | null = null;

interface PageHeadingProps {
  children: ReactNode;
  /** For headings that are not plain text. */
  documentTitle?: string;
  lead?: ReactNode;
  /** Buttons beside the heading. */
  actions?: ReactNode;
  /** hero: the large heading of the landing page; unseen: what the page shows already says it. */
  look?: 'page' | 'hero' | 'unseen';
}

/** The one h1 of a page. Also the document's title, and the sign that another page is shown: the focus moves to main, as after loading. */
export function PageHeading({ children, documentTitle, lead, actions, look = 'page' }: PageHeadingProps) {
  const text = useText();
  const path = useLocation({ select: (location) => location.pathname });
  const title = documentTitle ?? (typeof children === 'string' ? children : '');

  useEffect(() => {
    document.title = title ? text.shell.title(title) : text.shell.product;
  }, [title, text]);

  useEffect(() => {
    if (pathBefore !== null && pathBefore !== path) document.getElementById(mainId)?.focus({ preventScroll: true });
    pathBefore = path;
  }, [path]);

  if (look === 'unseen') return <h1 className="sr-only">{children}</h1>;
  return (
    <div className={classNames('flex flex-wrap items-end justify-between gap-4', look === 'hero' ? 'mb-6' : 'mb-8')}>
      <div className="min-w-0">
        <h1 className={look === 'hero' ? 'text-std-32B-150 sm:text-std-45B-140' : 'text-std-28B-150 sm:text-std-32B-150'}>{children}</h1>
        {lead && <p className="mt-3 max-w-reading text-solid-gray-700">{lead}</p>}
      </div>
      {actions && <div className="flex flex-wrap gap-3">{actions}</div>}
    </div>
  );
}
