/** A register in which people can look whether a firm is licensed. */
export interface LicenceRegister {
  readonly authority: string;
  readonly register: string;
  /** The language of both names. */
  readonly lang: string;
  /** Null: no address was read. */
  readonly address: string | null;
  /** The address is the register's own, or only the authority's; null without one. */
  readonly leadsTo: 'register' | 'authority' | null;
}
