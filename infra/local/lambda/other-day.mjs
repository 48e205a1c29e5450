/**
 * Loaded first by a function's thread if the app runs as on another day (`npm start -- --day`): `new Date()` has that day and
 * the real time of day. At midnight it stays at the last moment of the day, so that it neither leaves the day nor runs back.
 * `Date.now()`, by which time spans are measured, is unchanged.
 */
const day = process.env.AS_ON_DAY;
if (!day) throw new Error('AS_ON_DAY is not set');
const Real = Date;
const ahead =
  Real.parse(`${day}T00:00:00Z`) - Real.parse(`${new Real(Real.now()).toISOString().slice(0, 10)}T00:00:00Z`);
const end = Real.parse(`${day}T23:59:59.999Z`);
const instant = () => Math.min(Real.now() + ahead, end);

globalThis.Date = new Proxy(Real, {
  construct: (target, given, as) => Reflect.construct(target, given.length > 0 ? given : [instant()], as),
  apply: () => new Real(instant()).toString(),
});
