import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../api/http';
import { accounts } from '../../text/accounts';
import { useText } from '../../text/language';
import { Button } from '../../ui/button';
import { ErrorState, NoticeBanner } from '../../ui/feedback';
import { Page } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { type Factors, factorsKey } from './factors';

/** How many recovery codes are left, and new ones. */
export function RecoveryCodesPart({ factors, onMade }: { factors: Factors; onMade: (codes: readonly string[]) => void }) {
  const words = useText(accounts).security.codes;
  const queries = useQueryClient();
  const making = useMutation({
    mutationFn: () => answer(api.POST('/api/accounts/second-factors/recovery-codes')),
    onSuccess: ({ codes }) => {
      onMade(codes);
      return queries.invalidateQueries({ queryKey: factorsKey });
    },
  });
  if (factors.passkeys.length === 0 && !factors.authenticatorSince) return null;
  return (
    <section aria-labelledby="recovery-codes" className="mt-10">
      <h3 id="recovery-codes" className="mb-2 text-std-20B-150">
        {words.title}
      </h3>
      <p className="mb-4">{words.lead}</p>
      {making.error && <ErrorState problem={making.error} />}
      <div className="flex flex-wrap items-center gap-4">
        <p>{words.left(factors.recoveryCodesLeft)}</p>
        <Button look="outline" size="small" busy={making.isPending} onClick={() => making.mutate()}>
          {words.make}
        </Button>
      </div>
    </section>
  );
}

/** The codes, this once: nothing else is on the page, so that it prints as it should. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const words = useText(accounts).security.codes;
  const download = () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([`${words.fileHead}\r\n\r\n${codes.join('\r\n')}\r\n`], { type: 'text/plain;charset=utf-8' }));
    link.download = 'talentpool-recovery-codes.txt';
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <Page width="reading">
      <PageHeading lead={words.keepLead}>{words.keepTitle}</PageHeading>
      <NoticeBanner kind="warning" title={words.once} />
      <ol className="my-8 list-decimal space-y-2 rounded-12 border border-solid-gray-420 p-4 pl-12 font-mono sm:columns-2 sm:p-6 sm:pl-14">
        {codes.map((code) => (
          <li key={code} className="wrap-anywhere">
            {code}
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-3">
        <Button onClick={download}>{words.download}</Button>
        <Button look="outline" onClick={() => print()}>
          {words.print}
        </Button>
        <Button look="outline" onClick={onKept}>
          {words.kept}
        </Button>
      </div>
    </Page>
  );
}
