import { queryOptions, useQuery } from '@tanstack/react-query';
import { answer, api } from '../../api/http';
import type { components } from '../../api/schema';
import { accounts } from '../../text/accounts';
import { useLanguage, useText } from '../../text/language';
import { ButtonAnchor } from '../../ui/button';

/** Somebody else's sign-in that staff can use here (OpenID Connect). */
export type Issuer = components['schemas']['ListIssuersIssuer'];

const issuersQuery = queryOptions({
  queryKey: ['sign-on'],
  queryFn: () => answer(api.GET('/api/accounts/sign-on')),
  staleTime: Number.POSITIVE_INFINITY,
});

/** The address that begins a sign-on and comes back to a page of ours; fresh to be asked there once more. */
export function roundAt(issuer: Issuer, next: string | undefined, fresh = false): string {
  const query = new URLSearchParams({ ...(next && { goTo: next }), ...(fresh && { fresh: 'true' }) }).toString();
  return `/api/accounts/sign-on/${issuer.id}${query && `?${query}`}`;
}

/** What a code in the address of the sign-in page means. */
export function refusalOf(code: string, { signOn }: { signOn: { refused: Record<string, string> & { failed: string } } }): string {
  return Object.hasOwn(signOn.refused, code) ? (signOn.refused[code] ?? signOn.refused.failed) : signOn.refused.failed;
}

/** An issuer's name in the language of the pages. */
export function useNameOf(): (named: { nameJa: string; nameEn: string }) => string {
  const { language } = useLanguage();
  return ({ nameJa, nameEn }) => (language === 'en' ? nameEn : nameJa);
}

/** One link for each issuer; nothing without any. The form stands whether or not they can be asked for. */
export function IssuerLinks({ next }: { next: string | undefined }) {
  const words = useText(accounts).signOn;
  const nameOf = useNameOf();
  const { data } = useQuery(issuersQuery);
  if (!data || data.items.length === 0) return null;
  return (
    <section aria-labelledby="sign-on" className="mt-10 border-t border-solid-gray-300 pt-6">
      <h2 id="sign-on" className="mb-4 text-std-18B-160">
        {words.lead}
      </h2>
      <ul className="flex flex-col items-start gap-3">
        {data.items.map((issuer) => (
          <li key={issuer.id} className="max-w-full">
            <ButtonAnchor look="outline" size="large" className="max-w-full wrap-anywhere" href={roundAt(issuer, next)}>
              {words.with(nameOf(issuer))}
            </ButtonAnchor>
          </li>
        ))}
      </ul>
    </section>
  );
}
