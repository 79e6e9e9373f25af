import type { Language } from './language';

/** Ready reasons for closing an account, in the language in which its owner reads. */
export const suspensionReasons: Record<Language, readonly string[]> = {
  ja: [
    '第三者による不正な利用の疑いがあるため、確認が済むまで停止します。',
    '登録の内容がご本人のものか確認できないため、確認が済むまで停止します。',
    '同じ方のアカウントが複数あります。どちらをお使いになるか、お問い合わせ先へご連絡ください。',
    'ご本人からの申出により停止します。',
  ],
  en: [
    'Somebody else may be using your account. It stays closed until we have looked into it.',
    'We could not confirm that what was entered is yours. The account stays closed until we have looked into it.',
    'You have more than one account. Please tell the contact which one you want to use.',
    'You asked us to close the account.',
  ],
};
