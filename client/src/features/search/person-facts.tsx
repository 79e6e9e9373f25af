import type { components } from '../../api/schema';
import { availability } from '../../text/availability';
import { candidates } from '../../text/candidates';
import { useFormat } from '../../text/format';
import { useText } from '../../text/language';
import { search } from '../../text/search';
import { Chip, ChipList } from '../../ui/chip';
import { freshnessOf } from './freshness';
import { useLabels } from './labels';

export type Card = components['schemas']['CandidateCard'];

/** What is known of a person without a name, in a few lines. */
export function PersonFacts({ person, maxSkills }: { person: Card; maxSkills?: number }) {
  const words = useText(search).card;
  const people = useText(candidates);
  const format = useFormat();
  const fresh = useText(availability).freshness;
  const labelOf = useLabels();
  const facts: [string, string][] = [
    [words.experience, format.months(person.experienceMonths)],
    [words.region, person.residenceRegion],
    [words.wants, person.nationwide ? people.nationwide : person.prefectures.map((code) => labelOf('prefecture', code)).join('、')],
    [
      words.work,
      [
        ...person.employmentTypes.map((type) => labelOf('employmentType', type)),
        ...(person.daysPerWeek ? [people.days(person.daysPerWeek)] : []),
        ...(person.remoteWork ? [labelOf('remote', person.remoteWork)] : []),
      ].join('、'),
    ],
    [words.from, person.availableFrom ? format.day(person.availableFrom) : ''],
    [words.confirmed, `${format.dayOf(person.lastConfirmedAt)} (${fresh[freshnessOf(person.lastConfirmedAt, new Date())]})`],
  ];
  const skills = [...person.themes, ...person.skills].slice(0, maxSkills);
  return (
    <>
      <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
        {facts
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label} className="flex min-w-0 gap-2">
              <dt className="flex-none font-bold">{label}</dt>
              <dd className="min-w-0">{value}</dd>
            </div>
          ))}
      </dl>
      <div className="mt-3">
        <ChipList label={words.skills}>
          {[
            ...person.routes.map((route) => <Chip key={route}>{labelOf('route', route)}</Chip>),
            ...skills.map((skill) => <Chip key={skill}>{labelOf('skill', skill)}</Chip>),
          ]}
        </ChipList>
      </div>
    </>
  );
}
