import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../api/http';
import type { components } from '../../api/schema';
import { useText } from '../../text/language';
import { ownData } from '../../text/own-data';
import { Button } from '../../ui/button';
import { ErrorState, NoticeBanner } from '../../ui/feedback';
import { Section } from '../../ui/page';
import { useToast } from '../../ui/toast';
import type { Registration } from '../candidates/registration';

type Deletion = components['schemas']['GetMyDeletionResponse'];

/** The use of one's data, stopped and resumed by oneself; what the ministry has stopped only says so. */
export function StopSection({ deletion, registration }: { deletion: Deletion; registration: Registration }) {
  const words = useText(ownData).stop;
  const isStopped = registration.status === 'paused' && !registration.pausedUntil;
  const isOnList = registration.status === 'listed' || registration.status === 'paused';
  return (
    <Section title={words.title}>
      {registration.status === 'suspended' ? (
        <NoticeBanner kind="warning" title={words.suspended}>
          {deletion.suspensionReason && (
            <>
              <p className="font-bold">{words.reason}</p>
              <p className="whitespace-pre-line">{deletion.suspensionReason}</p>
            </>
          )}
        </NoticeBanner>
      ) : (
        <>
          <p className="mb-4">{words.lead}</p>
          {!isOnList && <p>{words.notListed}</p>}
          {registration.status === 'paused' && <p className="mb-4 font-bold">{isStopped ? words.isStopped : words.isPaused}</p>}
          {isOnList && !isStopped && deletion.openIdentities > 0 && <p className="mb-4">{words.open(deletion.openIdentities)}</p>}
          {isOnList && <Switch isStopped={isStopped} />}
        </>
      )}
    </Section>
  );
}

function Switch({ isStopped }: { isStopped: boolean }) {
  const words = useText(ownData).stop;
  const queries = useQueryClient();
  const say = useToast();
  const change = useMutation({
    mutationFn: () => answer(api.PUT('/api/me/availability', { body: { state: isStopped ? 'open' : 'closed', until: null } })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['me'] });
      say({ message: isStopped ? words.resumed : words.stopped });
    },
  });
  return (
    <>
      <Button look={isStopped ? 'solid' : 'outline'} busy={change.isPending} onClick={() => change.mutate()}>
        {isStopped ? words.resume : words.stop}
      </Button>
      {change.isError && (
        <div className="mt-4">
          <ErrorState problem={change.error} />
        </div>
      )}
    </>
  );
}
