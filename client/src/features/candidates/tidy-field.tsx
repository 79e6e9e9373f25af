import type { ComponentProps } from 'react';
import { useText } from '../../text/language';
import { register } from '../../text/register';
import { useControlId } from '../../ui/field';
import { TextField } from '../../ui/text-field';

type Props = Omit<ComponentProps<typeof TextField>, 'value' | 'onChange'> & {
  value: string;
  /** What the field means by what is typed. */
  tidy: (typed: string) => string;
  onChange: (event: { target: { value: string } }) => void;
};

/** A line of text in any width or kana: how it is understood is shown while one types and stands in the field when one leaves it. */
export function TidyField({ tidy, onChange, ...rest }: Props) {
  const words = useText(register);
  const controlId = useControlId();
  const understood = tidy(rest.value);
  return (
    <div>
      <TextField {...rest} onChange={onChange} onBlur={() => understood !== rest.value && onChange({ target: { value: understood } })} />
      <output htmlFor={controlId(rest.name)} className="mt-1 block text-solid-gray-700">
        {understood !== rest.value.trim() && words.understood(understood)}
      </output>
    </div>
  );
}
