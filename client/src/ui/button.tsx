import { type LinkProps, type RegisteredRouter, Link as RouterLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';
import { classNames } from './class-names';

/** solid: the one main action of a view; outline: other actions; text: actions of little weight; danger: what cannot be undone. */
export type ButtonLook = 'solid' | 'outline' | 'text' | 'danger';
export type ButtonSize = 'large' | 'medium' | 'small';

// A transparent double border is invisible here, and is the button's edge where the system replaces colours.
const looks: Record<ButtonLook, string> = {
  solid: 'border-4 border-double border-transparent bg-key-900 text-white hover:bg-key-1000 hover:underline active:bg-key-1200',
  outline: 'border border-current bg-white text-key-900 hover:bg-key-200 hover:text-key-1000 hover:underline active:bg-key-300',
  text: 'border border-transparent text-key-900 underline hover:bg-key-50 hover:text-key-1000 hover:decoration-3 active:bg-key-100',
  danger: 'border-4 border-double border-transparent bg-error-2 text-white hover:bg-red-1000 hover:underline active:bg-red-1200',
};

const sizes: Record<ButtonSize, string> = {
  large: 'min-h-14 min-w-32 px-6 py-2 text-std-18B-160',
  medium: 'min-h-12 min-w-24 px-4 py-1.5 text-std-16B-170',
  small: 'min-h-11 min-w-20 px-3 py-1 text-std-16B-170',
};

function buttonClass(look: ButtonLook, size: ButtonSize, more?: string): string {
  return classNames(
    'inline-flex items-center justify-center gap-2 rounded-8 text-center underline-offset-4 print:hidden',
    looks[look],
    sizes[size],
    more,
  );
}

interface Look {
  look?: ButtonLook;
  size?: ButtonSize;
}

type ButtonProps = Look & Omit<ComponentProps<'button'>, 'disabled'> & { disabled?: never; busy?: boolean };

/** A button. Never disabled: it says what is missing when pressed. `busy` keeps a second press from sending twice. */
export function Button({ look = 'solid', size = 'medium', busy = false, type = 'button', className, onClick, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={busy ? 'button' : type}
      aria-busy={busy || undefined}
      onClick={busy ? undefined : onClick}
      className={buttonClass(look, size, classNames(busy && 'cursor-progress opacity-80', className))}
    />
  );
}

type RouteTarget = LinkProps<'a', RegisteredRouter, string, string | undefined>;

/** A link that looks like a button, for going to a page of ours: `<ButtonLink to="/sign-up">`. */
export function ButtonLink<const To extends string | undefined>({
  look = 'solid',
  size = 'medium',
  className,
  ...rest
}: Look & { className?: string } & LinkProps<'a', RegisteredRouter, string, To>) {
  return <RouterLink {...(rest as RouteTarget)} className={buttonClass(look, size, className)} />;
}

/** A link that looks like a button, for an address that is no page of ours: the browser leaves. */
export function ButtonAnchor({ look = 'solid', size = 'medium', className, ...rest }: Look & ComponentProps<'a'> & { href: string }) {
  return <a {...rest} className={buttonClass(look, size, className)} />;
}
