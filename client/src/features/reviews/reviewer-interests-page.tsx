import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answer, api } from '../../api/http';
import { useText } from '../../text/language';
import { reviews } from '../../text/reviews';
import { Button } from '../../ui/button';
import { ErrorSummary } from '../../ui/error-summary';
import { ErrorState, LoadingState } from '../../ui/feedback';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { Select, TextField } from '../../ui/text-field';
import { useToast } from '../../ui/toast';
import { useForm } from '../../ui/use-form';

interface Tie {
  organisationName: string;
  relation: string;
}

const relations = ['employment', 'contract', 'office', 'holding', 'family', 'other'] as const;

/** A reviewer's own ties: whoever belongs to one of these is not shown to them. */
export function ReviewerInterestsPage() {
  const words = useText(reviews);
  const { data, error, refetch } = useQuery({
    queryKey: ['reviewer-interests'],
    queryFn: () => answer(api.GET('/api/reviews/interests')),
    refetchOnWindowFocus: false,
  });
  return (
    <Page width="reading">
      <PageHeading lead={words.interests.lead}>{words.interests.title}</PageHeading>
      {error ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : data ? (
        <TiesForm ties={data.organisations} />
      ) : (
        <LoadingState />
      )}
      <p className="mt-8">
        <Link to="/reviews" className="link inline-flex min-h-11 items-center">
          {words.back}
        </Link>
      </p>
    </Page>
  );
}

function TiesForm({ ties: before }: { ties: Tie[] }) {
  const words = useText(reviews).interests;
  const say = useToast();
  const queries = useQueryClient();
  const form = useForm({
    initial: { organisations: before },
    send: async ({ organisations }) => {
      await answer(api.PUT('/api/reviews/interests', { body: { organisations } }));
      say({ message: words.saved });
      await queries.invalidateQueries({ queryKey: ['reviews'] });
      await queries.invalidateQueries({ queryKey: ['reviewer-interests'] });
    },
  });
  const { organisations } = form.values;
  const field = (index: number, name: keyof Tie) => ({
    name: `organisations[${index}].${name}`,
    value: organisations[index]?.[name] ?? '',
    error: form.errors[`organisations[${index}].${name}`],
    onChange: (event: { target: { value: string } }) =>
      form.set('organisations', organisations.with(index, { ...(organisations[index] as Tie), [name]: event.target.value })),
  });
  return (
    <>
      <ErrorSummary {...form.refused} />
      <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-8">
        {organisations.map((_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a declaration has no identity but its place
          <fieldset key={index} className="flex flex-col gap-6 rounded-8 border border-solid-gray-300 p-4">
            <legend className="px-2 font-bold">{words.one(index + 1)}</legend>
            <TextField
              {...field(index, 'organisationName')}
              label={words.organisation}
              hint={words.organisationHint}
              required
              maxLength={100}
            />
            <Select
              {...field(index, 'relation')}
              label={words.relation}
              required
              options={relations.map((value) => ({ value, label: words.relations[value] }))}
            />
            <div>
              <Button look="outline" size="small" onClick={() => form.set('organisations', organisations.toSpliced(index, 1))}>
                {words.remove(index + 1)}
              </Button>
            </div>
          </fieldset>
        ))}
        <div className="flex flex-wrap gap-4">
          <Button look="outline" onClick={() => form.set('organisations', [...organisations, { organisationName: '', relation: '' }])}>
            {words.add}
          </Button>
          <Button type="submit" busy={form.isSending}>
            {words.save}
          </Button>
        </div>
      </form>
    </>
  );
}
