/**
 * Loaded first by a function's thread if the app runs as on another day (`npm start -- --day`): `new Date()` has that day and
 * the real time of day. `Date.now()`, by which time spans are measured, is unchanged.
 */
const day = process.env.AS_ON_DAY;
if (!day) throw new Error('AS_ON_DAY is not set');
const Real = Date;

globalThis.Date = class extends Real {
  constructor(...given) {
    if (given.length > 0) super(...given);
    else super(`${day}T${new Real().toISOString().slice(11)}`);
  }
};
