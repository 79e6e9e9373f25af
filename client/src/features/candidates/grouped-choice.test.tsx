import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { GroupedChoice } from './grouped-choice';

const groups = [
  {
    label: 'クラウド',
    options: [
      { value: 'aws', label: 'ＡＷＳ' },
      { value: 'azure', label: 'Azure' },
    ],
  },
  { label: '言語', options: [{ value: 'python', label: 'Python' }] },
];

function Example({ error }: { error?: string }) {
  const [value, setValue] = useState<string[]>([]);
  return (
    <>
      <GroupedChoice
        name="skills"
        label="スキル"
        searchLabel="探す"
        groups={groups}
        value={value}
        onChange={setValue}
        error={error}
        hasWholeGroups
      />
      <output>{value.join(' ')}</output>
    </>
  );
}

test('Searching ignores width and case, opens what it finds and leaves out the rest', async () => {
  render(<Example />);
  await userEvent.type(screen.getByLabelText('探す'), 'aws');
  expect(screen.getByText('1件見つかりました')).toBeVisible();
  expect(screen.queryByText('言語')).toBeNull();
  await userEvent.click(screen.getByRole('checkbox', { name: 'ＡＷＳ' }));
  await userEvent.clear(screen.getByLabelText('探す'));
  await userEvent.type(screen.getByLabelText('探す'), '言語');
  await userEvent.click(screen.getByRole('checkbox', { name: 'Python' }));
  expect(screen.getByText('aws python')).toBeInTheDocument();
});

test('A whole group is taken and left at once; other groups stay', async () => {
  render(<Example />);
  await userEvent.type(screen.getByLabelText('探す'), 'クラウド');
  await userEvent.click(screen.getByRole('button', { name: 'クラウドをすべて選ぶ' }));
  expect(screen.getByText('aws azure')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'クラウドの選択をすべて外す' }));
  expect(screen.queryByText('aws azure')).toBeNull();
});

test('The search carries the field name, so that the error summary can lead to it', () => {
  render(<Example error="選んでください" />);
  expect(document.getElementById('skills')).toBe(screen.getByLabelText('探す'));
  expect(screen.getByText(/選んでください/)).toBeVisible();
});
