import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { answer, api } from '../../api/http';
import { useLanguage, useText } from '../../text/language';
import { standards } from '../../text/standards';
import { Button } from '../../ui/button';
import { RadioGroup } from '../../ui/choice';
import { DateField } from '../../ui/date-field';
import { ErrorSummary } from '../../ui/error-summary';
import { ErrorState, LoadingState, NoticeBanner } from '../../ui/feedback';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { Select, TextArea, TextField } from '../../ui/text-field';
import { useToast } from '../../ui/toast';
import { EffectPreview } from './effect-preview';
import { blankSitting, isMonths, SittingsEditor, toSitting } from './sittings-editor';
import { day, type ExamInput, type ExamVersion, examQuery, missing, number } from './standards';
import { useProposal } from './use-proposal';
import { WithdrawButton } from './withdraw-button';

const verdicts = ['accept', 'accept_legacy', 'review', 'reject'] as const;

/** A new examination. */
export function NewExamPage() {
  const text = useText(standards);
  return (
    <Page>
      <PageHeading>{text.exams.newTitle}</PageHeading>
      <ExamForm isPlanned={false} />
      <BackToList />
    </Page>
  );
}

/** A change of an examination, or a planned change to edit. */
export function ChangeExamPage() {
  const text = useText(standards);
  const { language } = useLanguage();
  const { id = '' } = useParams({ strict: false });
  const { amendment } = useSearch({ strict: false }) as { amendment?: string };
  const { data, error, refetch } = useQuery({ ...examQuery(id), refetchOnWindowFocus: false });
  // A change begins with the picture in force, or with the planned one of an examination that is not there yet.
  const inState = (state: ExamVersion['state']) => data?.versions.find((version) => version.state === state);
  const planned = data?.versions.find((version) => version.amendmentId === amendment && version.state === 'scheduled');
  const found = amendment ? planned : (inState('inForce') ?? inState('scheduled'));
  const name = language === 'ja' ? found?.nameJa : found?.nameEn;
  return (
    <Page>
      <PageHeading>{text.exams.changeTitle(name ?? id)}</PageHeading>
      {error ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingState />
      ) : data.mayEdit && found ? (
        <ExamForm key={found.amendmentId} examId={id} version={found} isPlanned={amendment !== undefined} />
      ) : (
        <NoticeBanner kind="info" title={data.mayEdit ? text.frozen : text.readOnly} />
      )}
      <BackToList />
    </Page>
  );
}

function BackToList() {
  const text = useText(standards);
  return (
    <p className="mt-8">
      <Link to="/standards" className="link">
        {text.back}
      </Link>
    </p>
  );
}

function initialOf(version: ExamVersion | undefined, isPlanned: boolean) {
  return {
    code: '',
    nameJa: version?.nameJa ?? '',
    nameEn: version?.nameEn ?? '',
    level: version?.level.toString() ?? '4',
    firstYear: version?.firstYear.toString() ?? '',
    lastYear: version?.lastYear?.toString() ?? '',
    verdict: (version?.verdict ?? '') as '' | (typeof verdicts)[number],
    sittings: version
      ? version.sittings.map((sitting) => ({
          fromYear: sitting.fromYear.toString(),
          toYear: sitting.toYear?.toString() ?? '',
          months: sitting.months.join(' '),
        }))
      : [blankSitting],
    validFrom: isPlanned ? (version?.validFrom ?? '') : '',
    note: isPlanned ? (version?.note ?? '') : '',
  };
}

type Values = ReturnType<typeof initialOf>;

