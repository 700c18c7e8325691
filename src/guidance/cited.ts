/** Something that cites a source, or that was not confirmed: what kind of thing it is, and what it says; nothing where its kind says it all. */
export interface Citer {
  /** A file or a folder of content/, without its ending. */
  readonly kind: CiterKind;
  readonly says: string;
}
/** What nobody has confirmed: how far it is known, why it is no surer, and what it would do if it were wrong. */
export interface Doubted extends Citer {
  readonly status: 'secondary' | 'unverified' | 'inference';
  readonly why: string;
  readonly reason: Reason;
}
/** What something does that may be wrong, by how much harm that could do: the worst first. */
export const reasons = [
  'ring',
  'urgent',
  'now',
  'level',
  'deadline',
  'law',
  'telling',
  'more-to-do',
  'explains',
] as const;
export type Reason = (typeof reasons)[number];
/** The same in few: what is done at once, the level, what the law asks and by when, and what only explains. */
export const harms = ['at-once', 'level', 'duty', 'words'] as const;
export type Harm = (typeof harms)[number];
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
