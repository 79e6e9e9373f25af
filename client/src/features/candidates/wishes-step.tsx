import { useReference } from '../../api/reference';
import { candidates } from '../../text/candidates';
import { useText } from '../../text/language';
import { register } from '../../text/register';
import { CheckboxGroup, RadioGroup } from '../../ui/choice';
import { DateField } from '../../ui/date-field';
import { FieldGroup } from '../../ui/field';
import { Select, TextField } from '../../ui/text-field';
import { GroupedChoice } from './grouped-choice';
import { Optional } from './optional';
import { PrefectureChoice } from './prefecture-choice';
import { choiceOf, type RegistrationForm, textOf } from './use-registration';

/** What the person can do, and where and how they would work. */
export function WishesStep({ form }: { form: RegistrationForm }) {
  const words = useText(candidates);
  const own = useText(register);
  const reference = useReference();
  const { draft } = form;
  const isFaulty = (fields: RegExp) => Object.keys(form.errors).some((field) => fields.test(field));
  return (
    <div className="flex flex-col gap-8">
      <RadioGroup
        {...choiceOf(form, 'where')}
        label={words.wishes.where}
        required
        options={[
          { value: 'anywhere', label: words.wishes.anywhere },
          { value: 'somewhere', label: words.wishes.somewhere },
        ]}
      />
      {form.draft.where === 'somewhere' && (
        <PrefectureChoice {...choiceOf(form, 'prefectures', 'wishes.prefectures')} label={words.wishes.prefectures} required />
      )}
      <CheckboxGroup
        {...choiceOf(form, 'employmentTypes', 'wishes.employmentTypes')}
        label={words.wishes.employmentTypes}
        required
        options={(['fullTime', 'partTime', 'sideJob', 'dispatch'] as const).map((value) => ({ value, label: words.employmentType[value] }))}
      />
      <Optional
        summary={own.optionalSkills}
        isAnswered={draft.skills.length + draft.themes.length + draft.roleTypes.length > 0}
        isFaulty={isFaulty(/^(skill|themes|roleTypes)/)}
      >
        <GroupedChoice
          {...choiceOf(form, 'skills')}
          label={words.wishes.skills}
          hint={words.wishes.skillsHint}
          groups={reference.skillGroups}
          searchLabel={words.wishes.searchSkills}
        />
        {draft.skills.length > 0 && (
          <FieldGroup name="skillYears" label={own.skillYears}>
            <div className="grid grid-cols-[repeat(auto-fill,minmax(min(14rem,100%),1fr))] gap-4">
              {draft.skills.map((id) => (
                <TextField
                  key={id}
                  name={`skillYears.${id}`}
                  label={own.yearsOf(reference.skillName(id))}
                  value={draft.skillYears[id] ?? ''}
                  error={form.errors[`skillYears.${id}`]}
                  onChange={(event) => form.change({ skillYears: { ...draft.skillYears, [id]: event.target.value } })}
                  inputMode="numeric"
                  width="short"
                />
              ))}
            </div>
          </FieldGroup>
        )}
        <CheckboxGroup {...choiceOf(form, 'themes')} label={words.wishes.themes} options={reference.themes} />
        <CheckboxGroup {...choiceOf(form, 'roleTypes')} label={words.wishes.roleTypes} options={reference.roleTypes} />
      </Optional>
      <Optional
        summary={own.optionalWishes}
        isAnswered={draft.daysPerWeek + draft.remoteWork + draft.availableFrom !== ''}
        isFaulty={isFaulty(/^wishes\.(days|remote|available)/)}
      >
        <Select
          {...textOf(form, 'daysPerWeek', 'wishes.daysPerWeek')}
          label={words.wishes.days}
          empty={words.wishes.anyDays}
          options={[1, 2, 3, 4, 5].map((count) => ({ value: String(count), label: words.days(count) }))}
        />
        <Select
          {...textOf(form, 'remoteWork', 'wishes.remoteWork')}
          label={words.wishes.remote}
          empty={words.wishes.anyRemote}
          options={(['none', 'partial', 'full'] as const).map((value) => ({ value, label: words.remote[value] }))}
        />
        <DateField {...textOf(form, 'availableFrom', 'wishes.availableFrom')} label={words.wishes.from} />
      </Optional>
    </div>
  );
}
