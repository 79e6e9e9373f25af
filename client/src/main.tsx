import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiProblem } from './api/http';
import { watchSession } from './api/session';
import { routerFor } from './routes';
import './styles.css';
import { keptLanguage, LanguageProvider, loadText } from './text/language';
import { ToastProvider } from './ui/toast';

const queries = new QueryClient({
  defaultOptions: {
    // Without a connection a call fails at once and says so; by default it would wait silently until the connection is back.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      refetchOnReconnect: true,
      staleTime: 30_000,
      // A refusal stays a refusal; only an outage is worth another try.
      retry: (failures, problem) => failures < 2 && (!(problem instanceof ApiProblem) || problem.status === 0 || problem.status >= 500),
    },
  },
});
watchSession(queries);
const router = routerFor(queries);

const language = keptLanguage();
document.documentElement.lang = language;
const first = { language, text: await loadText(language) };

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');
createRoot(place).render(
  <StrictMode>
    <LanguageProvider first={first}>
      <QueryClientProvider client={queries}>
        <ToastProvider>
          <RouterProvider router={router} />
        </ToastProvider>
      </QueryClientProvider>
    </LanguageProvider>
  </StrictMode>,
);
