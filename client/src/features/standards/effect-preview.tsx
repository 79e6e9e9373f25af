import { useEffect, useRef } from 'react';
import { candidates } from '../../text/candidates';
import { useFormat } from '../../text/format';
import { useText } from '../../text/language';
import { standards } from '../../text/standards';
import { Button } from '../../ui/button';
import { NoticeBanner } from '../../ui/feedback';
import { SummaryList } from '../../ui/summary-list';
import { Cell, HeadCell, RowHead, Table } from '../../ui/table';
import { type Effect, effectPageSize } from './standards';

interface EffectPreviewProps {
  effect: Effect;
  /** From 0. */
  page: number;
  busy: boolean;
  /** The form that saving and turning pages send. */
  form: string;
  onSave: () => void;
  onTurn: (page: number) => void;
}

/** Whom a change would affect, by public numbers; and the button that saves it. Takes the focus when it appears. */
export function EffectPreview({ effect, page, busy, form, onSave, onTurn }: EffectPreviewProps) {
  const text = useText(standards);
  const words = text.effect;
  const format = useFormat();
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each preview is a new answer to look at
  useEffect(() => heading.current?.focus(), [effect]);
  const same = (before: string, after: string) => (before === after ? words.same(before) : words.arrow(before, after));
  return (
    <section aria-labelledby="effect" className="mt-10 min-w-0 rounded-12 border border-solid-gray-420 p-4 sm:p-6">
      <h2 id="effect" ref={heading} tabIndex={-1} className="mb-2 text-std-22B-150">
        {words.title}
      </h2>
      <p className="mb-4">{words.lead(format.day(effect.asOf))}</p>
      <SummaryList
        lines={[
          { label: words.policy, value: same(effect.policyBefore, effect.policyAfter) },
          { label: words.edition, value: same(effect.editionBefore, effect.editionAfter) },
        ]}
      />
      <ul className="my-4 list-disc pl-6">
        <li>{words.people(effect.people)}</li>
        <li>{effect.changed === 0 ? words.none : words.changed(effect.changed)}</li>
        {effect.monthsOnly > 0 && <li>{words.monthsOnly(effect.monthsOnly)}</li>}
      </ul>
      {effect.changed > 0 && <Affected effect={effect} />}
      {effect.changed > effectPageSize && <Turn effect={effect} page={page} form={form} onTurn={onTurn} />}
      <div className="mt-6 flex flex-col items-start gap-4">
        <NoticeBanner kind="info" title={text.stays} />
        <Button type="submit" form={form} size="large" busy={busy} onClick={onSave}>
          {text.save}
        </Button>
      </div>
    </section>
  );
}

function Affected({ effect }: { effect: Effect }) {
  const words = useText(standards).effect;
  const people = useText(candidates);
  const format = useFormat();
  const verdict = (code: string) => words.verdicts[code as keyof typeof words.verdicts] ?? code;
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <Table
        caption={words.kinds}
        head={
          <>
            <HeadCell>{words.kind}</HeadCell>
            <HeadCell align="end">{words.count}</HeadCell>
          </>
        }
      >
        {effect.kinds.map((kind) => (
          <tr key={`${kind.before} ${kind.after}`}>
            <RowHead>
              {kind.before === kind.after ? words.routesOnly(verdict(kind.before)) : words.arrow(verdict(kind.before), verdict(kind.after))}
            </RowHead>
            <Cell align="end">{format.number(kind.people)}</Cell>
          </tr>
        ))}
      </Table>
      <Table
        caption={words.list}
        head={
          <>
            <HeadCell>{words.number}</HeadCell>
            <HeadCell>{words.status}</HeadCell>
            <HeadCell>{words.verdict}</HeadCell>
            <HeadCell>{words.months}</HeadCell>
            <HeadCell>{words.routes}</HeadCell>
          </>
        }
      >
        {effect.items.map((item) => (
          <tr key={item.publicNumber}>
            <RowHead className="whitespace-nowrap">{item.publicNumber}</RowHead>
            <Cell className="whitespace-nowrap">{people.status[item.status]}</Cell>
            <Cell className="min-w-44">
              {item.before === item.after ? verdict(item.before) : words.arrow(verdict(item.before), verdict(item.after))}
            </Cell>
            <Cell className="whitespace-nowrap">
              {item.monthsBefore === item.monthsAfter
                ? format.months(item.monthsBefore)
                : words.arrow(format.months(item.monthsBefore), format.months(item.monthsAfter))}
            </Cell>
            <Cell className="min-w-44">
              {[
                ...item.routesWon.map((route) => words.won(words.routeNames[route])),
                ...item.routesLost.map((route) => words.lost(words.routeNames[route])),
              ].map((change) => (
                <span key={change} className="block">
                  {change}
                </span>
              ))}
            </Cell>
          </tr>
        ))}
      </Table>
    </div>
  );
}

/** The list belongs to what is typed, so its pages are asked for by the form; at the ends a button is left out. */
function Turn({ effect, page, form, onTurn }: Pick<EffectPreviewProps, 'effect' | 'page' | 'form' | 'onTurn'>) {
  const words = useText(standards).effect;
  const pages = Math.ceil(effect.changed / effectPageSize);
  return (
    <div className="mt-4 flex flex-wrap items-center gap-4">
      {page > 0 && (
        <Button type="submit" form={form} look="outline" size="small" onClick={() => onTurn(page - 1)}>
          {words.previous}
        </Button>
      )}
      <p>{words.page(page + 1, pages)}</p>
      {page + 1 < pages && (
        <Button type="submit" form={form} look="outline" size="small" onClick={() => onTurn(page + 1)}>
          {words.next}
        </Button>
      )}
    </div>
  );
}
