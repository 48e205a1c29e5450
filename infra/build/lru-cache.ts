/**
 * A cache that forgets what was used longest ago. The DynamoDB client has one for endpoints that it discovers, which we do not
 * let it; the bundler puts this file in place of a package twenty times its size.
 */
export default class LRUCache<Key, Value> {
  readonly #items = new Map<Key, Value>();
  readonly #capacity: number;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  has(key: Key): boolean {
    return this.#items.has(key);
  }

  /** Without counting as a use. */
  peek(key: Key): Value | undefined {
    return this.#items.get(key);
  }

  get(key: Key): Value | undefined {
    const value = this.#items.get(key);
    if (value !== undefined) this.set(key, value);
    return value;
  }

  set(key: Key, value: Value): void {
    this.#items.delete(key);
    this.#items.set(key, value);
    if (this.#items.size <= this.#capacity) return;
    // A map keeps its keys in the order in which they were set.
    for (const oldest of this.#items.keys()) {
      this.#items.delete(oldest);
      return;
    }
  }

  clear(): void {
    this.#items.clear();
  }
}
