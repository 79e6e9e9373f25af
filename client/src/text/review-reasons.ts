import type { Words } from './language';

const ja = {
  experience_declared: '一部デジタル・短時間の職歴',
  duplicate_number: '合格証書番号の重複',
  certificate_former_exam: '旧名称の試験',
  certificate_not_held_that_year: '実施年の確認',
  certificate_not_held_that_month: '実施月の確認',
  certificate_not_level4: 'レベル4相当かの確認',
  certificate_old_number: '旧形式の番号',
  equivalent_claimed: '要件(3) 同等以上の知見',
};

const en = {
  experience_declared: 'Partly digital or part-time work',
  duplicate_number: 'Certificate number used twice',
  certificate_former_exam: 'Former name of an exam',
  certificate_not_held_that_year: 'Year of the sitting',
  certificate_not_held_that_month: 'Month of the sitting',
  certificate_not_level4: 'Level of the exam',
  certificate_old_number: 'Old form of number',
  equivalent_claimed: 'Route 3: equal knowledge',
};

/** Why a submission waits for the ministry, in short. */
export const reviewReasons: Words<typeof ja> = { ja, en };
