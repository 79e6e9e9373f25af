import { useReference } from '../../api/reference';
import { candidates } from '../../text/candidates';
import { useText } from '../../text/language';
import { register } from '../../text/register';
import { Checkbox, RadioGroup } from '../../ui/choice';
import { Requirement } from '../../ui/field';
import { katakana, plainWidth } from '../../ui/japanese-text';
import { Section } from '../../ui/page';
import { Select, TextArea, TextField } from '../../ui/text-field';
import { Optional } from './optional';
import { PrefectureChoice } from './prefecture-choice';
import { TidyField } from './tidy-field';
import { choiceOf, type RegistrationForm, textOf } from './use-registration';

/** Who the person is, and to whom their data may go. */
export function AboutStep({ form }: { form: RegistrationForm }) {
  const words = useText(candidates).about;
  const reference = useReference();
  return (
    <div className="flex flex-col gap-8">
      <TextField {...textOf(form, 'name')} label={words.name} hint={words.nameHint} required autoComplete="name" maxLength={100} />
      <TidyField tidy={katakana} {...textOf(form, 'kana')} label={words.kana} required maxLength={100} />
      <Select
        {...textOf(form, 'residencePrefecture')}
        label={words.residence}
        hint={words.residenceHint}
        required
        options={reference.prefectureOptions}
      />
      <TextField {...textOf(form, 'headline')} label={words.headline} hint={words.headlineHint} required width="full" maxLength={100} />
      <Optional
        summary={useText(register).optionalAbout}
        isAnswered={form.draft.phone !== '' || form.draft.introduction !== ''}
        isFaulty={Boolean(form.errors.phone || form.errors.introduction)}
      >
        <TidyField
          tidy={plainWidth}
          {...textOf(form, 'phone')}
          label={words.phone}
          hint={words.phoneHint}
          type="tel"
          autoComplete="tel"
          width="medium"
        />
        <TextArea {...textOf(form, 'introduction')} label={words.introduction} hint={words.introductionHint} rows={6} maxLength={2000} />
      </Optional>
      <Section title={words.purpose}>
        <p className="mb-4 rounded-8 border border-solid-gray-300 bg-solid-gray-50 p-4 whitespace-pre-line">{reference.purposeText}</p>
        <div className="flex flex-col gap-8">
          <Checkbox
            name="consent.purposeVersion"
            checked={form.draft.accepts}
            error={form.errors['consent.purposeVersion']}
            onChange={(event) => form.change({ accepts: event.target.checked })}
            required
            label={
              <>
                {words.accept}
                <Requirement required />
              </>
            }
          />
          <RadioGroup
            {...choiceOf(form, 'consentTo')}
            label={words.to}
            required
            options={[
              { value: 'all', label: words.toAll },
              { value: 'some', label: words.toSome },
            ]}
          />
          {form.draft.consentTo === 'some' && (
            <PrefectureChoice {...choiceOf(form, 'consentPrefectures', 'consent.prefectures')} label={words.toPrefectures} required />
          )}
        </div>
      </Section>
    </div>
  );
}
