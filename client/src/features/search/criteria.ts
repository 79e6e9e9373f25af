import { count, list, oneOf, search, text } from '../../search-params';

/** A search as it stands in the address. */
export const searchParams = {
  q: text,
  prefecture: list,
  skill: list,
  theme: list,
  route: list,
  minMonths: count,
  employmentType: list,
  remote: list,
  sort: oneOf('newest', 'experience'),
  page: count,
};

export const readSearch = search(searchParams);
export type Criteria = ReturnType<typeof readSearch>;

/** The filters that hold lists. */
export const listFilters = ['prefecture', 'theme', 'skill', 'route', 'employmentType', 'remote'] as const;
export type ListFilter = (typeof listFilters)[number];

export const pageSize = 20;

/** What the API is asked: pages count from 0 there. */
export const toQuery = ({ page = 1, ...criteria }: Criteria) => ({ ...criteria, page: page - 1, pageSize });

/** The criteria without order and page: what decides whom a search finds. */
export const whoOf = ({ page: _page, sort: _sort, ...who }: Criteria) => who;

/** Each active condition alone, with the criteria that are left without it. */
export function activeConditions(criteria: Criteria): { filter: ListFilter | 'q' | 'minMonths'; value: string; without: Criteria }[] {
  const { page: _page, ...rest } = criteria;
  return [
    ...(criteria.q ? [{ filter: 'q' as const, value: criteria.q, without: { ...rest, q: undefined } as Criteria }] : []),
    ...(criteria.minMonths
      ? [{ filter: 'minMonths' as const, value: String(criteria.minMonths), without: { ...rest, minMonths: undefined } as Criteria }]
      : []),
    ...listFilters.flatMap((filter) =>
      (criteria[filter] ?? []).map((value) => ({
        filter,
        value,
        without: { ...rest, [filter]: criteria[filter]?.filter((one) => one !== value) } as Criteria,
      })),
    ),
  ];
}
