import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiProblem } from '../api/http';
import { EmptyState, ErrorState } from './feedback';
import { nearby, Pagination } from './pagination';
import { prefectureTiles } from './prefecture-tiles';
import { StepNavigation } from './step-navigation';
import { SummaryList } from './summary-list';
import { ToastProvider, useToast } from './toast';

describe('pagination', () => {
  const draw = (page: number) =>
    render(<Pagination page={page} pageCount={9} linkTo={(to, link) => <a key={to} href={`?page=${to}`} {...link} />} />);

  test('shows the ends and the neighbours', () => {
    expect(nearby(1, 9)).toEqual([1, 2, -9, 9]);
    expect(nearby(5, 9)).toEqual([1, -4, 4, 5, 6, -9, 9]);
    expect(nearby(2, 3)).toEqual([1, 2, 3]);
  });

  test('leaves out what leads nowhere', () => {
    draw(1);
    expect(screen.queryByRole('link', { name: '前へ' })).not.toBeInTheDocument();
    expect(screen.getByRole('link', { name: '次へ' })).toHaveAttribute('href', '?page=2');
    expect(screen.getByText('9ページ中1ページ目')).toBeInTheDocument();
  });

  test('is absent for a single page', () => {
    const { container } = render(<Pagination page={1} pageCount={1} linkTo={() => null} />);
    expect(container).toBeEmptyDOMElement();
  });
});

describe('a toast', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function Say(toast: Parameters<ReturnType<typeof useToast>>[0]) {
    const say = useToast();
    return (
      <button type="button" onClick={() => say(toast)}>
        する
      </button>
    );
  }

  const draw = (toast: Parameters<typeof Say>[0]) => {
    render(
      <ToastProvider>
        <Say {...toast} />
      </ToastProvider>,
    );
    act(() => screen.getByRole('button', { name: 'する' }).click());
  };

  test('can be taken back for ten seconds', () => {
    const [undo, onExpire] = [vi.fn(), vi.fn()];
    draw({ message: '送信しました', undo, onExpire });
    expect(screen.getByRole('status')).toHaveTextContent('送信しました');
    act(() => vi.advanceTimersByTime(9_000));
    act(() => screen.getByRole('button', { name: '元に戻す' }).click());
    act(() => vi.advanceTimersByTime(60_000));
    expect(undo).toHaveBeenCalledOnce();
    expect(onExpire).not.toHaveBeenCalled();
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
  });

  test('does its deed when the time has passed, once', () => {
    const onExpire = vi.fn();
    draw({ message: '送信します', undo: vi.fn(), onExpire });
    act(() => vi.advanceTimersByTime(10_000));
    act(() => vi.advanceTimersByTime(10_000));
    expect(onExpire).toHaveBeenCalledOnce();
  });
});

test('an error state tells what the server said and offers another try', async () => {
  const retry = vi.fn();
  render(<ErrorState problem={new ApiProblem(503, '/problems/starting', '準備中です')} onRetry={retry} />);
  expect(screen.getByRole('alert')).toHaveTextContent('準備中です');
  await userEvent.click(screen.getByRole('button', { name: 'もう一度試す' }));
  expect(retry).toHaveBeenCalledOnce();
});

test('an empty state says why', () => {
  render(<EmptyState title="まだありません">登録すると表示されます</EmptyState>);
  expect(screen.getByText('登録すると表示されます')).toBeInTheDocument();
});

test('steps say where one is', () => {
  render(
    <StepNavigation
      steps={[
        { label: '連絡先', state: 'done' },
        { label: '要件', state: 'current' },
        { label: '確認', state: 'ahead' },
      ]}
    />,
  );
  expect(screen.getByText('全3ステップ中2ステップ目：要件')).toBeInTheDocument();
  const [done, current] = screen.getAllByRole('listitem');
  expect(current).toHaveAttribute('aria-current', 'step');
  expect(within(done as HTMLElement).getByText('完了')).toBeInTheDocument();
});

test('a summary names what its link changes, and what was not given', () => {
  render(<SummaryList lines={[{ label: '氏名', value: '', change: (link) => <a href="/me" {...link} /> }]} />);
  expect(screen.getByRole('link', { name: '変更（氏名）' })).toBeInTheDocument();
  expect(screen.getByText('未入力')).toBeInTheDocument();
});

test('every prefecture has a place of its own on the map', () => {
  expect(new Set(prefectureTiles.map((tile) => tile.code)).size).toBe(47);
  expect(new Set(prefectureTiles.map((tile) => `${tile.column}/${tile.row}`)).size).toBe(47);
});
