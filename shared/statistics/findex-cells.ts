/**
 * From the margins of a survey of adults to the four cells of what a recipient has. Exact where all three margins are
 * published; where the wallets' is not, the adults with a bank account split somehow between two cells: bounds.
 */
import type { Cell, FindexShares } from './inclusion-types.ts';

/** Hundredths of a percent of the adults; the four add up to 10,000. */
export type CellShares = Readonly<Record<Cell, number>>;

const ALL = 10_000;

/**
 * The ends of what the cells can be: one where the margins settle them, else two, between which lies everything possible.
 * None where the margins contradict each other.
 * both = bank + wallet - account; bank only = account - wallet; wallet only = account - bank; none = all - account.
 */
export function cellsOf({
  account,
  bankAccount,
  wallet,
}: Pick<FindexShares, 'account' | 'bankAccount' | 'wallet'>): CellShares[] {
  const walletOnly = account - bankAccount;
  const boths = wallet === null ? [0, bankAccount] : [wallet - walletOnly];
  return boths
    .map((both) => ({
      both,
      'bank-only': bankAccount - both,
      'wallet-only': walletOnly,
      none: ALL - account,
    }))
    .filter((cells) => Object.values(cells).every((share) => share >= 0));
}

/** What two shares of the same people can have in common (Fréchet): never their product, which would assume that one says nothing of the other. */
export const jointBounds = (a: number, b: number): { readonly atLeast: number; readonly atMost: number } => ({
  atLeast: Math.max(0, a + b - ALL),
  atMost: Math.min(a, b),
});
