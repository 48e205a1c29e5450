/** A clock that stands still but for pauses, which pass at once. */
export function clockFrom(instant: string) {
  let ms = Date.parse(instant);
  const pause = async (by: number) => {
    ms += by;
  };
  return { now: () => new Date(ms), pause };
}
