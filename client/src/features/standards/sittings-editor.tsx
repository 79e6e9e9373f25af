import { useText } from '../../text/language';
import { standards } from '../../text/standards';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/text-field';
import { number } from './standards';

/** A row as typed. */
export interface SittingDraft {
  fromYear: string;
  toYear: string;
  /** Months apart by spaces; none means any. */
  months: string;
}

export const blankSitting: SittingDraft = { fromYear: '', toYear: '', months: '' };

const parts = (typed: string) =>
  typed
    .normalize('NFKC')
    .split(/[\s,、・月]+/)
    .filter((part) => part !== '');

/** True for months from 1 to 12, in any width and with any usual sign between them. */
export const isMonths = (typed: string) => parts(typed).every((part) => /^\d{1,2}$/.test(part) && Number(part) >= 1 && Number(part) <= 12);

/** What is sent for a row; what is no number is left out, so that the API names the field. */
export const toSitting = (draft: SittingDraft) => ({
  fromYear: number(draft.fromYear) as number,
  toYear: number(draft.toYear) ?? null,
  months: parts(draft.months).map(Number),
});

interface SittingsEditorProps {
  value: SittingDraft[];
  errors: Record<string, string>;
  onChange: (value: SittingDraft[]) => void;
}

/** When an examination is held: years and months, row by row. Errors stand at their fields by the API's paths. */
export function SittingsEditor({ value, errors, onChange }: SittingsEditorProps) {
  const words = useText(standards).exams;
  const change = (index: number, part: Partial<SittingDraft>) =>
    onChange(value.map((sitting, position) => (position === index ? { ...sitting, ...part } : sitting)));
  return (
    <fieldset id="sittings" tabIndex={-1} className="min-w-0">
      <legend className="mb-1 text-std-17B-170 text-solid-gray-900">{words.sittings}</legend>
      <p className="mb-4 text-solid-gray-700">{words.sittingsHint}</p>
      {errors.sittings && <p className="mb-2 text-error-2">＊{errors.sittings}</p>}
      <ol className="flex flex-col gap-4">
        {value.map((sitting, index) => {
          const name = `sittings[${index}]`;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row has no identity but its place
            <li key={index}>
              <fieldset id={name} tabIndex={-1} className="min-w-0 rounded-8 border border-solid-gray-420 p-4">
                <legend className="px-1 font-bold">{words.sitting(index + 1)}</legend>
                {errors[name] && <p className="mb-2 text-error-2">＊{errors[name]}</p>}
                <div className="flex flex-wrap items-end gap-4">
                  <TextField
                    name={`${name}.fromYear`}
                    label={words.fromYear}
                    required
                    width="short"
                    inputMode="numeric"
                    value={sitting.fromYear}
                    error={errors[`${name}.fromYear`]}
                    onChange={(event) => change(index, { fromYear: event.target.value })}
                  />
                  <TextField
                    name={`${name}.toYear`}
                    label={words.toYear}
                    hint={words.toYearHint}
                    width="short"
                    inputMode="numeric"
                    value={sitting.toYear}
                    error={errors[`${name}.toYear`]}
                    onChange={(event) => change(index, { toYear: event.target.value })}
                  />
                  <TextField
                    name={`${name}.months`}
                    label={words.months}
                    hint={words.monthsHint}
                    width="medium"
                    value={sitting.months}
                    error={errors[`${name}.months`]}
                    onChange={(event) => change(index, { months: event.target.value })}
                  />
                  <Button look="text" size="small" onClick={() => onChange(value.filter((_, position) => position !== index))}>
                    {words.remove(index + 1)}
                  </Button>
                </div>
              </fieldset>
            </li>
          );
        })}
      </ol>
      <div className="mt-4">
        <Button look="outline" size="small" onClick={() => onChange([...value, blankSitting])}>
          {words.add}
        </Button>
      </div>
    </fieldset>
  );
}
