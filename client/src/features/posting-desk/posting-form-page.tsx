import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { answer, api } from '../../api/http';
import { useReference } from '../../api/reference';
import type { components } from '../../api/schema';
import { desk } from '../../text/desk';
import { useText } from '../../text/language';
import { postings as postingTexts } from '../../text/postings';
import { Button } from '../../ui/button';
import { CheckboxGroup } from '../../ui/choice';
import { DateField } from '../../ui/date-field';
import { ErrorSummary } from '../../ui/error-summary';
import { ErrorState, LoadingState } from '../../ui/feedback';
import { parseDay } from '../../ui/japanese-date';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { Select, TextArea, TextField } from '../../ui/text-field';
import { useToast } from '../../ui/toast';
import { useForm } from '../../ui/use-form';
import { GroupedChoice } from '../candidates/grouped-choice';

type Posting = components['schemas']['Posting'];
type PostingInput = components['schemas']['PostingInput'];

const texts = [
  'title',
  'appointmentType',
  'payUnit',
  'payText',
  'term',
  'workStyle',
  'workLocation',
  'requirements',
  'description',
] as const;

const blank = {
  title: '',
  appointmentType: '',
  payUnit: 'month',
  payMin: '',
  payMax: '',
  payText: '',
  term: '',
  workStyle: '',
  weeklyHours: '38.75',
  workLocation: '',
  requirements: '',
  description: '',
  howToApply: '',
  openings: '1',
  startOn: '',
  deadline: '',
  themes: [] as string[],
  skills: [] as string[],
};

const toForm = (posting: Posting): Values => ({
  ...posting,
  payMin: posting.payMin?.toString() ?? '',
  payMax: posting.payMax?.toString() ?? '',
  weeklyHours: posting.weeklyHours.toString(),
  howToApply: posting.howToApply ?? '',
  openings: posting.openings.toString(),
  startOn: posting.startOn ?? '',
  themes: [...posting.themes],
  skills: [...posting.skills],
});

type Values = typeof blank;

const number = (typed: string) => {
  const plain = typed.normalize('NFKC').replaceAll(',', '').trim();
  return plain === '' ? null : Number(plain);
};
const day = (typed: string) => (typed.trim() === '' ? null : (parseDay(typed) ?? typed.trim()));

/** What is sent; what was left open is left out, so that the API names the field. */
export function toInput(values: Values): PostingInput {
  const body: Record<string, unknown> = {
    payMin: number(values.payMin),
    payMax: number(values.payMax),
    weeklyHours: number(values.weeklyHours) ?? undefined,
    howToApply: values.howToApply.trim() || null,
    openings: number(values.openings) ?? undefined,
    startOn: day(values.startOn),
    deadline: day(values.deadline) ?? undefined,
    themes: values.themes,
    skills: values.skills,
  };
  for (const name of texts)
    body[name] = values[name] === '' && (name === 'appointmentType' || name === 'workStyle') ? undefined : values[name];
  return body as PostingInput;
}

/** A new posting, or one to edit. */
export function PostingFormPage() {
  const words = useText(desk).postings;
  const { id } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({
    queryKey: ['posting', id, 'edit'],
    queryFn: () => answer(api.GET('/api/postings/{id}', { params: { path: { id: id ?? '' } } })),
    enabled: id !== undefined,
    refetchOnWindowFocus: false,
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <Page width="reading">
      <PageHeading>{id ? words.editTitle : words.newTitle}</PageHeading>
      {error ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : id && !data ? (
        <LoadingState />
      ) : (
        <PostingForm {...(data ? { posting: data } : {})} />
      )}
      <p className="mt-8">
        <Link to="/posting-desk" className="link">
          {words.back}
        </Link>
      </p>
    </Page>
  );
}

function PostingForm({ posting }: { posting?: Posting }) {
  const words = useText(desk).postings;
  const told = useText(postingTexts);
  const facts = told.facts;
  const reference = useReference();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const say = useToast();
  const form = useForm({
    initial: posting ? toForm(posting) : blank,
    send: async (values) => {
      const input = toInput(values);
      await (posting
        ? answer(
            api.PUT('/api/postings/{id}', { params: { path: { id: posting.postingId } }, body: { ...input, version: posting.version } }),
          )
        : answer(api.POST('/api/postings', { body: input })));
      await queries.invalidateQueries({ queryKey: ['my-postings'] });
      say({ message: words.saved });
      await navigate({ to: '/posting-desk' });
    },
  });
  const options = (list: Record<string, string>) => Object.entries(list).map(([value, label]) => ({ value, label }));
  return (
    <>
      <ErrorSummary {...form.refused} />
      <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-8">
        <TextField {...form.text('title')} label={words.name} required width="full" maxLength={120} />
        <Select {...form.text('appointmentType')} label={facts.appointment} required width="long" options={options(told.appointmentType)} />
        <Select {...form.text('payUnit')} label={words.payUnit} required empty={null} options={options(told.payUnit)} />
        <TextField {...form.text('payMin')} label={words.payMin} hint={words.hint.numbers} inputMode="numeric" width="medium" />
        <TextField {...form.text('payMax')} label={words.payMax} hint={words.hint.numbers} inputMode="numeric" width="medium" />
        <TextField {...form.text('payText')} label={words.payText} hint={words.hint.payText} required width="full" maxLength={300} />
        <TextField {...form.text('term')} label={facts.term} required width="full" maxLength={200} />
        <Select {...form.text('workStyle')} label={facts.style} required width="long" options={options(told.workStyle)} />
        <TextField
          {...form.text('weeklyHours')}
          label={facts.hours}
          hint={words.hint.weeklyHours}
          required
          inputMode="decimal"
          width="short"
        />
        <TextField {...form.text('workLocation')} label={facts.place} required width="full" maxLength={200} />
        <TextField {...form.text('openings')} label={facts.openings} required inputMode="numeric" width="short" />
        <DateField {...form.text('startOn')} label={facts.start} />
        <DateField {...form.text('deadline')} label={facts.deadline} required />
        <TextArea {...form.text('requirements')} label={facts.requirements} required rows={4} maxLength={2000} />
        <TextArea {...form.text('description')} label={facts.description} required rows={8} maxLength={4000} />
        <TextArea {...form.text('howToApply')} label={facts.howToApply} hint={words.hint.howToApply} rows={3} maxLength={1000} />
        <CheckboxGroup {...form.choice('themes')} label={facts.themes} options={reference.themes} />
        <GroupedChoice {...form.choice('skills')} label={facts.skills} groups={reference.skillGroups} />
        <div>
          <Button type="submit" size="large" busy={form.isSending}>
            {posting && posting.status !== 'draft' ? words.save : words.saveDraft}
          </Button>
        </div>
      </form>
    </>
  );
}
