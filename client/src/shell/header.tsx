import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../api/http';
import { type Me, useSession, useSignOut } from '../api/session';
import { useLanguage, useText } from '../text/language';
import { Button, ButtonLink } from '../ui/button';
import { useToast } from '../ui/toast';
import { LanguageSelector } from './language-selector';
import { places } from './navigation';

/** The product's name, who is signed in, the language and the main menu. */
export function Header() {
  const text = useText();
  const me = useSession();
  return (
    <header className="border-b border-solid-gray-300 bg-white">
      <div className="mx-auto flex max-w-page items-center gap-x-4 px-4 py-3 sm:px-6">
        <Link to="/" className="flex min-h-11 min-w-0 items-center gap-3 text-solid-gray-900 hover:underline">
          <img src="/favicon.svg" alt="" width="40" height="40" className="size-10 flex-none" />
          <span className="min-w-0 leading-130">
            <span className="block text-std-20B-150">{text.shell.product}</span>
            <span className="block text-[0.8125rem] text-solid-gray-700">{text.shell.subtitle}</span>
          </span>
        </Link>
        <div className="ml-auto hidden items-center gap-4 lg:flex print:hidden">
          <LanguageSelector />
          <Account me={me} />
        </div>
        <Drawer me={me} />
      </div>
      <nav aria-label={text.shell.mainNavigation} className="hidden lg:block print:hidden">
        <div className="mx-auto max-w-page px-6">
          <Menu me={me} className="-mx-4 flex flex-wrap *:whitespace-nowrap" />
        </div>
      </nav>
    </header>
  );
}

function Menu({ me, className }: { me: Me | null | undefined; className: string }) {
  const text = useText();
  if (me === undefined) return <ul className={className} />;
  return (
    <ul className={className}>
      {places
        .filter((place) => place.for.includes(me?.kind ?? 'nobody') && (me === null || place.only?.(me) !== false))
        .map((place) => (
          <li key={place.to + place.label(text)}>
            <Link
              to={place.to}
              activeOptions={{ exact: place.to === '/' || place.to === '/me' }}
              className="flex min-h-12 items-center border-b-4 border-transparent px-4 text-solid-gray-800 hover:underline aria-[current]:border-key-900 aria-[current]:font-bold aria-[current]:text-key-900"
            >
              {place.label(text)}
            </Link>
          </li>
        ))}
    </ul>
  );
}

function Account({ me }: { me: Me | null | undefined }) {
  const text = useText();
  const { language } = useLanguage();
  const signOut = useSignOut();
  const navigate = useNavigate();
  const say = useToast();
  if (me === undefined) return null;
  if (me === null) {
    return (
      <>
        <ButtonLink to="/sign-in" look="outline" size="small">
          {text.shell.signIn}
        </ButtonLink>
        <ButtonLink to="/sign-up" size="small">
          {text.shell.signUp}
        </ButtonLink>
      </>
    );
  }
  const leave = async () => {
    // First away from pages that need a session, then the session.
    await navigate({ to: '/' });
    await signOut().catch((cause: unknown) => say({ message: text.ui.problem(cause instanceof ApiProblem ? cause.status : 500) }));
  };
  const organisation = me.organisation && (language === 'ja' ? me.organisation.nameJa : me.organisation.nameEn);
  return (
    <>
      <p className="min-w-0 text-right leading-140">
        <span className="sr-only">{text.shell.signedInAs('')}</span>
        {organisation && <span className="block text-[0.875rem] text-solid-gray-700">{organisation}</span>}
        <Link to="/account" className="link block max-w-60 truncate">
          {me.displayName ?? me.email}
        </Link>
      </p>
      <Button look="outline" size="small" onClick={() => void leave()}>
        {text.shell.signOut}
      </Button>
    </>
  );
}

/** The menu on small screens: everything of the header in one dialog. */
function Drawer({ me }: { me: Me | null | undefined }) {
  const text = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  const path = useLocation({ select: (location) => location.href });

  useEffect(() => {
    if (open) dialog.current?.showModal();
  }, [open]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: going to another page is what closes the menu
  useEffect(() => dialog.current?.close(), [path]);

  return (
    <>
      <Button look="outline" size="small" className="ml-auto flex-none lg:hidden" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {text.ui.menu}
      </Button>
      <dialog
        ref={dialog}
        aria-label={text.ui.menu}
        onClose={() => setOpen(false)}
        className="m-0 ml-auto h-dvh max-h-none w-full max-w-sm bg-white p-4 backdrop:bg-opacity-gray-600"
      >
        {open && (
          <>
            <div className="flex justify-end">
              <Button look="outline" size="small" onClick={() => dialog.current?.close()}>
                {text.ui.close}
              </Button>
            </div>
            <nav aria-label={text.shell.mainNavigation}>
              <Menu me={me} className="mt-4 flex flex-col divide-y divide-solid-gray-300 border-y border-solid-gray-300" />
            </nav>
            <div className="mt-6 flex flex-col gap-4">
              <Account me={me} />
              <LanguageSelector />
            </div>
          </>
        )}
      </dialog>
    </>
  );
}
