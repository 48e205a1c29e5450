/** What is used of pako 1.0.11, which has no types of its own. */
declare module 'pako/lib/deflate.js' {
  export class Deflate {
    constructor(options: { level: number; raw: boolean; chunkSize: number });
    /** Called with each chunk of what is packed; unless replaced it keeps them all. */
    onData: (chunk: Uint8Array) => void;
    /** @returns false if it failed */
    push(bytes: Uint8Array, last: boolean): boolean;
  }
}
