import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiProblem, answer, api } from '../../api/http';
import type { components } from '../../api/schema';
import { accounts } from '../../text/accounts';
import { useFormat } from '../../text/format';
import { useLanguage, useText } from '../../text/language';
import { organisations } from '../../text/organisations';
import { Button, ButtonLink } from '../../ui/button';
import { ErrorSummary } from '../../ui/error-summary';
import { LoadingState, NoticeBanner } from '../../ui/feedback';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { SummaryList } from '../../ui/summary-list';
import { PasswordField, TextField } from '../../ui/text-field';
import { useForm } from '../../ui/use-form';
import { newPasswordFault } from '../accounts/credentials';
import type { Role } from './organisations';

type Invitation = components['schemas']['LookAtInvitationResponse'];

/** Where the link of an invitation leads: `/invitation#token=…`. The token stands behind the # so that no server log keeps it. */
export function InvitationPage() {
  const words = useText(organisations).accept;
  const { text } = useLanguage();
  const token = useLocation({ select: (location) => new URLSearchParams(location.hash).get('token') });
  const { data, error, isLoading } = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => answer(api.POST('/api/invitations/look', { body: { token: token ?? '' } })),
    enabled: token !== null,
    retry: false,
    refetchOnWindowFocus: false,
  });
  return (
    <Page width="reading">
      <PageHeading>{words.title}</PageHeading>
      {isLoading && <LoadingState label={words.looking} />}
      {(token === null || error) && (
        <NoticeBanner kind="error" title={words.failed} live>
          <p>
            {token === null
              ? words.noToken
              : error instanceof ApiProblem
                ? error.title || text.ui.problem(error.status)
                : text.ui.problem(500)}
          </p>
          {token !== null && <p>{words.failedHelp}</p>}
        </NoticeBanner>
      )}
      {token !== null && data && <Found token={token} invitation={data} />}
    </Page>
  );
}

function Found({ token, invitation }: { token: string; invitation: Invitation }) {
  const all = useText(organisations);
  const words = all.accept;
  const { language, text } = useLanguage();
  const format = useFormat();
  const [isDone, setDone] = useState(false);
  const organisation = language === 'ja' ? invitation.nameJa : invitation.nameEn;
  if (isDone)
    return (
      <NoticeBanner kind="success" title={words.done(organisation)} live>
        <ButtonLink to="/sign-in" className="mt-2">
          {text.shell.signIn}
        </ButtonLink>
      </NoticeBanner>
    );
  return (
    <>
      <p className="mb-6 text-std-18N-160">{words.invited(organisation, all.roles[invitation.role as Role])}</p>
      <SummaryList
        lines={[
          { label: words.email, value: <span className="break-all">{invitation.email}</span> },
          { label: words.expires, value: format.instant(invitation.expiresAt) },
        ]}
      />
      <div className="mt-8">
        {invitation.barrier === 'candidate' || invitation.barrier === 'staff' ? (
          <NoticeBanner kind="warning" title={words.barriers[invitation.barrier]} />
        ) : (
          <AcceptForm token={token} invitation={invitation} onDone={() => setDone(true)} />
        )}
      </div>
    </>
  );
}

function AcceptForm({ token, invitation, onDone }: { token: string; invitation: Invitation; onDone: () => void }) {
  const words = useText(organisations).accept;
  const credentials = useText(accounts);
  const form = useForm({
    initial: { name: '', password: '' },
    check: ({ name, password }) => ({
      name: name.trim() === '' ? words.nameMissing : undefined,
      password: invitation.hasAccount
        ? password === ''
          ? credentials.passwordMissing
          : undefined
        : newPasswordFault(password, credentials),
    }),
    send: async ({ name, password }) => {
      await answer(api.POST('/api/invitations/accept', { body: { token, name, password } }));
      onDone();
    },
  });
  return (
    <>
      <ErrorSummary {...form.refused} />
      <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-8">
        <TextField {...form.text('name')} label={words.name} hint={words.nameHint} required autoComplete="name" />
        <PasswordField
          {...form.text('password')}
          label={invitation.hasAccount ? words.password : words.newPassword}
          hint={invitation.hasAccount ? words.passwordHint : credentials.passwordHint}
          required
          autoComplete={invitation.hasAccount ? 'current-password' : 'new-password'}
        />
        <div>
          <Button type="submit" size="large" busy={form.isSending}>
            {words.send}
          </Button>
        </div>
      </form>
    </>
  );
}
