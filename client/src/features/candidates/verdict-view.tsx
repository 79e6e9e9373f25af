import { candidates } from '../../text/candidates';
import { useFormat } from '../../text/format';
import { useLanguage, useText } from '../../text/language';
import { Button, ButtonLink } from '../../ui/button';
import { NoticeBanner } from '../../ui/feedback';
import { Page, Section } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { Explanation } from './explanation';
import type { Verdict } from './registration';

/** What the rules said to a submission, and what to do next. */
export function VerdictView({ verdict, number, onEdit }: { verdict: Verdict; number: string; onEdit: () => void }) {
  const words = useText(candidates);
  const { language } = useLanguage();
  const format = useFormat();
  const outcome = verdict.outcome as 'listed' | 'underReview' | 'notYet';
  const title = words.verdict[outcome];
  return (
    <Page width="reading">
      <PageHeading>{title}</PageHeading>
      {outcome === 'listed' && <NoticeBanner kind="success" title={words.verdict.listedLead(number)} live />}
      {outcome === 'underReview' && (
        <NoticeBanner kind="info" title={words.verdict.underReviewLead} live>
          <ul className="list-disc pl-6">
            {verdict.reasons.map((reason) => (
              <li key={reason.code}>{language === 'ja' ? reason.textJa : reason.textEn}</li>
            ))}
          </ul>
        </NoticeBanner>
      )}
      {outcome === 'notYet' && (
        <NoticeBanner kind="warning" title={words.verdict.notYetLead} live>
          <p>{words.verdict.notYetMonths(format.months(verdict.missingMonths))}</p>
          <p>{words.verdict.notYetOther}</p>
        </NoticeBanner>
      )}
      {verdict.entries.length > 0 && (
        <dl className="my-6">
          <dt className="font-bold">{words.me.months}</dt>
          <dd>{format.months(verdict.countedMonths)}</dd>
        </dl>
      )}
      <Section title={words.verdict.why}>
        <Explanation lines={[...verdict.explanation.lines, ...verdict.certificateLines]} />
      </Section>
      <div className="mt-8 flex flex-wrap gap-4">
        <ButtonLink to="/me">{words.verdict.toMe}</ButtonLink>
        {outcome === 'notYet' && (
          <Button look="outline" onClick={onEdit}>
            {words.verdict.toEdit}
          </Button>
        )}
      </div>
    </Page>
  );
}
