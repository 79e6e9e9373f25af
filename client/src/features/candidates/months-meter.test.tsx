import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { isCountable, MonthsMeter } from './months-meter';
import { emptyJob, type JobDraft } from './registration';

const asked = vi.fn();
let status = 200;

beforeEach(() => {
  asked.mockReset();
  status = 200;
  vi.stubGlobal('fetch', async (request: Request) => {
    asked(await request.json());
    return Response.json(
      {
        verdict: 'NeedsReview',
        certificates: [],
        experience: {
          months: 44,
          days: 3,
          declaredMonths: 62,
          missingMonths: 16,
          verdict: 'NeedsReview',
          warnings: ['job1:partial', 'job1:clipped'],
          entries: [
            { position: 0, months: 44, days: 3, overlapDays: 31, leaveDays: 0, note: 'counted' },
            { position: 1, months: 18, days: 0, overlapDays: 0, leaveDays: 40, note: 'declared' },
          ],
        },
      },
      { status },
    );
  });
});

const job = (part: Partial<JobDraft>): JobDraft => ({ ...emptyJob, ...part });

function show(career: JobDraft[]) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MonthsMeter career={career} />
    </QueryClientProvider>,
  );
}

test('The meter counts what is readable, names jobs by their place in the form, and says what is missing', async () => {
  show([job({ start: '平成27年4月', end: '2018-12' }), job({ start: '2020-' }), job({ start: '2021-01', digital: 'partial' })]);
  expect(await screen.findByText('3年8か月')).toBeVisible();
  expect(screen.getByText('5年まで、あと1年4か月')).toBeVisible();
  expect(screen.getByText(/含めると5年2か月です/)).toBeVisible();
  expect(asked.mock.calls[0]?.[0].jobs).toMatchObject([
    { start: '2015-04', end: '2018-12' },
    { start: '2021-01', end: null },
  ]);
  const [first, second] = screen.getAllByRole('listitem');
  expect(first).toHaveTextContent('職歴1: 3年8か月');
  expect(first).toHaveTextContent('重なる31日は1回だけ数えました');
  expect(second).toHaveTextContent('職歴3: 1年6か月（審査の対象）');
  expect(second).toHaveTextContent('休業40日を除きました');
  expect(within(second as HTMLElement).getByText('一部の業務のため、総務省が確認します')).toBeVisible();
  expect(within(second as HTMLElement).getByText('今日より先の期間は数えません')).toBeVisible();
});

test('Before any job can be read the meter says what to enter, and asks nothing', () => {
  show([job({ start: 'いつか' })]);
  expect(screen.getByRole('status')).toHaveTextContent('開始年月を入力すると');
  expect(asked).not.toHaveBeenCalled();
});

test('A count that fails is said, not shown as an old figure', async () => {
  status = 500;
  show([job({ start: '2015-04' })]);
  expect(await screen.findByText(/計算できませんでした/)).toBeVisible();
});

test('A job with an end before its start or an unfinished leave is not counted yet', () => {
  expect(isCountable(job({ start: '2015-04', end: '2015-04' }))).toBe(true);
  expect(isCountable(job({ start: '2015-04-20', end: '2015-04' }))).toBe(true);
  expect(isCountable(job({ start: '2015-04', end: '2014-04' }))).toBe(false);
  expect(isCountable(job({ start: '2015-04', leave: [{ kind: 'care', start: '2016-01', end: '' }] }))).toBe(false);
});
