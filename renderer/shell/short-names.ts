/** Abbreviations that local dispatchers use; the wide layout has room for the full names. */
const districtAbbreviations: readonly (readonly [string, string])[] = [
  ['Karawang ', 'Krw. '],
  ['Telukjambe ', 'Tlj. '],
  ['Cilamaya ', 'Clm. '],
  ['Rengasdengklok', 'R.dengklok'],
];

export const shortDistrict = (district: string): string =>
  districtAbbreviations.reduce((name, [long, short]) => name.replace(long, short), district);

/** `Yayan Sopyan` becomes `Yayan S.` */
export function shortName(name: string): string {
  const [first = '', ...rest] = name.split(' ');
  const last = rest.at(-1);
  return last ? `${first} ${last[0]}.` : first;
}

/** `KRW-KLR-014` becomes `KLR-014`: the region is the same in every row. */
export const shortCode = (code: string): string => code.replace(/^[^-]+-(?=[^-]+-)/, '');
