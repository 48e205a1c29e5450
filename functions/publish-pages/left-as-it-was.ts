/** What a run leaves as it was because what it shows cannot be read: the run goes on, says it in the listing, and fails at its end. */

export interface LeftAsItWas {
  page(path: string, why: unknown): void;
  feeds(why: unknown): void;
  /** Anything of which the listing says nothing. */
  other(what: string, why: unknown): void;
  /** The pages' paths: they are due again. */
  readonly pages: ReadonlySet<string>;
  areFeedsLeft(): boolean;
  /** One for each reason; none: nothing was left. */
  failures(): Error[];
}

export function newLeftAsItWas(): LeftAsItWas {
  const pages = new Set<string>();
  const byReason = new Map<string, { readonly cause: unknown; readonly what: Set<string> }>();
  let areFeedsLeft = false;
  const leave = (what: string, cause: unknown): void => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const known = byReason.get(reason);
    if (known) known.what.add(what);
    else byReason.set(reason, { cause, what: new Set([what]) });
  };
  return {
    page(path, why) {
      pages.add(path);
      leave(path, why);
    },
    feeds(why) {
      areFeedsLeft = true;
      leave('the Atom feeds', why);
    },
    other: leave,
    pages,
    areFeedsLeft: () => areFeedsLeft,
    failures: () =>
      [...byReason].map(([reason, { cause, what }]) => {
        const [first] = what;
        const more = what.size > 1 ? ` and ${what.size - 1} more` : '';
        return new Error(`left as it was: ${first}${more}: ${reason}`, { cause });
      }),
  };
}
