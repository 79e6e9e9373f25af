import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useText } from '../text/language';
import { Button } from './button';
import { FieldScope } from './field';

interface DialogProps {
  open: boolean;
  /** Called for every way out: the close button, Escape, and what the actions do. */
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
  /** Buttons, the main one first; a close button is always there. */
  actions?: ReactNode;
}

/** A modal question or list, by the browser's own dialog: it keeps the focus inside and gives it back. */
export function Dialog({ open, onClose, title, children, actions }: DialogProps) {
  const text = useText();
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const element = dialog.current;
    if (open && !element?.open) element?.showModal();
    if (!open && element?.open) element.close();
  }, [open]);

  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      // Escape, told at once: the event of the end comes later, when the next dialog may be open already. A file picker inside has an event of the same name.
      onCancel={(event) => {
        if (event.target !== dialog.current) return;
        event.preventDefault();
        onClose();
      }}
      onClose={() => {
        if (open && !dialog.current?.open) onClose();
      }}
      className="m-auto w-[calc(100%-2rem)] max-w-2xl rounded-12 border border-solid-gray-420 bg-white p-6 text-solid-gray-800 shadow-4 backdrop:bg-opacity-gray-600 sm:p-8"
    >
      {open && (
        <>
          <h2 id={titleId} className="mb-4 text-std-22B-150">
            {title}
          </h2>
          <FieldScope value={titleId}>{children}</FieldScope>
          <div className="mt-8 flex flex-wrap gap-3">
            {actions}
            <Button look={actions ? 'text' : 'outline'} onClick={onClose}>
              {actions ? text.ui.cancel : text.ui.close}
            </Button>
          </div>
        </>
      )}
    </dialog>
  );
}
