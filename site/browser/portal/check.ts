/** The first part of the portal: takes a file, has it checked beside the page, and shows what was found. */
import type { FeedContext } from '../../../shared/feeds/check-feed.ts';
import type { Conversion } from '../../../shared/feeds/convert.ts';
import type { FirmTexts } from '../../texts/languages.ts';
import { fill } from '../../view/numbers.ts';
import type { CheckRequest, CheckResult, Told } from './check-worker.ts';
import { button, dayText, download, make, numberText, part } from './elements.ts';
import { showFindings } from './findings.ts';

type Words = FirmTexts['portal'];

/**
 * @param about what is known of who would send it
 * @param onChecked told with each result, null while there is none
 */
export function startCheck(
  words: Words,
  rules: string,
  about: () => Partial<FeedContext>,
  onChecked: (result: CheckResult | null) => void,
): void {
  const input = part('file') as HTMLInputElement;
  const form = input.closest('form');
  const bar = form?.querySelector('progress');
  const status = part('check-status');
  let worker: Worker | undefined;

  const say = (text: string, isBusy = false): void => {
    status.textContent = text;
    if (bar) bar.hidden = !isBusy;
  };

  function check(request: Omit<CheckRequest, 'about'>): void {
    // An older question is not answered any more.
    worker?.terminate();
    worker = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' });
    part('result').hidden = true;
    onChecked(null);
    // Read out once; the bar says how far it is to whoever asks.
    say(words.checking, true);
    const tell = (done: number): void => {
      if (bar) bar.value = done;
    };
    tell(0);
    worker.addEventListener('error', () => say(words.failed));
    worker.addEventListener('message', ({ data }: MessageEvent<Told>) => {
      if ('progress' in data) return tell(data.progress);
      if ('unreadable' in data) return say(data.unreadable === 'gzip' ? words.notGzip : words.tooLarge);
      say('');
      show(data.result);
    });
    worker.postMessage({ ...request, about: about() } satisfies CheckRequest);
  }

  function show(result: CheckResult): void {
    part('summary').replaceChildren(...summaryOf(result, words));
    part('convert').replaceChildren(...offerOf(result, words, useChanged));
    showFindings(part('findings'), result, words, rules);
    part('result').hidden = false;
    onChecked(result);
    part('result-title').focus();
  }

  function useChanged({ converted, contentType }: CheckResult): void {
    if (!converted) return;
    check({ bytes: converted.bytes, name: contentType === 'text/csv' ? 'changed.csv' : 'changed.json' });
    say(words.using, true);
  }

  async function take(file: File | undefined): Promise<void> {
    if (file) check({ bytes: new Uint8Array(await file.arrayBuffer()), name: file.name });
  }
  input.addEventListener('change', () => take(input.files?.[0]));
  form?.addEventListener('submit', (event) => event.preventDefault());
  for (const type of ['dragenter', 'dragover', 'dragleave', 'drop'] as const)
    form?.addEventListener(type, (event) => {
      event.preventDefault();
      form.classList.toggle('over', type === 'dragenter' || type === 'dragover');
      if (type === 'drop') void take(event.dataTransfer?.files[0]);
    });
  // The browser may have kept what was chosen before a page was left.
  void take(input.files?.[0]);
}

function summaryOf({ report, csv, headline, publication }: CheckResult, words: Words): Node[] {
  const { error, doubt, note } = report.counts;
  const counts = { errors: numberText(error), doubts: numberText(doubt), notes: numberText(note) };
  return [
    make('p', { class: 'lead' }, words[report.outcome]),
    ...(headline
      ? [
          make(
            'p',
            {},
            fill(words.headline, {
              provider: headline.provider,
              corridors: headline.corridors.slice(0, 12).join(' '),
              count: numberText(headline.services),
              first: dayText(headline.validFrom),
              last: dayText(headline.validUntil),
            }),
          ),
        ]
      : []),
    make('p', {}, fill(words.counts, counts)),
    make('p', {}, publication === null ? words.alone : fill(words.compared, { id: publication })),
    ...(error + doubt + note > 0
      ? [make('p', {}, download('findings.csv', csv, 'text/csv', words.download))]
      : []),
  ];
}

/** What can be put right, and the buttons that take it. */
function offerOf(result: CheckResult, words: Words, use: (result: CheckResult) => void): Node[] {
  const { converted, contentType } = result;
  if (!converted) return [];
  const name = contentType === 'text/csv' ? 'changed.csv' : 'changed.json';
  return [
    make('h3', {}, words.convertTitle),
    make('p', {}, words.convertNote),
    ...converted.conversions.map((one) => conversionOf(one, words)),
    make(
      'p',
      {},
      button(words.use, () => use(result), { class: 'main' }),
      download(name, converted.bytes, contentType, words.save),
    ),
  ];
}

function conversionOf({ kind, count, changes }: Conversion, words: Words): Node {
  const texts = {
    'windows-1251': words.windows,
    semicolons: words.semicolons,
    'decimal-commas': words.commas,
  } as const;
  return make(
    'details',
    {},
    make('summary', {}, fill(texts[kind], { count: numberText(count) })),
    make(
      'ul',
      { class: 'change' },
      ...changes.map(({ line, place, from, to, isDoubtful }) =>
        make(
          'li',
          {},
          make(
            'code',
            { lang: 'en' },
            fill(words.change, { line: [line, place].filter((one) => one !== null).join(' '), from, to }),
          ),
          isDoubtful && make('b', {}, ` ${words.doubtful}`),
        ),
      ),
    ),
  );
}
