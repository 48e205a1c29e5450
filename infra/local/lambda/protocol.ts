/** The messages between the target and the thread that runs a function's bundle. Events and results are JSON text. */

export interface WorkerStart {
  /** Folder of the bundle. */
  readonly directory: string;
  /** `module.export` */
  readonly handler: string;
}

export interface Invocation {
  readonly requestId: string;
  readonly event: string;
  /** Milliseconds since 1970. */
  readonly deadline: number;
  readonly functionName: string;
  readonly functionArn: string;
  /** MiB. */
  readonly memory: number;
}

export interface ErrorShape {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
}

export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'broken'; readonly error: ErrorShape }
  | { readonly kind: 'result'; readonly requestId: string; readonly result: string | null }
  | { readonly kind: 'error'; readonly requestId: string; readonly error: ErrorShape };
