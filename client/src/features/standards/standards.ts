import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/http';
import type { components } from '../../api/schema';
import { parseDay } from '../../ui/japanese-date';

export type Effect = components['schemas']['Effect'];
export type Policy = components['schemas']['ListPoliciesItem'];
export type PolicyInput = components['schemas']['PolicyInput'];
export type Exam = components['schemas']['GetExamResponse'];
export type ExamVersion = components['schemas']['GetExamVersion'];
export type ExamInput = components['schemas']['ExamInput'];

/** How many people a page of a preview holds. */
export const effectPageSize = 50;

export const policiesQuery = queryOptions({
  queryKey: ['standards', 'policies'],
  queryFn: () => answer(api.GET('/api/standards/policies')),
  staleTime: 0,
});

export const examsQuery = (q: string | undefined) =>
  queryOptions({
    queryKey: ['standards', 'exams', q ?? ''],
    queryFn: () => answer(api.GET('/api/standards/exams', { params: { query: { q } } })),
    staleTime: 0,
  });

export const examQuery = (examId: string) =>
  queryOptions({
    queryKey: ['standards', 'exam', examId],
    queryFn: () => answer(api.GET('/api/standards/exams/{examId}', { params: { path: { examId } } })),
    staleTime: 0,
  });

/** A number as typed; undefined when the field is empty, so that the API names it. What is no number becomes none and is refused at its field. */
export const number = (typed: string) => {
  const plain = typed.normalize('NFKC').trim();
  return plain === '' ? undefined : Number(plain);
};

/** Messages for the fields that were left empty, by their names; each says its label. */
export const missing = <V extends object>(values: V, labels: Partial<Record<keyof V & string, string>>, say: (label: string) => string) =>
  Object.fromEntries(
    Object.entries<string | undefined>(labels).map(([name, label]) => [
      name,
      label !== undefined && String(values[name as keyof V]).trim() === '' ? say(label) : undefined,
    ]),
  );

/** A day as typed, in either calendar. */
export const day = (typed: string) => (typed.trim() === '' ? undefined : (parseDay(typed) ?? typed.trim()));