function ExamForm({ examId, version, isPlanned }: { examId?: string; version?: ExamVersion; isPlanned: boolean }) {
  const text = useText(standards);
  const words = text.exams;
  const navigate = useNavigate();
  const queries = useQueryClient();
  const say = useToast();
  const amendmentId = isPlanned ? (version?.amendmentId ?? null) : null;
  const done = async (message: string, exam: string) => {
    await queries.invalidateQueries({ queryKey: ['standards'] });
    say({ message });
    await navigate({ to: '/standards/exams/$id', params: { id: exam } });
  };
  const toInput = (values: Values): ExamInput => {
    const body: { [K in keyof ExamInput]: ExamInput[K] | undefined } = {
      examId: examId ?? null,
      code: examId ? null : values.code.normalize('NFKC').trim().toUpperCase(),
      nameJa: values.nameJa,
      nameEn: values.nameEn,
      level: number(values.level),
      firstYear: number(values.firstYear),
      lastYear: number(values.lastYear) ?? null,
      verdict: values.verdict,
      sittings: values.sittings.map(toSitting),
      validFrom: day(values.validFrom),
      note: values.note,
    };
    return body as ExamInput;
  };
  const { form, shown, previews, saves } = useProposal({
    initial: initialOf(version, isPlanned),
    check: (values) => ({
      ...missing(
        values,
        {
          ...(examId ? {} : { code: words.code }),
          nameJa: words.name,
          nameEn: words.nameEn,
          firstYear: words.firstYear,
          verdict: words.verdict,
          validFrom: text.validFrom,
          note: text.note,
        },
        text.missing,
      ),
      ...Object.fromEntries(
        values.sittings.flatMap(({ fromYear, months }, index) => [
          [`sittings[${index}].fromYear`, fromYear.trim() === '' ? text.missing(words.fromYear) : undefined],
          [`sittings[${index}].months`, isMonths(months) ? undefined : words.monthsWrong],
        ]),
      ),
    }),
    preview: (values, page) =>
      answer(api.POST('/api/standards/exam-amendments/preview', { body: { ...toInput(values), amendmentId, page } })),
    save: async (values) => {
      const body = toInput(values);
      if (amendmentId && version)
        await answer(
          api.PUT('/api/standards/exam-amendments/{id}', {
            params: { path: { id: amendmentId } },
            body: { ...body, revision: version.revision },
          }),
        );
      const exam = amendmentId ? examId : (await answer(api.POST('/api/standards/exam-amendments', { body }))).examId;
      await done(text.saved, exam ?? '');
    },
  });
  return (
    <>
      <ErrorSummary {...form.refused} />
      <form id="exam" noValidate onSubmit={form.onSubmit} className="flex max-w-reading flex-col gap-8">
        {!examId && <TextField {...form.text('code')} label={words.code} hint={words.codeHint} required width="short" autoComplete="off" />}
        <TextField {...form.text('nameJa')} label={words.name} required maxLength={100} />
        <TextField {...form.text('nameEn')} label={words.nameEn} required maxLength={150} />
        <Select
          {...form.text('level')}
          label={words.level}
          required
          empty={null}
          width="short"
          options={['4', '3', '2', '1'].map((value) => ({ value, label: value }))}
        />
        <TextField {...form.text('firstYear')} label={words.firstYear} required inputMode="numeric" width="short" />
        <TextField {...form.text('lastYear')} label={words.lastYear} hint={words.lastYearHint} inputMode="numeric" width="short" />
        <RadioGroup
          {...form.choice('verdict')}
          label={words.verdict}
          hint={words.verdictHint}
          required
          options={verdicts.map((value) => ({ value, label: words.verdicts[value] }))}
        />
        <SittingsEditor value={form.values.sittings} errors={form.errors} onChange={(value) => form.set('sittings', value)} />
        <DateField {...form.text('validFrom')} label={text.validFrom} hint={text.validFromHint} required />
        <TextArea {...form.text('note')} label={text.note} hint={text.noteHint} required rows={4} maxLength={1000} />
        <div>
          <Button type="submit" size="large" look={shown ? 'outline' : 'solid'} busy={form.isSending} onClick={() => previews()}>
            {text.preview}
          </Button>
        </div>
      </form>
      {shown && <EffectPreview {...shown} busy={form.isSending} form="exam" onSave={saves} onTurn={previews} />}
      {amendmentId && version && (
        <div className="mt-10 border-t border-solid-gray-420 pt-6">
          <WithdrawButton
            withdraw={async () => {
              await answer(
                api.POST('/api/standards/exam-amendments/{id}/withdrawal', {
                  params: { path: { id: amendmentId } },
                  body: { revision: version.revision },
                }),
              );
              await done(text.withdrawn, examId ?? '');
            }}
          />
        </div>
      )}
    </>
  );
}
