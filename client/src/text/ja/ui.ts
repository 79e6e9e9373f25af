/** Words of the building blocks that every page uses. */
export const ui = {
  required: '※必須',
  optional: '※任意',
  choose: '選択してください',
  showPassword: '表示する',
  hidePassword: '隠す',
  lengthOf: (length: number, max: number) => `${length}文字（${max}文字まで）`,
  dayHint: '例：2019-05-01、2019年5月1日、令和元年5月1日、R1.5.1',
  monthHint: '例：2019-05、2019年5月、令和元年5月、R1.5',
  errorSummary: '入力内容に問題があります',
  errorPrefix: 'エラー：',
  close: '閉じる',
  cancel: 'キャンセル',
  back: '戻る',
  change: '変更',
  changeOf: (label: string) => `（${label}）`,
  undo: '元に戻す',
  retry: 'もう一度試す',
  loading: '読み込んでいます',
  menu: 'メニュー',
  notGiven: '未入力',
  noticeKinds: { info: 'お知らせ', success: '完了', warning: '注意', error: 'エラー' },
  steps: {
    name: '手順',
    progress: (current: number, total: number, label: string) => `全${total}ステップ中${current}ステップ目：${label}`,
    states: { done: '完了', current: '入力中', error: '要修正', ahead: '未入力' },
  },
  pages: {
    name: 'ページ送り',
    previous: '前へ',
    next: '次へ',
    page: (page: number) => `${page}ページ目`,
    of: (page: number, total: number) => `${total}ページ中${page}ページ目`,
  },
  table: { scrollable: (caption: string) => `${caption}（横にスクロールできます）` },
  errorTitle: '問題が発生しました',
  problem: (status: number) => {
    if (status === 0) return 'サーバーに接続できません。通信環境を確認して、もう一度お試しください。入力した内容はこの画面に残っています。';
    if (status === 401) return 'ログインの有効期限が切れました。もう一度ログインしてください。';
    if (status === 403) return 'この操作を行う権限がありません。';
    if (status === 404) return '見つかりません。';
    if (status === 429) return '回数が多すぎます。しばらくしてからもう一度お試しください。';
    return '処理中に問題が発生しました。時間をおいてもう一度お試しください。';
  },
};
