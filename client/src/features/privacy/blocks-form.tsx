import { answer, api } from '../../api/http';
import { useLanguage, useText } from '../../text/language';
import { privacy } from '../../text/privacy';
import { Button } from '../../ui/button';
import { ErrorSummary } from '../../ui/error-summary';
import { useForm } from '../../ui/use-form';
import { GroupedChoice } from '../candidates/grouped-choice';
import type { Privacy } from './privacy';

/** Organisations that never see one. */
export function BlocksForm({ data, onSaved }: { data: Privacy; onSaved: () => Promise<void> }) {
  const words = useText(privacy);
  const { language } = useLanguage();
  const form = useForm({
    initial: { organisations: data.blocked },
    send: async (body) => {
      await answer(api.PUT('/api/me/blocks', { body }));
      await onSaved();
    },
  });
  const groups = (['prefecture', 'municipality', 'company'] as const)
    .map((kind) => ({
      label: words.kinds[kind],
      options: data.organisations
        .filter((organisation) => organisation.kind === kind)
        .map((organisation) => ({
          value: organisation.organisationId,
          label: language === 'ja' ? organisation.nameJa : organisation.nameEn,
        })),
    }))
    .filter((group) => group.options.length > 0);
  return (
    <>
      <ErrorSummary {...form.refused} />
      <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-6">
        <GroupedChoice {...form.choice('organisations')} label={words.blocks} groups={groups} searchLabel={words.searchOrganisations} />
        <div>
          <Button type="submit" busy={form.isSending}>
            {words.saveBlocks}
          </Button>
        </div>
      </form>
    </>
  );
}
