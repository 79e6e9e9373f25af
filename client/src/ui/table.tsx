import { type ComponentProps, type ReactNode, useEffect, useRef, useState } from 'react';
import { useText } from '../text/language';
import { classNames } from './class-names';

/**
 * A table with a caption. Where it is wider than the page, its own box scrolls and can be reached by keyboard.
 * Cells are `<HeadCell>`, `<RowHead>` and `<Cell>`.
 */
export function Table({
  caption,
  captionHidden = false,
  head,
  children,
}: {
  caption: string;
  captionHidden?: boolean;
  head: ReactNode;
  children: ReactNode;
}) {
  const text = useText();
  const box = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setScrolls(element.scrollWidth > element.clientWidth));
    observer.observe(element);
    // The table can become wider in a box that stays as it is.
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, []);

  const scroller = scrolls ? { tabIndex: 0, role: 'region', 'aria-label': text.ui.table.scrollable(caption) } : {};
  return (
    <div ref={box} {...scroller} className="relative min-w-0 overflow-x-auto rounded-8 print:overflow-visible">
      <table className="w-full border-collapse text-left">
        <caption className={captionHidden ? 'sr-only' : 'mb-2 text-left text-std-17B-170 text-solid-gray-900'}>{caption}</caption>
        <thead className="border-b-2 border-solid-gray-600 bg-solid-gray-50">
          <tr>{head}</tr>
        </thead>
        <tbody className="divide-y divide-solid-gray-300 border-b border-solid-gray-300">{children}</tbody>
      </table>
    </div>
  );
}

type Align = { align?: 'start' | 'end' };

const cell = ({ align }: Align, className?: string) =>
  classNames('px-4 py-3 align-top', align === 'end' && 'text-right tabular-nums', className);

export function HeadCell({ align, className, ...rest }: Omit<ComponentProps<'th'>, 'align'> & Align) {
  return <th scope="col" {...rest} className={cell({ align }, classNames('font-bold whitespace-nowrap text-solid-gray-900', className))} />;
}

export function RowHead({ className, ...rest }: ComponentProps<'th'>) {
  return <th scope="row" {...rest} className={cell({}, classNames('min-w-36 font-bold text-solid-gray-900', className))} />;
}

export function Cell({ align, className, ...rest }: Omit<ComponentProps<'td'>, 'align'> & Align) {
  return <td {...rest} className={cell({ align }, className)} />;
}
