import { Outlet } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { useText } from '../text/language';
import { NoticeBanner } from '../ui/feedback';
import { mainId } from '../ui/page-heading';
import { Footer } from './footer';
import { Header } from './header';
import { StepUp } from './step-up';

/** What surrounds every page. */
export function Shell() {
  const text = useText();
  return (
    <div className="flex min-h-dvh flex-col print:block">
      <a
        href={`#${mainId}`}
        className="sr-only rounded-8 bg-yellow-300 px-4 py-3 text-black underline focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-30"
      >
        {text.shell.skip}
      </a>
      <Header />
      <OfflineBanner />
      <main id={mainId} tabIndex={-1} className="flex-1">
        <Outlet />
      </main>
      <Footer />
      <StepUp />
    </div>
  );
}

function OfflineBanner() {
  const text = useText();
  const online = useSyncExternalStore(watchConnection, () => navigator.onLine);
  return (
    <div role="status" className="print:hidden">
      {!online && (
        <div className="mx-auto max-w-page px-4 pt-4">
          <NoticeBanner kind="warning" title={text.shell.offline} />
        </div>
      )}
    </div>
  );
}

function watchConnection(listener: () => void): () => void {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}
