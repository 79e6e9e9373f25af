import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../api/http';
import type { components } from '../../api/schema';
import { audit } from '../../text/audit';
import { useFormat } from '../../text/format';
import { useText } from '../../text/language';
import { Button } from '../../ui/button';
import { StatusChip } from '../../ui/chip';
import { ErrorState, LoadingState, NoticeBanner } from '../../ui/feedback';
import { Section } from '../../ui/page';
import { SummaryList } from '../../ui/summary-list';
import { useToast } from '../../ui/toast';

const key = ['audit', 'check'];

/** What the last check of the chain found, and a new one. */
export function ChainState() {
  const words = useText(audit).chain;
  const queries = useQueryClient();
  const say = useToast();
  const { data, error, refetch } = useQuery({ queryKey: key, queryFn: () => answer(api.GET('/api/audit/check')) });
  const checking = useMutation({
    mutationFn: () => answer(api.POST('/api/audit/check')),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['audit'] });
      say({ message: words.checked });
    },
  });
  return (
    <Section title={words.title}>
      <p className="mb-4">{words.lead}</p>
      {error ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingState />
      ) : data.check ? (
        <Found check={data.check} />
      ) : (
        <p className="mb-6">{words.never}</p>
      )}
      <p className="mt-6">
        <Button look="outline" busy={checking.isPending} onClick={() => checking.mutate()}>
          {words.check}
        </Button>
      </p>
      {checking.isError && <ErrorState problem={checking.error} />}
    </Section>
  );
}

function Found({ check }: { check: components['schemas']['AuditChainOutcome'] }) {
  const words = useText(audit).chain;
  const format = useFormat();
  const fault = check.fault ? words.fault[check.fault as keyof typeof words.fault] : undefined;
  return (
    <>
      {fault && (
        <NoticeBanner kind="error" title={words.broken}>
          <p>{fault(format.number(check.brokenSeq ?? 0))}</p>
        </NoticeBanner>
      )}
      <SummaryList
        lines={[
          { label: words.title, value: <StatusChip tone={fault ? 'error' : 'success'}>{fault ? words.broken : words.sound}</StatusChip> },
          { label: words.checkedAt, value: format.instant(check.checkedAt) },
          { label: words.events, value: format.number(check.events) },
          {
            label: words.head,
            value: (
              <>
                <code className="wrap-anywhere">{check.headHash}</code>
                <span className="block text-solid-gray-700">{words.headHint}</span>
              </>
            ),
          },
        ]}
      />
    </>
  );
}
