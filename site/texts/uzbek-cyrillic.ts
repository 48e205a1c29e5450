/**
 * Uzbek in Cyrillic letters, made from uz.json, so that a text is corrected in one file. Letters go by rule; what no rule can know
 * stands in two lists of words: ц, я and soft signs, which the Latin letters do not show. Pure.
 */

/** Placeholders, names, licences and abbreviations that Cyrillic texts write in Latin letters too. */
const LATIN =
  /(\{\w+\}|\b(?:CC BY|CFA|CFP|[Cc]ookie|ID|JavaScript|Karvon|KNOMAD|KoronaPay|Remittance Prices Worldwide|SmaRT|A[46])\b)/;

/** How words begin that have more than the rule knows; endings follow by rule. */
const STEMS: Readonly<Record<string, string>> = {
  gulden: 'гульден',
  litsenziya: 'лицензия',
  maldiv: 'мальдив',
  mobil: 'мобиль',
  myanma: 'мьянма',
  oktabr: 'октябр',
  politsiya: 'полиция',
  polsha: 'польша',
  sentabr: 'сентябр',
  shvetsiya: 'швеция',
  shveytsariya: 'швейцария',
  syerra: 'сьерра',
  vyetnam: 'вьетнам',
};
/** Words with a soft sign at their end, which falls before an ending: «рубль», «рублда». */
const SOFT = 'aprel|belarus|dekabr|fevral|iyul|iyun|noyabr|oktabr|rubl|sentabr|seyshel|shekel|yanvar';

/** Countries that Node writes otherwise than the rest of these texts, or wrongly. */
const COUNTRIES: Readonly<Record<string, string>> = {
  BLR: 'Беларусь',
  BWA: 'Ботсвана',
  SLV: 'Сальвадор',
  SYC: 'Сейшель ороллари',
};

const LETTERS: Readonly<Record<string, string>> = {
  ...{ yoʻ: 'йў', oʻ: 'ў', gʻ: 'ғ', sh: 'ш', ch: 'ч', ya: 'я', ye: 'е', yo: 'ё', yu: 'ю', ʼ: 'ъ' },
  ...{ a: 'а', b: 'б', d: 'д', e: 'е', f: 'ф', g: 'г', h: 'ҳ', i: 'и', j: 'ж', k: 'к', l: 'л', m: 'м' },
  ...{ n: 'н', o: 'о', p: 'п', q: 'қ', r: 'р', s: 'с', t: 'т', u: 'у', v: 'в', x: 'х', y: 'й', z: 'з' },
};

const BEGINS = '(?<![\\p{L}ʻʼ])';
const ENDS = '(?![\\p{L}ʻʼ])';
const STEM = new RegExp(`${BEGINS}(?:${Object.keys(STEMS).join('|')})`, 'giu');
const SOFT_WORD = new RegExp(`${BEGINS}(?:${SOFT})${ENDS}`, 'giu');
/** As a word begins, and after a vowel: э; after i it stays е: «риели». */
const OPEN_E = new RegExp(`${BEGINS}e|(?<=[aeou])e`, 'giu');
const LETTER = new RegExp(Object.keys(LETTERS).join('|'), 'giu');

/** The other script's letters for a part of a word, with a capital where it has one. */
function as(part: string, letters = part): string {
  const [first = '', ...rest] = letters;
  return part === part.toLowerCase() ? letters : first.toUpperCase() + rest.join('');
}

/** A text in Cyrillic letters. */
export const inCyrillic = (text: string): string =>
  text
    .split(LATIN)
    .map((part, at) =>
      at % 2 === 1
        ? part
        : part
            // In Node's names.
            .replace(/(?<=[og])‘/gi, 'ʻ')
            // Before a capital it only parts words: д’Ивуар.
            .replace(/ʼ(?=\p{Lu})/gu, '’')
            .replace(SOFT_WORD, (word) => `${word}ь`)
            .replace(STEM, (stem) => as(stem, STEMS[stem.toLowerCase()]))
            .replace(OPEN_E, (e) => as(e, 'э'))
            .replace(LETTER, (letter) => as(letter, LETTERS[letter.toLowerCase()])),
    )
    .join('');

/** Every text below a node. */
function allInCyrillic<Node>(node: Node): Node;
function allInCyrillic(node: unknown): unknown {
  if (typeof node === 'string') return inCyrillic(node);
  if (Array.isArray(node)) return node.map((one) => allInCyrillic(one));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, allInCyrillic(value)]));
}

/** The parts of uz.json that do not become Cyrillic as they are. */
interface UzbekFile {
  readonly names: {
    readonly countries: Readonly<Record<string, string>>;
    readonly currencies: Readonly<Record<string, string>>;
    readonly months: { readonly alone: readonly string[] };
    readonly typed: object;
  };
  readonly texts: object;
}

/**
 * The file of Uzbek's texts in Cyrillic letters. What people type is there in both scripts. Of this script Node lacks most names
 * of currencies, and writes months without their soft signs.
 */
export function cyrillicFile<File extends UzbekFile>(file: File): File {
  const { names, texts } = file;
  const { alone } = names.months;
  const uzbek = new Intl.DisplayNames('uz', { type: 'currency' });
  const nodes = Object.fromEntries(
    Intl.supportedValuesOf('currency').flatMap((code) => {
      const name = uzbek.of(code);
      return name === code ? [] : [[code, name]];
    }),
  );
  return {
    ...file,
    names: {
      ...allInCyrillic(names),
      countries: { ...COUNTRIES, ...allInCyrillic(names.countries) },
      currencies: allInCyrillic({ ...nodes, ...names.currencies }),
      months: allInCyrillic({ inDate: alone, alone }),
      typed: names.typed,
    },
    texts: allInCyrillic(texts),
  };
}
