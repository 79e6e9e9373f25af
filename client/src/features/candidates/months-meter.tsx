import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answer, api } from '../../api/http';
import { candidates } from '../../text/candidates';
import { useFormat } from '../../text/format';
import { useText } from '../../text/language';
import { parseDay, parseMonth } from '../../ui/japanese-date';
import { isoDate, type JobDraft, toJob } from './registration';

const required = 60;

/** A value that follows only after a pause. */
export function useSettled<T>(value: T, milliseconds = 500): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}

const isDate = (typed: string) => (parseMonth(typed) ?? parseDay(typed)) !== null;
const isInOrder = (start: string, end: string) => isoDate(start).slice(0, 7) <= isoDate(end).slice(0, 7);

/** Whether the rules can count a job as far as it is written; until then it is left out of the count. */
export const isCountable = (job: JobDraft): boolean =>
  isDate(job.start) &&
  (job.end.trim() === '' || (isDate(job.end) && isInOrder(job.start, job.end))) &&
  job.leave.every((leave) => isDate(leave.start) && isDate(leave.end) && isInOrder(leave.start, leave.end));

/** The months that the rules count while the jobs are being written, and what they make of each. */
export function MonthsMeter({ career }: { career: JobDraft[] }) {
  const words = useText(candidates).meter;
  const format = useFormat();
  const positions = career.flatMap((job, index) => (isCountable(job) ? [index] : []));
  const jobs = useSettled(JSON.stringify(positions.map((index) => toJob(career[index] as JobDraft))));
  const { data, isError } = useQuery({
    queryKey: ['eligibility', jobs],
    queryFn: () => answer(api.POST('/api/eligibility/check', { body: { jobs: JSON.parse(jobs) } })),
    placeholderData: keepPreviousData,
    enabled: jobs !== '[]',
    retry: false,
  });
  if (isError || !data || positions.length === 0)
    return (
      <section aria-label={words.title} className="rounded-12 border border-solid-gray-420 bg-solid-gray-50 p-4 sm:p-6">
        <p className="font-bold">{words.title}</p>
        <p role="status">{isError ? words.failed : words.begin}</p>
      </section>
    );
  const { months, declaredMonths, missingMonths, entries, warnings, verdict } = data.experience;
  const percent = Math.min(100, Math.round((months / required) * 100));
  return (
    <section aria-label={words.title} className="rounded-12 border-2 border-key-900 bg-key-50 p-4 sm:p-6">
      <div role="status">
        <p className="text-std-16B-170">{words.title}</p>
        <p className="text-std-28B-150">{format.months(months)}</p>
        <p>{missingMonths === 0 ? words.reached : words.remaining(format.months(missingMonths))}</p>
        {verdict === 'NeedsReview' && <p className="mt-2">{words.declared(format.months(declaredMonths))}</p>}
      </div>
      <div aria-hidden="true" className="my-3 h-3 overflow-hidden rounded-full border border-solid-gray-600 bg-white">
        <svg className="h-full w-full" preserveAspectRatio="none" viewBox="0 0 100 1" role="presentation">
          <rect width={percent} height="1" className="fill-key-900" />
        </svg>
      </div>
      <ul className="list-disc pl-6">
        {entries.map((entry) => (
          <li key={entry.position}>
            {words.entry(
              (positions[entry.position] ?? entry.position) + 1,
              format.months(entry.months),
              words.notes[entry.note as keyof typeof words.notes],
            )}
            {entry.overlapDays > 0 && <span className="block">{words.overlap(entry.overlapDays)}</span>}
            {entry.leaveDays > 0 && <span className="block">{words.leave(entry.leaveDays)}</span>}
            {(['partial', 'part_time', 'clipped'] as const).map(
              (code) =>
                warnings.includes(`job${entry.position}:${code}`) && (
                  <span key={code} className="block">
                    {words.warnings[code]}
                  </span>
                ),
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
