/** The parts of dynalite 4 that are used: the table store takes its operations, tests its server. */
declare module 'dynalite' {
  import type { Server } from 'node:http';

  interface Options {
    /** Folder of the data; in memory if left out. */
    path?: string;
    createTableMs?: number;
  }
  export default function dynalite(options?: Options): Server;
}

declare module 'dynalite/db/index.js' {
  export interface Iterator {
    close(): Promise<void>;
  }
  export interface Store {
    /** The items. Opens by itself; `open` tells how that ended. */
    readonly db: { open(): Promise<void>; readonly status: string; keys(): Iterator };
    readonly lifecycleManager: { gracefulClose(): Promise<void> };
  }
  interface Options {
    readonly path: string;
    readonly createTableMs: number;
    readonly deleteTableMs: number;
    readonly updateTableMs: number;
  }
  const exported: { create(options: Options): Store };
  export default exported;
}

declare module 'dynalite/validations/index.js' {
  import type { Store } from 'dynalite/db/index.js';

  const exported: {
    /** @throws an error with `statusCode` and `body` */
    checkTypes(request: object, types: object): object;
    /** @throws an error with `statusCode` and `body` */
    checkValidations(request: object, types: object, custom: unknown, store: Store): void;
  };
  export default exported;
}
