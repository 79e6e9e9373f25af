import { type ReactNode, useState } from 'react';
import { Disclosure } from '../../ui/disclosure';

/** Questions that may be left out, folded until one wants them, has answered one or must correct one. */
export function Optional({
  summary,
  isAnswered,
  isFaulty,
  children,
}: {
  summary: string;
  isAnswered: boolean;
  isFaulty: boolean;
  children: ReactNode;
}) {
  const [isOpen, setOpen] = useState(isAnswered);
  return (
    <Disclosure open={isOpen || isFaulty} onToggle={(event) => setOpen(event.currentTarget.open)} summary={summary}>
      <div className="flex flex-col gap-8">{children}</div>
    </Disclosure>
  );
}
