/** One square for each prefecture, laid out like the country: small ones weigh as much as large ones. Columns and rows count from 0. */
export interface Tile {
  /** JIS X 0401, two digits. */
  code: string;
  column: number;
  row: number;
}

const rows = [
  [0, { 12: '01' }],
  [2, { 12: '02' }],
  [3, { 11: '05', 12: '03' }],
  [4, { 11: '06', 12: '04' }],
  [5, { 8: '17', 9: '16', 10: '15', 11: '07' }],
  [6, { 3: '32', 4: '31', 5: '28', 6: '26', 7: '18', 8: '21', 9: '20', 10: '10', 11: '09', 12: '08' }],
  [7, { 2: '35', 3: '34', 4: '33', 6: '27', 7: '25', 8: '23', 9: '19', 10: '11', 11: '13', 12: '12' }],
  [8, { 0: '41', 1: '40', 2: '44', 6: '29', 7: '24', 9: '22', 10: '14' }],
  [9, { 0: '42', 1: '43', 2: '45', 3: '38', 4: '37', 6: '30' }],
  [10, { 1: '46', 3: '39', 4: '36' }],
  [11, { 0: '47' }],
] as const;

/** All 47, from north to south. */
export const prefectureTiles: readonly Tile[] = rows.flatMap(([row, columns]) =>
  Object.entries(columns).map(([column, code]) => ({ code, column: Number(column), row })),
);
