import { answer, api } from '../../api/http';
import { useText } from '../../text/language';
import { privacy } from '../../text/privacy';
import { Button } from '../../ui/button';
import { DateField } from '../../ui/date-field';
import { ErrorSummary } from '../../ui/error-summary';
import { parseMonth } from '../../ui/japanese-date';
import { Select, TextField } from '../../ui/text-field';
import { useForm } from '../../ui/use-form';
import type { Privacy } from './privacy';

interface Tie {
  organisationName: string;
  relation: string;
  start: string;
  end: string;
}

const relations = ['employment', 'contract', 'office', 'holding', 'family', 'other'] as const;

/** What the API takes: a month in any spelling as yyyy-MM; a day that was stored stays as it is. */
const iso = (typed: string) => parseMonth(typed) ?? typed;

/** Ties to organisations, one after the other. */
export function InterestsForm({ data, onSaved }: { data: Privacy; onSaved: () => Promise<void> }) {
  const words = useText(privacy);
  const form = useForm({
    initial: { ties: data.interests.map((tie): Tie => ({ ...tie, end: tie.end ?? '' })) },
    send: async ({ ties }) => {
      const interests = ties.map((tie) => ({ ...tie, start: iso(tie.start), end: tie.end.trim() === '' ? null : iso(tie.end) }));
      await answer(api.PUT('/api/me/interests', { body: { interests } }));
      await onSaved();
    },
  });
  const { ties } = form.values;
  const change = (index: number, part: Partial<Tie>) => form.set('ties', ties.with(index, { ...(ties[index] as Tie), ...part }));
  const field = (index: number, name: keyof Tie) => ({
    name: `interests[${index}].${name}`,
    value: ties[index]?.[name] ?? '',
    error: form.errors[`interests[${index}].${name}`],
    onChange: (event: { target: { value: string } }) => change(index, { [name]: event.target.value }),
  });
  return (
    <>
      <ErrorSummary {...form.refused} />
      <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-8">
        {ties.map((_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a declaration has no identity but its place
          <fieldset key={index} className="flex flex-col gap-6 rounded-8 border border-solid-gray-300 p-4">
            <legend className="px-2 font-bold">{words.tie(index + 1)}</legend>
            <TextField {...field(index, 'organisationName')} label={words.organisation} required maxLength={100} />
            <Select
              {...field(index, 'relation')}
              label={words.relation}
              required
              options={relations.map((value) => ({ value, label: words.relations[value] }))}
            />
            <DateField {...field(index, 'start')} label={words.start} required precision="month" />
            <DateField {...field(index, 'end')} label={words.end} hint={words.endHint} precision="month" />
            <div>
              <Button look="outline" size="small" onClick={() => form.set('ties', ties.toSpliced(index, 1))}>
                {words.removeTie(index + 1)}
              </Button>
            </div>
          </fieldset>
        ))}
        <div className="flex flex-wrap gap-4">
          <Button look="outline" onClick={() => form.set('ties', [...ties, { organisationName: '', relation: '', start: '', end: '' }])}>
            {words.addTie}
          </Button>
          <Button type="submit" busy={form.isSending}>
            {words.saveInterests}
          </Button>
        </div>
      </form>
    </>
  );
}
