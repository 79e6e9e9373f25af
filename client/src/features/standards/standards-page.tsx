import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { components } from '../../api/schema';
import { useFormat } from '../../text/format';
import { useLanguage, useText } from '../../text/language';
import { standards } from '../../text/standards';
import { Button, ButtonLink } from '../../ui/button';
import { StatusChip, type Tone } from '../../ui/chip';
import { EmptyState, ErrorState, LoadingState, NoticeBanner } from '../../ui/feedback';
import { Page, Section } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { Cell, HeadCell, RowHead, Table } from '../../ui/table';
import { TextField } from '../../ui/text-field';
import { examsQuery, type Policy, policiesQuery } from './standards';

export const stateTones: Record<Policy['state'], Tone> = { scheduled: 'info', inForce: 'success', past: 'neutral', withdrawn: 'warning' };

/** The versions of the policy and the examinations, for everyone of the ministry; its admins change them from here. */
export function StandardsPage() {
  const words = useText(standards);
  const { data, error, refetch } = useQuery(policiesQuery);
  return (
    <Page>
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      <NoticeBanner kind="info" title={words.stays}>
        {data && !data.mayEdit && <p>{words.readOnly}</p>}
      </NoticeBanner>
      <Section title={words.policies.title}>
        {error ? (
          <ErrorState problem={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <LoadingState />
        ) : (
          <>
            {data.mayEdit && (
              <p className="mb-4">
                <ButtonLink to="/standards/policies/new">{words.policies.create}</ButtonLink>
              </p>
            )}
            <Policies items={data.items} mayEdit={data.mayEdit} />
          </>
        )}
      </Section>
      <Exams />
    </Page>
  );
}

function Policies({ items, mayEdit }: { items: readonly Policy[]; mayEdit: boolean }) {
  const text = useText(standards);
  const words = text.policies;
  const format = useFormat();
  const lines = (policy: Policy) =>
    words.lines(
      policy.minWeeklyHours,
      policy.daysPerCarryMonth,
      policy.leaveCutFromMonths,
      format.list([words.maternity, ...policy.keptLeaveKinds.map((kind) => words.kinds[kind as keyof typeof words.kinds] ?? kind)]),
      words.formerOptions[policy.acceptsFormerExams ? 'yes' : 'no'],
    );
  return (
    <Table
      caption={words.title}
      captionHidden
      head={
        <>
          <HeadCell>{words.version}</HeadCell>
          <HeadCell>{text.validFrom}</HeadCell>
          <HeadCell>{words.state}</HeadCell>
          <HeadCell>{words.figures}</HeadCell>
          <HeadCell>{text.note}</HeadCell>
        </>
      }
    >
      {items.map((policy) => (
        <tr key={policy.policyId}>
          <RowHead className="whitespace-nowrap">
            {mayEdit && policy.state === 'scheduled' ? (
              <Link to="/standards/policies/$id" params={{ id: policy.policyId }} className="link">
                {policy.version}
              </Link>
            ) : (
              policy.version
            )}
          </RowHead>
          <Cell className="min-w-40">{policy.validFrom ? format.day(policy.validFrom) : text.configured}</Cell>
          <Cell>
            <StatusChip tone={stateTones[policy.state]}>{text.states[policy.state]}</StatusChip>
          </Cell>
          <Cell className="min-w-72">
            <ul>
              {lines(policy).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </Cell>
          <Cell className="min-w-56">
            {policy.note && <p className="whitespace-pre-line">{policy.note}</p>}
            {policy.madeBy && (
              <p className="text-solid-gray-700">
                {text.madeBy}: {text.by(policy.madeBy, format.dayOf(policy.madeAt))}
              </p>
            )}
            {policy.changedBy && policy.changedAt && (
              <p className="text-solid-gray-700">
                {text.changedBy}: {text.by(policy.changedBy, format.dayOf(policy.changedAt))}
              </p>
            )}
          </Cell>
        </tr>
      ))}
    </Table>
  );
}

function Exams() {
  const text = useText(standards);
  const words = text.exams;
  const navigate = useNavigate();
  const { q } = useSearch({ strict: false }) as { q?: string };
  const [typed, setTyped] = useState(q ?? '');
  const { data, error, refetch } = useQuery({ ...examsQuery(q), placeholderData: (before) => before });
  return (
    <Section title={words.title}>
      {error ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingState />
      ) : (
        <>
          <p className="mb-4">{words.edition(data.edition)}</p>
          {data.mayEdit && (
            <p className="mb-6">
              <ButtonLink to="/standards/exams/new" look="outline">
                {words.create}
              </ButtonLink>
            </p>
          )}
          <search>
            <form
              noValidate
              className="mb-4 flex flex-wrap items-end gap-4"
              onSubmit={(event) => {
                event.preventDefault();
                void navigate({ to: '/standards', search: typed.trim() ? { q: typed.trim() } : {}, resetScroll: false });
              }}
            >
              <TextField
                name="q"
                label={words.search}
                hint={words.searchHint}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
              />
              <Button type="submit" look="outline">
                {words.find}
              </Button>
            </form>
          </search>
          <p role="status" className="mb-4">
            {words.count(data.items.length)}
          </p>
          {data.items.length === 0 ? (
            <EmptyState title={words.none} />
          ) : (
            <Table
              caption={words.title}
              captionHidden
              head={
                <>
                  <HeadCell>{words.name}</HeadCell>
                  <HeadCell>{words.code}</HeadCell>
                  <HeadCell align="end">{words.level}</HeadCell>
                  <HeadCell>{words.years}</HeadCell>
                  <HeadCell>{words.verdict}</HeadCell>
                </>
              }
            >
              {data.items.map((exam) => (
                <ExamRow key={exam.examId} exam={exam} />
              ))}
            </Table>
          )}
        </>
      )}
    </Section>
  );
}

function ExamRow({ exam }: { exam: components['schemas']['ListExamsItem'] }) {
  const words = useText(standards).exams;
  const { language } = useLanguage();
  const format = useFormat();
  const coming = exam.changesOn ? words.changesOn(format.day(exam.changesOn)) : null;
  return (
    <tr>
      <RowHead>
        <Link to="/standards/exams/$id" params={{ id: exam.examId }} className="link">
          {language === 'ja' ? exam.nameJa : exam.nameEn}
        </Link>
        {coming && <span className="block font-normal">{exam.isNew ? words.isNew : coming}</span>}
      </RowHead>
      <Cell>{exam.code}</Cell>
      <Cell align="end">{exam.level}</Cell>
      <Cell className="whitespace-nowrap">{words.from(exam.firstYear, exam.lastYear)}</Cell>
      <Cell>{words.verdicts[exam.verdict as keyof typeof words.verdicts] ?? exam.verdict}</Cell>
    </tr>
  );
}
