/** Which figures a dispute is of, in the page's language. */
import type { DisputeScope } from '../../../shared/model/dispute.ts';
import { type CorridorId, endsOf } from '../../../shared/model/vocabulary.ts';
import { countryName, textsOf } from '../../i18n/index.ts';
import { dataTextsOf, type Locale } from '../../texts/languages.ts';
import { fill } from '../numbers.ts';

export function disputedWhat(locale: Locale, scope: DisputeScope): string {
  const { scopes } = dataTextsOf(locale).disputes;
  if (scope === 'world') return scopes.world;
  const [kind, key = ''] = scope.split('/');
  if (kind === 'corridor') {
    const { sender, receiver } = endsOf(key as CorridorId);
    return fill(textsOf(locale).lists.pair, {
      sender: countryName(locale, sender),
      receiver: countryName(locale, receiver),
    });
  }
  return fill(kind === 'sender' ? scopes.sender : scopes.receiver, { country: countryName(locale, key) });
}
