import { useReference } from '../../api/reference';
import { candidates } from '../../text/candidates';
import { useText } from '../../text/language';
import { search } from '../../text/search';

/** The name of a value of a filter or facet, in words. */
export function useLabels(): (filter: string, value: string) => string {
  const words = useText(search);
  const people = useText(candidates);
  const reference = useReference();
  const said = (list: Record<string, string>, value: string) => list[value] ?? value;
  return (filter, value) => {
    switch (filter) {
      case 'prefecture':
        return value === 'nationwide' ? people.nationwide : reference.prefectureName(value);
      case 'skill':
      case 'theme':
      case 'roleType':
        return reference.skillName(value);
      case 'route':
        return said(people.route, value);
      case 'employmentType':
        return said(people.employmentType, value);
      case 'remote':
        return said(people.remote, value);
      case 'minMonths':
        return words.years(Math.floor(Number(value) / 12));
      default:
        return value;
    }
  };
}
