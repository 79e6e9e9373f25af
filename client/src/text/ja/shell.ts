/** Header, navigation, footer, and the pages that stand in for others. */
export const shell = {
  product: 'タレントプール',
  subtitle: '協力可能人材一覧',
  title: (page: string) => `${page}｜タレントプール（協力可能人材一覧）`,
  skip: '本文へ進む',
  home: 'トップページ',
  mainNavigation: 'メインメニュー',
  footerNavigation: 'サイトについて',
  language: '言語 / Language',
  languages: { ja: '日本語', en: 'English' },
  signIn: 'ログイン',
  signUp: '新規登録',
  signOut: 'ログアウト',
  signedInAs: (name: string) => `${name} でログインしています`,
  navigation: {
    home: 'ホーム',
    about: 'この一覧について',
    help: 'ヘルプ',
  },
  footer: {
    help: 'ヘルプ・お問い合わせ',
    accessibility: 'ウェブアクセシビリティ方針',
    privacy: 'プライバシーポリシー',
    owner: '協力可能人材一覧は、都道府県と市町村の連携によるDX推進体制のための仕組みです。',
  },
  offline: 'インターネットに接続していません。入力した内容は残っています。接続が戻ると、そのまま続けられます。',
  notFound: {
    title: 'ページが見つかりません',
    body: 'アドレスが変わったか、公開が終わった可能性があります。アドレスを入力した場合は、誤りがないか確認してください。',
    home: 'トップページへ',
  },
  broken: {
    title: '問題が発生しました',
    body: '画面を表示できませんでした。もう一度試しても直らないときは、時間をおいてから開いてください。',
  },
  forbidden: {
    title: 'このページを開く権限がありません',
    body: 'ログインしているアカウントでは利用できないページです。別のアカウントをお持ちの場合は、ログアウトしてからログインし直してください。',
  },
  sessionOver: 'ログインの有効期限が切れました。',
  signInAgain: '続けるには、もう一度ログインしてください。入力した内容は残っています。閉じるとトップページへ移ります。',
};
