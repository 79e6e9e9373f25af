import type { ReactNode } from 'react';
import { ApiProblem } from '../api/http';
import { useText } from '../text/language';
import { Button } from './button';
import { classNames } from './class-names';

export type NoticeKind = 'info' | 'success' | 'warning' | 'error';

const noticeColours: Record<NoticeKind, string> = {
  info: 'border-key-900 [--mark:var(--color-key-900)]',
  success: 'border-success-2 [--mark:var(--color-success-2)]',
  warning: 'border-warning-yellow-2 [--mark:var(--color-warning-yellow-2)]',
  error: 'border-error-2 [--mark:var(--color-error-2)]',
};

const marks: Record<NoticeKind, string> = {
  info: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm1 15h-2v-6h2v6Zm0-8h-2V7h2v2Z',
  success: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm-1.6 14.4L6 12l1.4-1.4 3 3 6.2-6.200L18 8.800l-7.6 7.600Z',
  warning: 'M12 2 1 21h22L12 2Zm1 16h-2v-2h2v2Zm0-4h-2v-4h2v4Z',
  error: 'M8.3 2 2 8.300v7.400L8.3 22h7.400l6.3-6.300V8.300L15.7 2H8.300ZM13 17h-2v-2h2v2Zm0-4h-2V7h2v6Z',
};

/** A message that belongs to the page. `live` has screen readers say it when it appears. */
export function NoticeBanner({
  kind,
  title,
  live = false,
  children,
}: {
  kind: NoticeKind;
  title: ReactNode;
  live?: boolean;
  children?: ReactNode;
}) {
  const text = useText();
  return (
    <section
      role={live ? (kind === 'error' ? 'alert' : 'status') : undefined}
      className={classNames('flex min-w-0 gap-3 rounded-8 border-3 bg-white p-4 sm:p-6', noticeColours[kind])}
    >
      <svg
        viewBox="0 0 24 24"
        className="mt-1 size-6 flex-none text-(--mark)"
        fill="currentColor"
        role="img"
        aria-label={text.ui.noticeKinds[kind]}
      >
        <path d={marks[kind]} />
      </svg>
      <div className="min-w-0 flex-1">
        <p className="text-std-17B-170 text-solid-gray-900">{title}</p>
        {children && <div className="mt-2">{children}</div>}
      </div>
    </section>
  );
}

/** Nothing to show yet: says why, and what to do. */
export function EmptyState({ title, children, action }: { title: ReactNode; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="rounded-12 border border-dashed border-solid-gray-420 bg-solid-gray-50 px-6 py-10 text-center">
      <p className="text-std-18B-160 text-solid-gray-900">{title}</p>
      {children && <div className="mx-auto mt-2 max-w-reading">{children}</div>}
      {action && <div className="mt-6">{action}</div>}
    </div>
  );
}

/** While something is loaded; said once to screen readers. */
export function LoadingState({ label }: { label?: string }) {
  const text = useText();
  return (
    <div role="status" className="flex items-center justify-center gap-4 px-6 py-12 text-solid-gray-700">
      <span aria-hidden="true" className="size-8 animate-spin rounded-full border-4 border-key-200 border-t-key-900" />
      {label ?? text.ui.loading}
    </div>
  );
}

/** Something could not be loaded: the server's own sentence where there is one, and another try. `isHeaded`: a heading above it has said that something is the matter. */
export function ErrorState({ problem, onRetry, isHeaded = false }: { problem: unknown; onRetry?: () => void; isHeaded?: boolean }) {
  const text = useText();
  const said = problem instanceof ApiProblem ? problem.title || text.ui.problem(problem.status) : text.ui.problem(500);
  // A refusal says itself what is the matter; an outage is named as one.
  const isAlone = isHeaded || (problem instanceof ApiProblem && problem.status >= 400 && problem.status < 500);
  return (
    <NoticeBanner kind="error" title={isAlone ? said : text.ui.errorTitle} live>
      {!isAlone && <p>{said}</p>}
      {onRetry && (
        <Button look="outline" size="small" className="mt-4" onClick={onRetry}>
          {text.ui.retry}
        </Button>
      )}
    </NoticeBanner>
  );
}
