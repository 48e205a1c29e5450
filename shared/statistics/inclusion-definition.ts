/** What stands beside the figures of inclusion wherever they are published (docs/method.md, inclusion). */
import { INCLUSION_VERSION } from './inclusion-types.ts';

export interface InclusionDefinition {
  readonly version: string;
  readonly definition: string;
  readonly bounds: string;
  readonly limits: string;
}

export const INCLUSION_DEFINITION: InclusionDefinition = {
  version: INCLUSION_VERSION,
  definition:
    'What recipients pay at USD 200, percent of the amount sent, by what they have. A cell is the adults of their country with a bank account, a wallet, both or neither (Global Findex). Its cost is the mean of the three cheapest services that pay it at a confirmed price, if there are three, of two providers or more. A group is its shares of the cells.',
  bounds:
    'A service whose pay-out is not recorded, or to a wallet where wallets are not known, counts as paying a cell in atLeast and not in atMost.',
  limits:
    'Adults, not remittance families. None seen in the survey is not excluded. A card is not any account: costWithCard stands apart. Phones, papers, internet and distance are in no cell. Groups less than six points apart do not clearly differ. inclusiveCost is for one corridor, never for a ranking.',
};
