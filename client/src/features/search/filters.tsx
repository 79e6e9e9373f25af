import { useReference } from '../../api/reference';
import type { components } from '../../api/schema';
import { useText } from '../../text/language';
import { search } from '../../text/search';
import { CheckboxGroup } from '../../ui/choice';
import { Disclosure } from '../../ui/disclosure';
import { Select } from '../../ui/text-field';
import { type Criteria, type ListFilter, listFilters } from './criteria';
import { useLabels } from './labels';

type Facets = components['schemas']['SearchCandidatesFacetAnswer'][];

interface FiltersProps {
  criteria: Criteria;
  facets: Facets;
  onChange: (criteria: Criteria) => void;
  /** Keeps the ids of two copies apart. */
  id: string;
}

/** All filters with the number of people each value would give; a value that gives nobody is said but not offered, unless it is chosen. */
export function Filters({ criteria, facets, onChange, id }: FiltersProps) {
  const words = useText(search);
  const reference = useReference();
  const labelOf = useLabels();
  const counts = new Map(
    facets.map((facet) => [facet.name, new Map(facet.values.map((one) => [one.value, one.count ?? words.fewerThanFive]))]),
  );
  const all: Record<ListFilter, string[]> = {
    prefecture: reference.prefectures.map((one) => one.code),
    theme: reference.themes.map((one) => one.value),
    skill: reference.skillGroups.flatMap((group) => group.options.map((one) => one.value)),
    route: ['experience', 'exam', 'equivalent'],
    employmentType: ['fullTime', 'partTime', 'sideJob', 'dispatch'],
    remote: ['none', 'partial', 'full'],
  };
  return (
    <div>
      <div className="mb-4">
        <Select
          name={`${id}-minMonths`}
          label={words.facets.minMonths}
          empty={words.anyMonths}
          value={String(criteria.minMonths ?? '')}
          onChange={(event) =>
            onChange({
              ...criteria,
              minMonths: event.target.value === '' ? undefined : Number(event.target.value),
              page: undefined,
            } as Criteria)
          }
          options={[36, 60, 120, 180].map((months) => ({ value: String(months), label: words.years(months / 12) }))}
          width="full"
        />
      </div>
      {listFilters.map((filter) => {
        const chosen = criteria[filter] ?? [];
        const offered = all[filter].filter((value) => chosen.includes(value) || (counts.get(filter)?.get(value) ?? 0) !== 0);
        return (
          <Disclosure
            key={filter}
            summary={chosen.length > 0 ? words.count(words.facets[filter], chosen.length) : words.facets[filter]}
            open={chosen.length > 0 || undefined}
          >
            <CheckboxGroup
              name={`${id}-${filter}`}
              label={<span className="sr-only">{words.facets[filter]}</span>}
              value={chosen}
              onChange={(value) => onChange({ ...criteria, [filter]: value, page: undefined } as Criteria)}
              options={offered.map((value) => ({ value, label: words.count(labelOf(filter, value), counts.get(filter)?.get(value) ?? 0) }))}
            />
          </Disclosure>
        );
      })}
    </div>
  );
}
