/**
 * Takes the texts out of the contracts' source for a function's bundle: the value text`...` of a property or a constant
 * becomes an empty string. Only the API's description shows them, and that is a file of its own. The tag's type allows no
 * substitution, so the first backtick without a backslash ends the text.
 */
export const withoutTexts = (source: string): string =>
  source.replace(/(?<=[:=] )text`(?:[^`\\]|\\.)*`/g, "''");
