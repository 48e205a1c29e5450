/**
 * Computes the cells of what a recipient has from the margins of a survey of adults: exact, because all margins that a cell
 * needs are published, or the cell does not exist.
 */
import type { Cell, FindexShares } from './inclusion-types.ts';

/** A share of the adults in hundredths of a percent. A group's cells add up to 10,000. */
export type CellShare = readonly [Cell, number];

const ALL = 10_000;

/**
 * The cells of a group; empty if its margins contradict each other. With wallets: both = bank + wallet - account; bank only =
 * account - wallet; wallet only = account - bank; none = all - account. Without them: a bank account, or none.
 */
export function cellsOf({
  account,
  bankAccount,
  wallet,
}: Pick<FindexShares, 'account' | 'bankAccount' | 'wallet'>): readonly CellShare[] {
  const cells: readonly CellShare[] =
    wallet === null
      ? [
          ['bank-account', bankAccount],
          ['no-bank-account', ALL - bankAccount],
        ]
      : [
          ['both', bankAccount + wallet - account],
          ['bank-only', account - wallet],
          ['wallet-only', account - bankAccount],
          ['none', ALL - account],
        ];
  return cells.every(([, share]) => share >= 0) ? cells : [];
}

/**
 * Bounds of what two shares of the same people can have in common (Fréchet). Never their product, which would assume
 * independence.
 */
export const jointBounds = (a: number, b: number): { readonly atLeast: number; readonly atMost: number } => ({
  atLeast: Math.max(0, a + b - ALL),
  atMost: Math.min(a, b),
});
