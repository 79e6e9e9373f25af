import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { ApiProblem } from '../api/http';
import { Button } from './button';
import { CheckboxGroup, RadioGroup } from './choice';
import { DateField } from './date-field';
import { ErrorSummary } from './error-summary';
import { TextArea, TextField } from './text-field';
import { useForm } from './use-form';

interface Entry {
  name: string;
  since: string;
  themes: string[];
  route: '' | 'exam' | 'experience';
}

function Example({ send }: { send: (entry: Entry) => Promise<unknown> }) {
  const form = useForm<Entry>({
    initial: { name: '', since: '', themes: [], route: '' },
    check: ({ name }) => ({ name: name ? undefined : '氏名を入力してください' }),
    send,
  });
  return (
    <form noValidate onSubmit={form.onSubmit}>
      <ErrorSummary {...form.refused} />
      <TextField {...form.text('name')} label="氏名" hint="戸籍の氏名" required />
      <DateField {...form.text('since')} label="開始" precision="month" />
      <CheckboxGroup
        {...form.choice('themes')}
        label="テーマ"
        options={[
          { value: 'A', label: '共同調達' },
          { value: 'B', label: '窓口' },
        ]}
      />
      <RadioGroup
        {...form.choice('route')}
        label="要件"
        required
        options={[
          { value: 'experience', label: '経験' },
          { value: 'exam', label: '試験' },
        ]}
      />
      <Button type="submit" busy={form.isSending}>
        送る
      </Button>
    </form>
  );
}

const press = () => userEvent.click(screen.getByRole('button', { name: '送る' }));

test('a field has its label, hint and error', async () => {
  render(<Example send={vi.fn()} />);
  const field = screen.getByRole('textbox', { name: /氏名/ });
  expect(field).toHaveAccessibleName('氏名※必須');
  expect(field).toHaveAccessibleDescription('戸籍の氏名');
  expect(field).not.toHaveAttribute('aria-invalid');
  await press();
  expect(field).toBeInvalid();
  expect(field).toHaveAccessibleDescription('戸籍の氏名 ＊氏名を入力してください');
});

test('a refused form takes the focus to the summary, whose links lead to the fields', async () => {
  const send = vi.fn();
  render(<Example send={send} />);
  await press();
  const alert = screen.getByRole('alert');
  expect(alert.parentElement).toHaveFocus();
  expect(alert).not.toHaveFocus();
  await userEvent.click(screen.getByRole('link', { name: '氏名を入力してください' }));
  expect(screen.getByRole('textbox', { name: /氏名/ })).toHaveFocus();
  expect(send).not.toHaveBeenCalled();
});

test('the server’s refusals stand at their fields, and what was entered stays', async () => {
  const send = vi.fn().mockRejectedValue(new ApiProblem(400, '/problems/invalid', '確認してください', '', { since: ['月が違います'] }));
  render(<Example send={send} />);
  await userEvent.type(screen.getByRole('textbox', { name: /氏名/ }), '山田');
  await press();
  expect(screen.getByRole('textbox', { name: /開始/ })).toHaveAccessibleDescription(/＊月が違います/);
  expect(screen.getByRole('textbox', { name: /氏名/ })).toHaveValue('山田');
});

test('a refusal without fields is told in the summary', async () => {
  render(<Example send={vi.fn().mockRejectedValue(new ApiProblem(0, '/problems/offline'))} />);
  await userEvent.type(screen.getByRole('textbox', { name: /氏名/ }), '山田');
  await press();
  expect(screen.getByRole('alert')).toHaveTextContent('サーバーに接続できません');
});

test('a month is read in either calendar and echoed', async () => {
  const send = vi.fn().mockResolvedValue(undefined);
  render(<Example send={send} />);
  await userEvent.type(screen.getByRole('textbox', { name: /開始/ }), 'Ｒ１．５');
  expect(screen.getByText('2019年5月（令和元年5月）')).toBeInTheDocument();
});

test('groups give their values in the order of their options', async () => {
  const send = vi.fn().mockResolvedValue(undefined);
  render(<Example send={send} />);
  await userEvent.type(screen.getByRole('textbox', { name: /氏名/ }), '山田');
  await userEvent.click(screen.getByRole('checkbox', { name: '窓口' }));
  await userEvent.click(screen.getByRole('checkbox', { name: '共同調達' }));
  await userEvent.click(screen.getByRole('radio', { name: '試験' }));
  await press();
  expect(send).toHaveBeenCalledWith({ name: '山田', since: '', themes: ['A', 'B'], route: 'exam' });
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('a second press while sending sends nothing', async () => {
  let finish = () => {};
  const send = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
  render(<Example send={send} />);
  await userEvent.type(screen.getByRole('textbox', { name: /氏名/ }), '山田');
  await press();
  await press();
  expect(send).toHaveBeenCalledOnce();
  finish();
});

test('a text that is too long is counted, not cut', () => {
  render(<TextArea name="about" label="自己紹介" value={'あ'.repeat(12)} maxLength={10} onChange={() => {}} />);
  expect(screen.getByText('12文字（10文字まで）')).toBeInTheDocument();
  expect(screen.getByRole('textbox')).not.toHaveAttribute('maxlength');
});
