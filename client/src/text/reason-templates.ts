import type { Language } from './language';

/** Decisions that come with a reason. */
export type Reasoned = 'returned' | 'rejected';

/** Ready reasons for a decision, in the language in which the person reads. */
export const reasonTemplates: Record<Language, Record<Reasoned, readonly string[]>> = {
  ja: {
    returned: [
      '業務の内容がデジタル分野にあたるか確認できませんでした。担当した業務を具体的に追記してください。',
      '合格証書の番号を確認できませんでした。番号をもう一度確認し、合格証書の写しを添付してください。',
      '同等以上の知見を示す活動や実績の内容、時期、役割を具体的に追記してください。',
      '勤務の期間を確認できる在職証明書を添付してください。',
    ],
    rejected: [
      '記載の内容からは、登録要件(1)から(3)のいずれも確認できませんでした。',
      '記載の活動からは、要件(3)の同等以上の知見を確認できませんでした。',
      '合格証書の番号が、ご本人のものと確認できませんでした。',
    ],
  },
  en: {
    returned: [
      'We could not see that the work was in the digital field. Please describe it in more detail.',
      'We could not verify the certificate number. Please check it, and attach a copy of the certificate.',
      'Please describe the activities and achievements that show equal knowledge, when they took place and what your part was.',
      'Please attach a certificate of employment that shows the period.',
    ],
    rejected: [
      'What you wrote does not show that any of the routes (1) to (3) is met.',
      'The activities you describe do not show knowledge equal to routes (1) and (2).',
      'We could not verify that the certificate number is yours.',
    ],
  },
};
