import { useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../api/http';
import type { components } from '../../api/schema';
import { useFormat } from '../../text/format';
import { inbox } from '../../text/inbox';
import { useText } from '../../text/language';
import { Button } from '../../ui/button';
import { Checkbox, RadioGroup } from '../../ui/choice';
import { ErrorSummary } from '../../ui/error-summary';
import { ErrorState, LoadingState } from '../../ui/feedback';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { useToast } from '../../ui/toast';
import { useForm } from '../../ui/use-form';

type Subscription = components['schemas']['GetMySubscriptionResponse'];

const key = ['me', 'subscription'];

/** Which mails one gets, and how often. */
export function SubscriptionPage() {
  const words = useText(inbox).subscription;
  const { data, error, refetch } = useQuery({ queryKey: key, queryFn: () => answer(api.GET('/api/me/subscription')) });
  return (
    <Page width="reading">
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : data ? <SubscriptionForm data={data} /> : <LoadingState />}
    </Page>
  );
}

function SubscriptionForm({ data }: { data: Subscription }) {
  const words = useText(inbox).subscription;
  const format = useFormat();
  const queries = useQueryClient();
  const say = useToast();
  const form = useForm({
    initial: { frequency: data.frequency, noticeMail: data.noticeMail },
    send: async (body) => {
      queries.setQueryData(key, await answer(api.PUT('/api/me/subscription', { body })));
      say({ message: words.saved });
    },
  });
  return (
    <>
      <ErrorSummary {...form.refused} />
      <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-8">
        <RadioGroup
          {...form.choice('frequency')}
          label={words.frequency}
          required
          options={(['daily', 'weekly', 'monthly', 'off'] as const).map((value) => ({ value, label: words.frequencies[value] }))}
        />
        {data.nextDigestAt && <p>{words.next(format.instant(data.nextDigestAt))}</p>}
        <Checkbox {...form.tick('noticeMail')} label={words.noticeMail} />
        <div>
          <Button type="submit" size="large" busy={form.isSending}>
            {words.save}
          </Button>
        </div>
      </form>
    </>
  );
}
