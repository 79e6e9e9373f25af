import type { ReactNode } from 'react';
import { classNames } from './class-names';

/** The measure of a page: `reading` for text and forms, `wide` for lists and tables. */
export function Page({ width = 'wide', children }: { width?: 'reading' | 'wide'; children: ReactNode }) {
  return (
    <div
      className={classNames(
        'mx-auto w-full px-4 py-8 sm:px-6 sm:py-12 print:p-0',
        width === 'reading' ? 'max-w-[calc(var(--container-reading)+3rem)]' : 'max-w-page',
      )}
    >
      {children}
    </div>
  );
}

/** A headed part of a page. */
export function Section({ title, children, id, first = false }: { title: ReactNode; children: ReactNode; id?: string; first?: boolean }) {
  return (
    <section id={id} className={first ? undefined : 'mt-12'}>
      <h2 className="mb-4 text-std-22B-150 sm:text-std-24B-150">{title}</h2>
      {children}
    </section>
  );
}
