import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { answer, api } from '../../api/http';
import { useFormat } from '../../text/format';
import { useText } from '../../text/language';
import { ownData } from '../../text/own-data';
import { Button, ButtonLink } from '../../ui/button';
import { ErrorState, NoticeBanner } from '../../ui/feedback';
import { useToast } from '../../ui/toast';

/** That deletion was asked for, until when it can be taken back, and the one click that does. */
export function GraceBanner({ undoUntil, withLink = false }: { undoUntil: string; withLink?: boolean }) {
  const words = useText(ownData).grace;
  const format = useFormat();
  const queries = useQueryClient();
  const router = useRouter();
  const say = useToast();
  const undo = useMutation({
    mutationFn: () => answer(api.DELETE('/api/me/deletion')),
    onSuccess: async () => {
      await queries.resetQueries({ queryKey: ['me'] });
      await router.invalidate();
      say({ message: words.undone });
    },
  });
  return (
    <NoticeBanner kind="warning" title={words.title}>
      <p className="mb-2">{words.until(format.dayWithEra(undoUntil))}</p>
      <p className="mb-4">{words.hidden}</p>
      {undo.isError && (
        <div className="mb-4">
          <ErrorState problem={undo.error} />
        </div>
      )}
      <div className="flex flex-wrap gap-4">
        <Button busy={undo.isPending} onClick={() => undo.mutate()}>
          {words.undo}
        </Button>
        {withLink && (
          <ButtonLink to="/me/data" look="outline">
            {words.toData}
          </ButtonLink>
        )}
      </div>
    </NoticeBanner>
  );
}
