import { useEffect } from 'react';
import { availability } from '../../text/availability';
import { useText } from '../../text/language';
import { Button } from '../../ui/button';
import { RadioGroup } from '../../ui/choice';
import { DateField } from '../../ui/date-field';
import { ErrorSummary } from '../../ui/error-summary';
import { parseDay } from '../../ui/japanese-date';
import { useForm } from '../../ui/use-form';

export type State = 'open' | 'paused' | 'closed';

/** Open, paused until a day, or closed. `save` sends it; a refusal shows at its field. */
export function AvailabilityForm({
  initial,
  until = '',
  send,
  save,
}: {
  initial: State;
  until?: string;
  /** The button's words. */
  send: string;
  save: (state: State, until: string | null) => Promise<unknown>;
}) {
  const words = useText(availability);
  const form = useForm({
    initial: { state: initial as State, until },
    check: (values) => ({ until: values.state === 'paused' && !parseDay(values.until) ? words.untilMissing : undefined }),
    send: (values) => save(values.state, values.state === 'paused' ? parseDay(values.until) : null),
  });
  const { setValues } = form;
  // Changed by the person or by the day: the form follows in place, so that the focus stays where it is.
  useEffect(() => setValues({ state: initial, until }), [initial, until, setValues]);
  return (
    <>
      <ErrorSummary {...form.refused} />
      <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-6">
        <RadioGroup
          {...form.choice('state')}
          label={words.choose}
          required
          options={(['open', 'paused', 'closed'] as const).map((value) => ({ value, label: words.options[value] }))}
        />
        {form.values.state === 'paused' && <DateField {...form.text('until')} label={words.until} hint={words.untilHint} required />}
        <div>
          <Button type="submit" busy={form.isSending}>
            {send}
          </Button>
        </div>
      </form>
    </>
  );
}
