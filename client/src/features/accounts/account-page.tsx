import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/http';
import { begin, startPage, useSession } from '../../api/session';
import { accounts } from '../../text/accounts';
import { useText } from '../../text/language';
import { ButtonLink } from '../../ui/button';
import { ErrorState, LoadingState, NoticeBanner } from '../../ui/feedback';
import { Page, Section } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { AuthenticatorPart } from './authenticator-part';
import { type Enrolled, factorsKey } from './factors';
import { PasskeysPart } from './passkeys-part';
import { PasswordForm } from './password-form';
import { RecoveryCodes, RecoveryCodesPart } from './recovery-codes';
import { Sessions } from './sessions-section';
import { TiesPart } from './ties-part';

/** One's own account: how one proves who one is, and where it is signed in. */
export function AccountPage() {
  const words = useText(accounts);
  const me = useSession();
  const queries = useQueryClient();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [isSetUp, setSetUp] = useState(false);
  const factors = useQuery({ queryKey: factorsKey, queryFn: () => answer(api.GET('/api/accounts/second-factors')) });

  const onEnrolled = async (enrolled: Enrolled) => {
    setSetUp(me?.needsSecondFactor === true);
    if (enrolled.recoveryCodes) setCodes(enrolled.recoveryCodes);
    await begin(queries, enrolled);
    await queries.invalidateQueries({ queryKey: ['account'] });
  };

  if (codes) return <RecoveryCodes codes={codes} onKept={() => setCodes(null)} />;
  return (
    <Page width="reading">
      <PageHeading lead={me?.email}>{words.account.title}</PageHeading>
      {me?.needsSecondFactor && (
        <NoticeBanner kind="warning" title={words.security.neededTitle}>
          <p>{words.security.needed}</p>
        </NoticeBanner>
      )}
      {isSetUp && me && (
        <NoticeBanner kind="success" title={words.security.setUpTitle} live>
          <ButtonLink to={startPage(me)} className="mt-2">
            {words.security.start}
          </ButtonLink>
        </NoticeBanner>
      )}
      <Section title={words.security.title}>
        <p>{words.security.lead}</p>
        {factors.error && <ErrorState problem={factors.error} onRetry={() => void factors.refetch()} />}
        {factors.isPending && <LoadingState />}
        {factors.data && (
          <>
            <PasskeysPart factors={factors.data} onEnrolled={onEnrolled} />
            <AuthenticatorPart factors={factors.data} onEnrolled={onEnrolled} />
            <RecoveryCodesPart factors={factors.data} onMade={setCodes} />
            <TiesPart />
          </>
        )}
      </Section>
      {me && !me.needsSecondFactor && (
        <>
          <Sessions />
          {factors.data?.hasPassword === false ? (
            <Section title={words.account.passwordOf}>
              <p className="mb-4">{words.account.noPassword}</p>
              <ButtonLink to="/forgot-password" look="outline">
                {words.account.setPassword}
              </ButtonLink>
            </Section>
          ) : (
            <Section title={words.account.passwordTitle}>
              <PasswordForm />
            </Section>
          )}
        </>
      )}
    </Page>
  );
}
