import { useReference } from '../../api/reference';
import { candidates } from '../../text/candidates';
import { useText } from '../../text/language';
import { CheckboxGroup } from '../../ui/choice';
import { Disclosure } from '../../ui/disclosure';
import { FieldGroup, type FieldProps } from '../../ui/field';

interface GroupedChoiceProps extends FieldProps {
  groups: { label: string; options: { value: string; label: string }[] }[];
  value: string[];
  onChange: (value: string[]) => void;
}

/** Many things to choose from, grouped and folded; each fold says how many in it are chosen. */
export function GroupedChoice({ groups, value, onChange, ...field }: GroupedChoiceProps) {
  const words = useText(candidates).wishes;
  return (
    <FieldGroup {...field}>
      <div className="flex flex-col gap-2">
        {groups.map((group, index) => {
          const own = group.options.map((option) => option.value);
          const chosen = value.filter((one) => own.includes(one));
          return (
            <Disclosure
              key={group.label}
              open={chosen.length > 0 || undefined}
              summary={chosen.length > 0 ? `${group.label}（${words.chosen(chosen.length)}）` : group.label}
            >
              <CheckboxGroup
                name={`${field.name}-${index}`}
                label={<span className="sr-only">{group.label}</span>}
                columns
                options={group.options}
                value={chosen}
                onChange={(next) => onChange([...value.filter((one) => !own.includes(one)), ...next])}
              />
            </Disclosure>
          );
        })}
      </div>
    </FieldGroup>
  );
}

/** Prefectures by region. */
export function PrefectureChoice(props: Omit<GroupedChoiceProps, 'groups'>) {
  return <GroupedChoice {...props} groups={useReference().regions} />;
}
