/**
 * Computes the four cells of what a recipient has from the margins of a survey of adults. Exact if all three margins are
 * published; without the wallets' margin, how adults with a bank account split between two cells is unknown: bounds.
 */
import type { Cell, FindexShares } from './inclusion-types.ts';

/** Hundredths of a percent of the adults; the four add up to 10,000. */
export type CellShares = Readonly<Record<Cell, number>>;

const ALL = 10_000;

/**
 * The possible cells: one result if the margins determine them, else the two ends of what is possible. None if the
 * margins contradict each other. both = bank + wallet - account; bank only = account - wallet; wallet only = account -
 * bank; none = all - account.
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

/**
 * Bounds of what two shares of the same people can have in common (Fréchet). Never their product, which would assume
 * independence.
 */
export const jointBounds = (a: number, b: number): { readonly atLeast: number; readonly atMost: number } => ({
  atLeast: Math.max(0, a + b - ALL),
  atMost: Math.min(a, b),
});
