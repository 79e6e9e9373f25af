import { useReference } from '../../api/reference';
import { candidates } from '../../text/candidates';
import { useText } from '../../text/language';
import type { FieldProps } from '../../ui/field';
import { GroupedChoice } from './grouped-choice';

/** Prefectures by region; a whole region can be taken at once. */
export function PrefectureChoice(props: FieldProps & { value: string[]; onChange: (value: string[]) => void }) {
  const words = useText(candidates).wishes;
  return <GroupedChoice {...props} groups={useReference().regions} searchLabel={words.searchPrefectures} hasWholeGroups />;
}
