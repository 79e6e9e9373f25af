import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiProblem, answer, api } from '../../api/http';
import { useReference } from '../../api/reference';
import { accounts } from '../../text/accounts';
import { useLanguage, useText } from '../../text/language';
import { organisations } from '../../text/organisations';
import { Button, ButtonLink } from '../../ui/button';
import { RadioGroup } from '../../ui/choice';
import { ErrorSummary } from '../../ui/error-summary';
import { LoadingState, NoticeBanner } from '../../ui/feedback';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { Select, TextField } from '../../ui/text-field';
import { useForm } from '../../ui/use-form';
import { emailFault, plainAddress } from '../accounts/credentials';

const kinds = ['prefecture', 'municipality', 'company'] as const;

/** Applies for an organisation; and where the mailed link leads, with its token behind the #. */
export function ApplyPage() {
  const words = useText(organisations).apply;
  const token = useLocation({ select: (location) => new URLSearchParams(location.hash).get('token') });
  const [sentTo, setSentTo] = useState<string | null>(null);
  return (
    <Page width="reading">
      <PageHeading lead={token === null && sentTo === null ? words.lead : undefined}>{words.title}</PageHeading>
      {token !== null ? (
        <Verification token={token} />
      ) : sentTo !== null ? (
        <NoticeBanner kind="success" title={words.sentTitle} live>
          <p className="break-words">{words.sent(sentTo)}</p>
        </NoticeBanner>
      ) : (
        <ApplicationForm onSent={setSentTo} />
      )}
    </Page>
  );
}

function Verification({ token }: { token: string }) {
  const { language, text } = useLanguage();
  const words = useText(organisations).apply;
  const { data, error } = useQuery({
    queryKey: ['application-verification', token],
    queryFn: () => answer(api.POST('/api/organisation-applications/verify', { body: { token } })),
    // The link works once: it is used once.
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: false,
  });
  if (data) return <NoticeBanner kind="success" title={words.verified(language === 'ja' ? data.nameJa : data.nameEn)} live />;
  if (!error) return <LoadingState label={words.verifying} />;
  return (
    <NoticeBanner kind="error" title={words.failed} live>
      <p>{error instanceof ApiProblem ? error.title || text.ui.problem(error.status) : text.ui.problem(500)}</p>
      <ButtonLink to="/apply-organisation" look="outline" className="mt-4">
        {words.again}
      </ButtonLink>
    </NoticeBanner>
  );
}

const empty = {
  kind: '' as '' | (typeof kinds)[number],
  prefecture: '',
  municipality: '',
  name: '',
  kana: '',
  address: '',
  corporateNumber: '',
  contactName: '',
  contactPhone: '',
  email: '',
};

function ApplicationForm({ onSent }: { onSent: (email: string) => void }) {
  const all = useText(organisations);
  const words = all.apply;
  const credentials = useText(accounts);
  const { language } = useLanguage();
  const { prefectureOptions } = useReference();
  const missing = (value: string) => (value.trim() === '' ? words.missing : undefined);
  const form = useForm({
    initial: empty,
    check: (values) => ({
      kind: values.kind === '' ? words.kindMissing : undefined,
      prefecture:
        (values.kind === 'prefecture' || values.kind === 'municipality') && values.prefecture === '' ? words.prefectureMissing : undefined,
      municipality:
        values.kind === 'municipality' && values.prefecture !== '' && values.municipality === '' ? words.municipalityMissing : undefined,
      ...(values.kind === 'company' && {
        name: missing(values.name),
        kana: missing(values.kana),
        address: missing(values.address),
        corporateNumber: missing(values.corporateNumber),
      }),
      contactName: missing(values.contactName),
      contactPhone: missing(values.contactPhone),
      email: emailFault(values.email, credentials),
    }),
    send: async (values) => {
      const email = plainAddress(values.email);
      const isCompany = values.kind === 'company';
      await answer(
        api.POST('/api/organisation-applications', {
          body: {
            kind: values.kind,
            email,
            contactName: values.contactName,
            contactPhone: values.contactPhone,
            prefecture: values.kind === 'prefecture' ? values.prefecture : null,
            municipality: values.kind === 'municipality' ? values.municipality : null,
            name: isCompany ? values.name : null,
            kana: isCompany ? values.kana : null,
            address: isCompany ? values.address : null,
            corporateNumber: isCompany ? values.corporateNumber : null,
            locale: language,
          },
        }),
      );
      onSent(email);
    },
  });
  const { kind, prefecture } = form.values;
  return (
    <>
      <ErrorSummary {...form.refused} />
      <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-8">
        <RadioGroup
          {...form.choice('kind')}
          label={words.kind}
          required
          options={kinds.map((value) => ({ value, label: all.kinds[value] }))}
        />
        {(kind === 'prefecture' || kind === 'municipality') && (
          <Select
            {...form.text('prefecture')}
            onChange={(event) => form.setValues((now) => ({ ...now, prefecture: event.target.value, municipality: '' }))}
            label={all.prefecture}
            required
            options={prefectureOptions}
          />
        )}
        {kind === 'municipality' && <Municipalities prefecture={prefecture} field={form.text('municipality')} />}
        {kind === 'company' && (
          <>
            <TextField {...form.text('name')} label={words.name} required autoComplete="organization" />
            <TextField {...form.text('kana')} label={words.kana} required />
            <TextField {...form.text('address')} label={words.address} required autoComplete="street-address" />
            <TextField
              {...form.text('corporateNumber')}
              label={words.number}
              hint={words.numberHint}
              required
              width="medium"
              inputMode="numeric"
            />
          </>
        )}
        <TextField {...form.text('contactName')} label={words.contactName} required autoComplete="name" />
        <TextField
          {...form.text('contactPhone')}
          label={words.phone}
          hint={words.phoneHint}
          required
          type="tel"
          width="medium"
          autoComplete="tel"
        />
        <TextField {...form.text('email')} label={words.email} hint={words.emailHint} required type="email" autoComplete="email" />
        <div>
          <Button type="submit" size="large" busy={form.isSending}>
            {words.send}
          </Button>
        </div>
      </form>
    </>
  );
}

type MunicipalityField = Pick<Parameters<typeof Select>[0], 'name' | 'value' | 'error' | 'onChange'>;

function Municipalities({ prefecture, field }: { prefecture: string; field: MunicipalityField }) {
  const words = useText(organisations).apply;
  const { language } = useLanguage();
  const { data } = useQuery({
    queryKey: ['municipalities', prefecture],
    queryFn: () => answer(api.GET('/api/reference/municipalities', { params: { query: { prefecture } } })),
    enabled: prefecture !== '',
    staleTime: Number.POSITIVE_INFINITY,
  });
  const options =
    prefecture === '' ? [] : (data ?? []).map((one) => ({ value: one.code, label: language === 'ja' ? one.nameJa : one.nameEn }));
  return (
    <Select
      {...field}
      label={words.municipality}
      hint={prefecture === '' ? words.municipalityHint : undefined}
      required
      options={options}
    />
  );
}
