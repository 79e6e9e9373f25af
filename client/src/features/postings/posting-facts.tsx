import { useReference } from '../../api/reference';
import type { components } from '../../api/schema';
import { useFormat } from '../../text/format';
import { useLanguage, useText } from '../../text/language';
import { postings } from '../../text/postings';
import { LinkedText } from '../../ui/linked-text';
import { SummaryList } from '../../ui/summary-list';

const linked = (text: string | null | undefined) => (text ? <LinkedText>{text}</LinkedText> : '');

export type Posting = components['schemas']['Posting'];

/** The pay in words, or from the figures. */
export function usePay(): (posting: Posting) => string {
  const words = useText(postings);
  const format = useFormat();
  return (posting) => {
    if (posting.payText) return posting.payText;
    const range = [posting.payMin, posting.payMax].flatMap((value) => (value == null ? [] : [format.yen(value)]));
    return `${words.payUnit[posting.payUnit]} ${range.join(' – ')}`;
  };
}

/** Everything a posting says, label by label; what it leaves open is left out. */
export function PostingFacts({ posting }: { posting: Posting }) {
  const words = useText(postings);
  const { language } = useLanguage();
  const format = useFormat();
  const pay = usePay();
  const reference = useReference();
  const facts = words.facts;
  return (
    <SummaryList
      lines={[
        { label: facts.organisation, value: language === 'ja' ? posting.organisationJa : posting.organisationEn },
        { label: facts.deadline, value: format.day(posting.deadline) },
        { label: facts.appointment, value: words.appointmentType[posting.appointmentType] },
        { label: facts.pay, value: pay(posting) },
        { label: facts.term, value: posting.term },
        { label: facts.style, value: words.workStyle[posting.workStyle] },
        { label: facts.hours, value: facts.hoursOf(posting.weeklyHours) },
        { label: facts.place, value: posting.workLocation },
        { label: facts.openings, value: facts.openingsOf(posting.openings) },
        { label: facts.start, value: posting.startOn ? format.day(posting.startOn) : '' },
        { label: facts.requirements, value: linked(posting.requirements) },
        { label: facts.description, value: linked(posting.description) },
        { label: facts.themes, value: format.list(posting.themes.map(reference.skillName)) },
        { label: facts.skills, value: format.list(posting.skills.map(reference.skillName)) },
        { label: facts.howToApply, value: linked(posting.howToApply) },
      ].filter((fact) => fact.value)}
    />
  );
}
