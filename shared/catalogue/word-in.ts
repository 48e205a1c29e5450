/** Whether a word is one of a closed list, told to the compiler too. */
export const wordIn =
  <const T extends string>(words: readonly T[]) =>
  (word: string): word is T =>
    words.some((one) => one === word);
