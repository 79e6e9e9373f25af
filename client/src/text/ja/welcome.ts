/** The landing page. */
export const welcome = {
  title: 'あなたのデジタルの経験を、地域のDXへ',
  lead: '協力可能人材一覧は、市町村のDXを支える人を都道府県が探すための、全国共通の一覧です。登録すると、都道府県の採用情報が定期的に届きます。',
  register: '登録をはじめる（約5分）',
};
