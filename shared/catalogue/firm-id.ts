/** The id of a firm by rule. The same name, in whatever spelling of its letters, gives the same id. */

/** Letters that Unicode does not take apart into a plain letter and its mark. */
const PLAIN: Readonly<Record<string, string>> = { ı: 'i', ł: 'l', ø: 'o', ß: 'ss', đ: 'd', æ: 'ae' };

/** A name in small plain letters and digits, with hyphens between the words; empty if it has neither. */
export function plainWord(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ıłøßđæ]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(/['’]/g, '')
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 70);
}
