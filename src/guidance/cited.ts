/** Something that cites a source, or that was not confirmed: what kind of thing it is, and what it says; nothing where its kind says it all. */
export interface Citer {
  /** A file or a folder of content/, without its ending. */
  readonly kind: CiterKind;
  readonly says: string;
}
/** What nobody has confirmed: how far it is known, and why it is no surer. */
export interface Doubted extends Citer {
  readonly status: 'secondary' | 'unverified' | 'inference';
  readonly why: string;
}
/** What cites each source, by its id, and all that was not confirmed. */
export interface Citations {
  readonly cited: Readonly<Record<string, readonly Citer[]>>;
  readonly doubted: readonly Doubted[];
}
export type CiterKind = (typeof citerKinds)[number];
export const citerKinds = [
  'rulebook',
  'questions',
  'concerns',
  'levels',
  'consent-outcomes',
  'sharing-outcomes',
  'actions',
  'editions',
  'guides',
  'tools',
  'scenarios',
  'areas',
  'holidays',
  'follow-up',
  'adopting',
] as const;
