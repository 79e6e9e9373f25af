import type { ReactNode } from 'react';
import { classNames } from './class-names';

/** What a state means for the reader: done, going on, needs an answer, failed, or nothing of these. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'error';

const tones: Record<Tone, string> = {
  neutral: 'border-solid-gray-420 bg-solid-gray-50 text-solid-gray-800',
  info: 'border-key-300 bg-key-50 text-key-1000',
  success: 'border-green-300 bg-green-50 text-green-1000',
  warning: 'border-yellow-500 bg-yellow-50 text-yellow-1100',
  error: 'border-red-300 bg-red-50 text-red-1000',
};

/** A state in a word; the word says it, the colour only helps. */
export function StatusChip({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={classNames(
        'inline-flex items-center rounded-8 border px-2.5 py-0.5 text-[0.9375rem] leading-150 font-bold whitespace-nowrap',
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}

/** A skill, a theme, a place: one of several short labels. */
export function Chip({ children }: { children: ReactNode }) {
  return (
    <span className="inline-flex items-center rounded-full border border-solid-gray-420 bg-white px-3 py-0.5 text-[0.9375rem] leading-150">
      {children}
    </span>
  );
}

/** Short labels side by side. */
export function ChipList({ label, children }: { label?: string; children: ReactNode[] }) {
  return (
    <ul aria-label={label} className="flex flex-wrap gap-2">
      {children.map((chip, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: labels have no identity of their own
        <li key={index}>{chip}</li>
      ))}
    </ul>
  );
}
