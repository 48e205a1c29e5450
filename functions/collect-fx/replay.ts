/** Parses stored evidence again with today's code: shows what that code reads in a source's answers of a past day. */
import { readBundledRates } from '../../shared/catalogue/rates.ts';
import type { Bulletin } from '../../shared/fx/bulletin.ts';
import { parseEcbHistory } from '../sources/fx/ecb-history.ts';
import { findSourceOfRates } from '../sources/fx/registry.ts';
import type { ParsedBulletins } from '../sources/fx/source.ts';
import { checkShape } from '../sources/shape.ts';
import type { AnswerRecord, EvidenceArchive } from '../storage/evidence.ts';

const READS_AT_ONCE = 16;

export interface Replayed {
  readonly answer: AnswerRecord;
  /** All its bulletins if we asked on the requested day, else those of that day; or why the answer cannot be read. */
  readonly reading: ParsedBulletins | { readonly failure: string };
}

/**
 * The answers that a source gave on a UTC day. If there are none: the answers with a bulletin fixed or valid on that day.
 * @throws Error for a source that does not exist.
 */
export async function replay(archive: EvidenceArchive, source: string, day: string): Promise<Replayed[]> {
  if (!findSourceOfRates(source)) throw new Error(`there is no source ${source.slice(0, 40)}`);
  const asked = await archive.answersOf(source, day);
  if (asked.length > 0) return Promise.all(asked.map((answer) => read(archive, answer)));
  const all: Replayed[] = [];
  // In small batches: years of collecting leave many answers.
  const every = await archive.answersOf(source, '');
  for (let start = 0; start < every.length; start += READS_AT_ONCE) {
    const some = every.slice(start, start + READS_AT_ONCE);
    all.push(...(await Promise.all(some.map((answer) => read(archive, answer)))));
  }
  return all.flatMap(({ answer, reading }) => {
    if ('failure' in reading) return [];
    const bulletins = reading.bulletins.filter(({ fixedOn, validOn }) => fixedOn === day || validOn === day);
    return bulletins.length > 0 ? [{ answer, reading: { ...reading, bulletins } }] : [];
  });
}

async function read(archive: EvidenceArchive, answer: AnswerRecord): Promise<Replayed> {
  try {
    return { answer, reading: parse(answer, await archive.bytesOf(answer.sha256)) };
  } catch (error) {
    return {
      answer,
      reading: { failure: error instanceof Error ? `${error.name}: ${error.message}` : String(error) },
    };
  }
}

function parse({ source, url, headers, status }: AnswerRecord, bytes: Uint8Array): ParsedBulletins {
  if (status !== undefined) throw new Error(`it was refused with status ${status}`);
  if (url === 'bundled') {
    const bulletins = readBundledRates(new TextDecoder().decode(bytes));
    return { bulletins: bulletins.filter((bulletin: Bulletin) => bulletin.source === source), rejected: [] };
  }
  if (url === 'import') return parseEcbHistory(bytes);
  const known = findSourceOfRates(source);
  if (!known) throw new Error(`there is no source ${source}`);
  checkShape(bytes, headers['content-type'], known.format);
  return known.parse(bytes);
}
