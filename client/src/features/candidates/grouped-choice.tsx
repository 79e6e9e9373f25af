import { useState } from 'react';
import { candidates } from '../../text/candidates';
import { useText } from '../../text/language';
import { Button } from '../../ui/button';
import { CheckboxGroup } from '../../ui/choice';
import { Disclosure } from '../../ui/disclosure';
import { FieldGroup, type FieldProps } from '../../ui/field';

export interface Group {
  label: string;
  options: { value: string; label: string }[];
}

interface GroupedChoiceProps extends FieldProps {
  groups: Group[];
  value: string[];
  onChange: (value: string[]) => void;
  /** What is searched for; 「名前で探す」 unless said. */
  searchLabel?: string;
  /** Offers to take or leave a whole group. */
  hasWholeGroups?: boolean;
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');

/** The groups with the options whose name holds what is searched; groups without any are left out. */
export function matching(groups: Group[], searched: string): Group[] {
  const wanted = plain(searched);
  if (wanted === '') return groups;
  return groups
    .map((group) => ({
      ...group,
      options: plain(group.label).includes(wanted) ? group.options : group.options.filter(({ label }) => plain(label).includes(wanted)),
    }))
    .filter((group) => group.options.length > 0);
}

/** Many things to choose from, grouped, folded and searchable; each fold says how many in it are chosen. */
export function GroupedChoice({ groups, value, onChange, searchLabel, hasWholeGroups = false, ...field }: GroupedChoiceProps) {
  const words = useText(candidates).wishes;
  const [searched, setSearched] = useState('');
  const found = matching(groups, searched);
  const isSearching = searched.trim() !== '';
  return (
    <FieldGroup {...field}>
      <div className="mb-2 flex flex-wrap items-end gap-x-4 gap-y-1">
        <label className="min-w-0 max-w-xs flex-1 basis-56">
          <span className="mb-1 block">{searchLabel ?? words.search}</span>
          {/* The search is where the error summary leads to. */}
          <input
            id={field.name}
            type="search"
            autoComplete="off"
            className="control"
            value={searched}
            aria-invalid={field.error ? true : undefined}
            onChange={(event) => setSearched(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.preventDefault();
            }}
          />
        </label>
        <p role="status" className="flex min-h-12 items-center text-solid-gray-700">
          {isSearching
            ? words.found(found.reduce((sum, group) => sum + group.options.length, 0))
            : value.length > 0
              ? words.chosen(value.length)
              : ''}
        </p>
      </div>
      {found.map((group) => (
        <Fold
          key={group.label}
          name={`${field.name}-${group.label}`}
          group={group}
          value={value}
          onChange={onChange}
          isSearching={isSearching}
          hasWholeGroups={hasWholeGroups}
        />
      ))}
    </FieldGroup>
  );
}

interface FoldProps {
  name: string;
  group: Group;
  value: string[];
  onChange: (value: string[]) => void;
  isSearching: boolean;
  hasWholeGroups: boolean;
}

function Fold({ name, group, value, onChange, isSearching, hasWholeGroups }: FoldProps) {
  const words = useText(candidates).wishes;
  const own = group.options.map((option) => option.value);
  const chosen = value.filter((one) => own.includes(one));
  const others = value.filter((one) => !own.includes(one));
  const [isOpen, setOpen] = useState(chosen.length > 0);
  const hasAll = chosen.length === own.length;
  return (
    <Disclosure
      open={isOpen || isSearching}
      onToggle={(event) => {
        if (!isSearching) setOpen(event.currentTarget.open);
      }}
      summary={chosen.length > 0 ? words.groupWith(group.label, chosen.length) : group.label}
    >
      {hasWholeGroups && (
        <Button look="text" size="small" onClick={() => onChange(hasAll ? others : [...others, ...own])}>
          {hasAll ? words.leaveAll(group.label) : words.takeAll(group.label)}
        </Button>
      )}
      {/* The fold's own line is what one sees as the group's name. */}
      <div className="relative [&_legend]:sr-only">
        <CheckboxGroup
          name={name}
          label={group.label}
          columns
          options={group.options}
          value={chosen}
          onChange={(next) => onChange([...others, ...next])}
        />
      </div>
    </Disclosure>
  );
}
