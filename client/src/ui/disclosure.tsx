import type { ComponentProps, ReactNode } from 'react';

/** More, for those who want it: opened and closed by the browser itself. */
export function Disclosure({ summary, children, ...rest }: Omit<ComponentProps<'details'>, 'className'> & { summary: ReactNode }) {
  return (
    <details {...rest} className="group border-b border-solid-gray-300">
      <summary className="flex min-h-12 cursor-pointer list-none items-center gap-3 py-3 text-std-17B-170 text-solid-gray-900 hover:underline [&::-webkit-details-marker]:hidden">
        <svg
          viewBox="0 0 24 24"
          aria-hidden="true"
          className="size-6 flex-none text-key-900 group-open:rotate-180"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
        >
          <circle cx="12" cy="12" r="10" />
          <path d="m8 10.5 4 4 4-4" />
        </svg>
        {summary}
      </summary>
      <div className="pb-5 pl-9">{children}</div>
    </details>
  );
}
