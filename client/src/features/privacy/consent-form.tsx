import { useEffect, useMemo } from 'react';
import { answer, api } from '../../api/http';
import { useReference } from '../../api/reference';
import { useFormat } from '../../text/format';
import { useText } from '../../text/language';
import { privacy } from '../../text/privacy';
import { Button } from '../../ui/button';
import { Checkbox, RadioGroup } from '../../ui/choice';
import { ErrorSummary } from '../../ui/error-summary';
import { useForm } from '../../ui/use-form';
import { PrefectureChoice } from '../candidates/prefecture-choice';
import type { Privacy } from './privacy';

/** The purpose notice, and to which prefectures one's data may be given. Without the tick nobody sees anything. */
export function ConsentForm({ data, onSaved }: { data: Privacy; onSaved: () => Promise<void> }) {
  const words = useText(privacy);
  const format = useFormat();
  const reference = useReference();
  const saved = useMemo(
    () => ({
      accepts: data.purposeVersion === reference.purposeNotice.version,
      to: (data.nationwide ? 'all' : 'some') as 'all' | 'some',
      prefectures: data.prefectures,
    }),
    [data.purposeVersion, data.nationwide, data.prefectures, reference.purposeNotice.version],
  );
  const form = useForm({
    initial: saved,
    send: async ({ accepts, to, prefectures }) => {
      const body = {
        purposeVersion: accepts ? reference.purposeNotice.version : null,
        nationwide: to === 'all',
        prefectures: to === 'all' ? [] : prefectures,
      };
      await answer(api.PUT('/api/me/consent', { body }));
      await onSaved();
    },
  });
  const { setValues } = form;
  // After a save the form follows in place, so that the focus stays where it is.
  useEffect(() => setValues(saved), [saved, setValues]);
  return (
    <>
      <p className="mb-4">
        {data.purposeVersion && data.acceptedAt ? words.accepted(data.purposeVersion, format.dayOf(data.acceptedAt)) : words.notAccepted}
      </p>
      <p className="mb-4 rounded-8 border border-solid-gray-300 bg-solid-gray-50 p-4 whitespace-pre-line">{reference.purposeText}</p>
      <ErrorSummary {...form.refused} />
      <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-8">
        <Checkbox {...form.tick('accepts')} label={words.accepts} hint={words.withdraw} />
        {form.values.accepts && (
          <RadioGroup
            {...form.choice('to')}
            label={words.to}
            required
            options={[
              { value: 'all', label: words.toAll },
              { value: 'some', label: words.toSome },
            ]}
          />
        )}
        {form.values.accepts && form.values.to === 'some' && (
          <PrefectureChoice {...form.choice('prefectures')} label={words.prefectures} required />
        )}
        <div>
          <Button type="submit" busy={form.isSending}>
            {words.saveConsent}
          </Button>
        </div>
      </form>
    </>
  );
}
