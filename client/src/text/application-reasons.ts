import type { Language } from './language';

/** Ready reasons for refusing an application, in the language of the admin; the applicant reads them as they are sent. */
export const applicationReasons: Record<Language, readonly string[]> = {
  ja: [
    '公式のメールアドレスと確認できませんでした。団体のドメインのメールアドレスで、あらためて申請してください。',
    '連絡先に記載の電話番号で、申請の事実を確認できませんでした。',
    'すでに同じ団体からの申請を受け付けています。団体内で調整のうえ、招待を受けてください。',
    '法人番号と名称、所在地が一致しませんでした。登記の内容を確認してください。',
  ],
  en: [
    'We could not see that this is an official address. Please apply with an address of your organisation.',
    'We could not confirm the application by the phone number you gave.',
    'We have an application of the same organisation already. Please agree among yourselves and ask for an invitation.',
    'The corporate number does not match the name and address. Please check the register.',
  ],
};
