/** Whether one is available, the half-yearly question and the yearly renewal. */
export const availability = {
  title: '協力の受付',
  choose: '現在の状況',
  options: {
    open: '引き続き協力できる（掲載する）',
    paused: '休止する（再開する日を決める）',
    closed: '受付を止める（自分で再開するまで）',
  },
  until: '再開する日',
  untilHint: '例: 2027-04-01、令和9年4月1日。2年以内の日を入力してください。その日になると自動で掲載します。',
  untilMissing: '再開する日を「2027-04-01」や「令和9年4月1日」の形で入力してください',
  save: '回答する',
  change: '変更する',
  saved: '受付の状況を変更しました',
  now: {
    listed: '都道府県から検索できます。',
    pausedUntil: (day: string) => `休止中です。${day}に自動で掲載を再開します。`,
    closed: '受付を止めています。再開するまで、都道府県からは見えません。',
    lapsed: '確認または更新がなかったため、掲載を止めています。ワンクリックで再開できます。',
  },
  renew: '1年間更新する',
  reactivate: '掲載を再開する',
  renewed: '登録を更新しました',
  renewBy: (day: string) => `更新期限は${day}です。期限を過ぎると掲載が止まります。`,
  answer: {
    confirm: {
      title: '登録内容の確認',
      lead: '引き続き都道府県に協力いただけますか。状況を選んで「回答する」を押してください。',
    },
    renewal: {
      title: '登録の更新',
      lead: '「1年間更新する」を押すと、更新が完了します。登録内容を変えるときは、ログインしてマイページを開いてください。',
    },
    lapsed: {
      title: '掲載の再開',
      lead: '「掲載を再開する」を押すと、都道府県から再び検索できるようになります。',
    },
    done: {
      open: 'ありがとうございます。掲載を続けます。',
      paused: '休止しました。指定された日に自動で再開します。',
      closed: '受付を止めました。いつでもマイページから再開できます。',
      renewed: '登録を1年間更新しました。',
    },
    toMe: 'マイページを開く（ログインが必要です）',
    broken: 'リンクの一部が欠けています。メールのリンクをもう一度開いてください。',
  },
  freshness: {
    month: '1か月以内に確認',
    quarter: '3か月以内に確認',
    half: '6か月以内に確認',
    older: '確認から6か月以上',
  },
};
