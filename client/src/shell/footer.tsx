import { Link } from '@tanstack/react-router';
import { useText } from '../text/language';

/** Links about the site, at the end of every page. */
export function Footer() {
  const text = useText();
  const link = 'inline-flex min-h-11 items-center text-solid-gray-800 underline underline-offset-4 hover:text-black hover:decoration-3';
  const links = [
    { to: '/help', label: text.shell.footer.help },
    { to: '/accessibility', label: text.shell.footer.accessibility },
    { to: '/privacy-policy', label: text.shell.footer.privacy },
  ] as const;
  return (
    <footer className="mt-16 border-t border-solid-gray-300 bg-solid-gray-50 print:hidden">
      <div className="mx-auto flex max-w-page flex-wrap items-start justify-between gap-x-12 gap-y-4 px-4 py-8 sm:px-6">
        <div className="min-w-0 max-w-md">
          <p className="text-std-17B-170 text-solid-gray-900">{text.shell.product}</p>
          <p className="mt-1 text-solid-gray-700">{text.shell.footer.owner}</p>
        </div>
        <nav aria-label={text.shell.footerNavigation}>
          <ul className="flex flex-col flex-wrap gap-x-8 sm:flex-row">
            {links.map(({ to, label }) => (
              <li key={to}>
                <Link to={to} className={link}>
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
