import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../api/http';
import { availability } from '../../text/availability';
import { useFormat } from '../../text/format';
import { useText } from '../../text/language';
import { Button } from '../../ui/button';
import { ErrorState } from '../../ui/feedback';
import { Section } from '../../ui/page';
import { useToast } from '../../ui/toast';
import type { Registration } from '../candidates/registration';
import { AvailabilityForm } from './availability-form';

// From here on a person may renew (RegistryCalendar.RenewableBeforeDays); the letter comes thirty days before.
const renewalShownDays = 60;

/** On one's own page: whether prefectures see the entry, the change of it, and the renewal. */
export function AvailabilitySection({ data }: { data: Registration }) {
  const words = useText(availability);
  const queries = useQueryClient();
  const say = useToast();
  if (data.status !== 'lapsed' && data.status !== 'listed' && data.status !== 'paused') return null;
  const state = data.status === 'listed' ? 'open' : data.pausedUntil ? 'paused' : 'closed';
  return (
    <Section title={words.title}>
      <Standing data={data} />
      <Renewal data={data} />
      {data.status !== 'lapsed' && (
        <AvailabilityForm
          initial={state}
          until={data.pausedUntil ?? ''}
          send={words.change}
          save={async (chosen, until) => {
            await answer(api.PUT('/api/me/availability', { body: { state: chosen, until } }));
            await queries.invalidateQueries({ queryKey: ['me', 'profile'] });
            say({ message: words.saved });
          }}
        />
      )}
    </Section>
  );
}

function Standing({ data }: { data: Registration }) {
  const words = useText(availability).now;
  const format = useFormat();
  const said = () => {
    if (data.status === 'lapsed') return words.lapsed;
    if (data.status === 'listed') return words.listed;
    return data.pausedUntil ? words.pausedUntil(format.day(data.pausedUntil)) : words.closed;
  };
  return <p className="mb-6">{said()}</p>;
}

/** For who has lapsed, the way back; for others the renewal when its date is near. */
function Renewal({ data }: { data: Registration }) {
  const words = useText(availability);
  const format = useFormat();
  const queries = useQueryClient();
  const say = useToast();
  const renewal = useMutation({
    mutationFn: () => answer(api.POST('/api/me/renewal')),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['me', 'profile'] });
      say({ message: words.renewed });
    },
  });
  const isLapsed = data.status === 'lapsed';
  if (!isLapsed && !(data.renewBy && daysTo(data.renewBy) <= renewalShownDays)) return null;
  return (
    <div className="mb-8">
      {!isLapsed && data.renewBy && <p className="mb-4">{words.renewBy(format.day(data.renewBy))}</p>}
      <Button busy={renewal.isPending} onClick={() => renewal.mutate()}>
        {isLapsed ? words.reactivate : words.renew}
      </Button>
      {renewal.isError && (
        <div className="mt-4">
          <ErrorState problem={renewal.error} />
        </div>
      )}
    </div>
  );
}

const daysTo = (day: string) => (Date.parse(`${day}T00:00:00+09:00`) - Date.now()) / 86_400_000;
