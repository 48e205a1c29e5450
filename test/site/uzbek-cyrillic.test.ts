/** Uzbek in Cyrillic letters, as it is made from the Latin ones. */
import { describe, expect, test } from 'vitest';
import uz from '../../site/texts/uz.json' with { type: 'json' };
import { cyrillicFile, inCyrillic } from '../../site/texts/uzbek-cyrillic.ts';

describe('a word', () => {
  test.each([
    ['yuborish qancha turadi', 'юбориш қанча туради'],
    ['Oʻzbekiston, gʻarbiy, yoʻnalish', 'Ўзбекистон, ғарбий, йўналиш'],
    ['shoshirishyapti, mashhur, chek', 'шоширишяпти, машҳур, чек'],
    ['Yevropa, yetib, qayerdan, dunyo, tayyor', 'Европа, етиб, қаердан, дунё, тайёр'],
    ['eski, Energiya, poema, yozilgan ekan', 'эски, Энергия, поэма, ёзилган экан'],
    ['Kambodja rieli, dieta', 'Камбоджа риели, диета'],
    ['maʼlumot, eʼlon, vaʼda', 'маълумот, эълон, ваъда'],
    ['AQSH dollari, BMTning, BAA', 'АҚШ доллари, БМТнинг, БАА'],
    ['rubl, Rubl, rublda, rubli', 'рубль, Рубль, рублда, рубли'],
    ['fevral, 5-fevraldan, oktabr, oktabrda', 'февраль, 5-февралдан, октябрь, октябрда'],
    ['litsenziyasi, Politsiya, aytsangiz', 'лицензияси, Полиция, айтсангиз'],
    ['Shvetsiya, Shveytsariya, Polsha, Vyetnam', 'Швеция, Швейцария, Польша, Вьетнам'],
    ['Kot-dʼIvuar', 'Кот-д’Ивуар'],
    ['Afg‘oniston', 'Афғонистон'],
    ['Karvon saytining, KoronaPay, cookie, CC BY 4.0', 'Karvon сайтининг, KoronaPay, cookie, CC BY 4.0'],
    ['SmaRT, KNOMAD, ID-kartaning, CFA franki', 'SmaRT, KNOMAD, ID-картанинг, CFA франки'],
    ['Manba: Remittance Prices Worldwide.', 'Манба: Remittance Prices Worldwide.'],
    ['{date} kuni {n} ta yoʻnalish', '{date} куни {n} та йўналиш'],
  ])('%s', (latin, cyrillic) => {
    expect(inCyrillic(latin)).toBe(cyrillic);
  });
});

/** Every text below a node by its path. */
const leaves = (node: unknown, path = ''): [string, string][] =>
  typeof node === 'object' && node !== null
    ? Object.entries(node).flatMap(([key, value]) => leaves(value, `${path}.${key}`))
    : [[path, String(node)]];

describe('the file', () => {
  const made = cyrillicFile(uz);

  test('has the same texts, with the same placeholders and figures', () => {
    const [from, to] = [leaves(uz.texts), leaves(made.texts)];
    expect(to.map(([path]) => path)).toEqual(from.map(([path]) => path));
    const kept = (text: string) => text.match(/\{\w+\}|\d+/g);
    expect(to.map(([, text]) => kept(text))).toEqual(from.map(([, text]) => kept(text)));
  });

  test('has no Latin letter, but in names', () => {
    const { typed: _, ...names } = made.names;
    const left = leaves([made.texts, names]).flatMap(([path, text]) => {
      const words = text.replace(/\{\w+\}/g, '').match(/[\p{L}ʻʼ]*[\p{Script=Latin}ʻʼ][\p{L}ʻʼ]*/gu) ?? [];
      return words.map((word) => [path, word] as const);
    });
    expect([...new Set(left.map(([, word]) => word))].sort()).toEqual(
      'A BY CC CFA CFP Cookie ID JavaScript KNOMAD Karvon KoronaPay Prices Remittance SmaRT Worldwide cookie'.split(
        ' ',
      ),
    );
  });

  test('has what people type as it is, in both scripts', () => {
    expect(made.names.typed).toBe(uz.names.typed);
    expect(made.names.typed.UZS).toContain("so'm");
  });

  test('names countries as the rest of the texts does', () => {
    const { countries }: { countries: Readonly<Record<string, string>> } = made.names;
    expect(countries.BLR).toBe('Беларусь');
    expect(countries.BWA).toBe('Ботсвана');
    expect(countries.SLV).toBe('Сальвадор');
    expect(countries.USA).toBe('АҚШ');
  });

  test('names currencies that Node has no name of', () => {
    expect(new Intl.DisplayNames('uz-Cyrl', { type: 'currency' }).of('KZT')).toBe('KZT');
    const { currencies }: { currencies: Readonly<Record<string, string>> } = made.names;
    expect(['KZT', 'AMD', 'SEK', 'ILS'].map((code) => currencies[code])).toEqual([
      'Қозоғистон тенгеси',
      'Арманистон драми',
      'Швеция кронаси',
      'Исроил шекели',
    ]);
  });
});
