/**
 * Opens a publication for readers: one manifest, and whatever it names. What a publication id names never changes, so an
 * instance of a function keeps what it has read, and reads the manifest at most once a second.
 */
import type { Manifest } from '../../shared/model/publication.ts';
import { readManifest } from './manifest.ts';
import type { Table } from './table.ts';

/** Publications as one instance of a function sees them. */
export interface Opener<T> {
  /** The publication in force, as of a second ago at most; undefined before the first one. */
  open(): Promise<T | undefined>;
}

/** Gives what a name stands for, read at most once while it is kept. A name stands for the same object for ever. */
export type Remember = <T>(name: string, read: () => Promise<T>) => Promise<T>;

/** Objects that an instance keeps: a few MB of sheets. */
const MOST_KEPT = 200;
const MANIFEST_MS = 1_000;

/**
 * @param opened what readers get of a manifest
 * @param now milliseconds of a clock that nobody sets back
 */
export function newOpener<T>(
  table: Table,
  opened: (table: Table, manifest: Manifest, remember: Remember) => T,
  now: () => number = () => performance.now(),
): Opener<T> {
  const remember = newMemory(MOST_KEPT);
  let last: { readonly version: number; readonly opened: T } | undefined;
  let read: { readonly at: number; readonly done: Promise<T | undefined> } | undefined;
  async function look(): Promise<T | undefined> {
    const manifest = await readManifest(table, 'eventual');
    // Nothing that can be read: what is known stays, for whoever asks before somebody publishes again.
    if (!manifest) return last?.opened;
    // An eventually consistent read may find an older version than one before it did: that one is not followed.
    if (!last || manifest.version > last.version)
      last = { version: manifest.version, opened: opened(table, manifest, remember) };
    return last.opened;
  }
  return {
    open() {
      // Requests at the same time share one read.
      if (read && now() - read.at < MANIFEST_MS) return read.done;
      const done = look();
      read = { at: now(), done };
      done.catch(() => {
        read = undefined;
      });
      return done;
    },
  };
}

/** @param most how many objects it keeps; the one that was not used for longest goes first */
export function newMemory(most: number): Remember {
  const kept = new Map<string, Promise<unknown>>();
  return <T>(name: string, read: () => Promise<T>): Promise<T> => {
    // Each name is given to one kind of object alone.
    const known = kept.get(name) as Promise<T> | undefined;
    const found = known ?? read();
    kept.delete(name);
    kept.set(name, found);
    if (!known) {
      // What could not be read is read again.
      found.catch(() => kept.delete(name));
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    }
    return found;
  };
}
