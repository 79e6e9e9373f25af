import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import { useText } from '../text/language';
import { Button } from './button';

interface Toast {
  message: string;
  /** Takes the deed back; shows a button for it. */
  undo?: () => void;
  /** Runs when the time to undo has passed: send then what can be undone until then. */
  onExpire?: () => void;
  /** How long it stays; 10 seconds unless said. */
  seconds?: number;
}

const ToastContext = createContext<(toast: Toast) => void>(() => {});

/** Says briefly what was done: `const say = useToast(); say({ message, undo })`. */
export function useToast(): (toast: Toast) => void {
  return use(ToastContext);
}

/** Holds the one place where toasts appear; a new one replaces, and thereby completes, the one before. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const text = useText();
  const [toast, setToast] = useState<Toast | null>(null);

  const say = useCallback((next: Toast) => {
    setToast((now) => {
      if (now) queueMicrotask(() => now.onExpire?.());
      return next;
    });
  }, []);

  useEffect(() => {
    if (!toast) return;
    const timer = setTimeout(
      () => {
        setToast(null);
        toast.onExpire?.();
      },
      (toast.seconds ?? 10) * 1000,
    );
    return () => clearTimeout(timer);
  }, [toast]);

  const undo = useMemo(
    () =>
      toast?.undo &&
      (() => {
        setToast(null);
        toast.undo?.();
      }),
    [toast],
  );

  return (
    <ToastContext value={say}>
      {children}
      <div role="status" className="pointer-events-none fixed inset-x-0 bottom-0 z-20 flex justify-center p-4 print:hidden">
        {toast && (
          <div className="pointer-events-auto flex max-w-reading flex-wrap items-center gap-4 rounded-8 border border-black bg-solid-gray-900 px-5 py-3 text-white shadow-3">
            <span>{toast.message}</span>
            {undo && (
              <Button look="outline" size="small" onClick={undo}>
                {text.ui.undo}
              </Button>
            )}
          </div>
        )}
      </div>
    </ToastContext>
  );
}
