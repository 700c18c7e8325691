import type { Component } from 'svelte';
import { isOneOf, keysOf } from '../../machines/grammar/known.ts';
import type { Session } from '../decide/session.svelte.ts';
import type { SessionProps } from '../decide/sessionProps.ts';
import type { Records } from '../saved/records.svelte.ts';
import type { RecordsProps } from '../saved/recordsProps.ts';
import type { Address, Page } from '../ui/address.ts';
import type { PageProps } from '../ui/pageProps.ts';

/**
 * A page that is there only once it has been loaded. The others must be there whatever the
 * connection does.
 */
export type LatePage = Exclude<Page, 'start' | 'question' | 'call-999'>;

/** What a page is handed, by what it needs. */
interface Handed<P extends Page> {
  readonly nothing: PageProps<P>;
  /** A decision under way in this tab; without one, the start page is shown. */
  readonly session: SessionProps<P>;
  /** The records, unlocked; while they are locked, the page that unlocks them is shown. */
  readonly records: RecordsProps<P>;
}
type Needs = keyof Handed<Page>;

/** What decides whether a page can be shown yet. */
interface Standing {
  readonly session: Session | undefined;
  readonly records: Records | undefined;
  readonly now: Date;
}
interface Row<P extends LatePage, N extends Needs> {
  readonly needs: N;
  readonly load: () => Promise<{ default: Component<Handed<P>[N]> }>;
  /** Where to go instead, as long as the page cannot be shown. */
  readonly otherwise?: (standing: Standing) => Address | undefined;
  /** What is typed on it is kept apart from the decision: the page itself says how that went. */
  readonly keepsApart?: true;
  /** What it prints are sheets, each of which says by itself that it is of training. */
  readonly printsSheets?: true;
}
type Rows = { readonly [P in LatePage]: { readonly [N in Needs]: Row<P, N> }[Needs] };

const unchecked = (session: Session | undefined): Address | undefined =>
  session?.checked === false ? { page: 'check', journey: session.draft.journey } : undefined;

/**
 * Every page but the first ones: what it needs, and what it is loaded from. Its address stands in
 * ui/address.ts.
 */
const routes: Rows = {
  act: {
    needs: 'session',
    load: () => import('../decide/Act.svelte'),
    otherwise: ({ session }) => (session && !session.acts ? session.place : undefined),
  },
  later: {
    needs: 'session',
    load: () => import('../decide/Later.svelte'),
    otherwise: ({ session }) => (session?.draft.record ? { page: 'record' } : undefined),
  },
  stopped: { needs: 'session', load: () => import('../decide/Stopped.svelte') },
  check: { needs: 'session', load: () => import('../decide/Check.svelte') },
  'own-view': {
    needs: 'session',
    load: () => import('../decide/OwnView.svelte'),
    otherwise: ({ session }) =>
      unchecked(session) ??
      (session?.draft.ownView
        ? { page: 'recommendation', journey: session.draft.journey }
        : undefined),
  },
  recommendation: {
    needs: 'session',
    load: () => import('../decide/Recommendation.svelte'),
    otherwise({ session, now }) {
      if (!session) return undefined;
      const { journey, ownView } = session.draft;
      const urgent = session.path.memory['level'] === 'call-999';
      if (!session.checked) return { page: 'check', journey };
      if (!urgent && !ownView) return { page: 'own-view', journey };
      return session.hoursAreOld(now)
        ? { page: 'question', journey, question: 'hours' }
        : undefined;
    },
  },
  decision: {
    needs: 'session',
    load: () => import('../decide/Decision.svelte'),
    otherwise: ({ session }) => unchecked(session),
  },
  decided: {
    needs: 'session',
    load: () => import('../decide/Decided.svelte'),
    otherwise: ({ session }) =>
      unchecked(session) ??
      (session?.decidedMore === false
        ? { page: 'decision', journey: session.draft.journey }
        : undefined),
  },
  account: {
    needs: 'session',
    load: () => import('../decide/Account.svelte'),
    otherwise: ({ session }) =>
      unchecked(session) ??
      (session && !session.draft.choice
        ? { page: 'check', journey: session.draft.journey }
        : undefined),
  },
  record: {
    needs: 'session',
    load: () => import('../decide/Record.svelte'),
    otherwise: ({ session }) => (session && !session.draft.record ? session.place : undefined),
  },
  'record-referral': {
    needs: 'session',
    load: () => import('../referral/RecordReferral.svelte'),
    keepsApart: true,
    otherwise: ({ session }) => (session && !session.draft.record ? session.place : undefined),
  },
  referral: { needs: 'nothing', load: () => import('../referral/Referral.svelte') },
  'record-paper': {
    needs: 'session',
    load: () => import('../papers/RecordPaper.svelte'),
    keepsApart: true,
    otherwise: ({ session }) => (session && !session.draft.record ? session.place : undefined),
  },
  paper: { needs: 'nothing', load: () => import('../papers/Paper.svelte') },
  open: { needs: 'nothing', load: () => import('../saved/Open.svelte') },
  records: { needs: 'records', load: () => import('../saved/Records.svelte') },
  note: { needs: 'records', load: () => import('../saved/Note.svelte') },
  noting: { needs: 'records', load: () => import('../saved/Noting.svelte') },
  'keep-record': {
    needs: 'records',
    load: () => import('../saved/KeepRecord.svelte'),
    // what is here already, kept in another tab or before a reload, is shown and not kept twice
    otherwise({ session, records }) {
      const id = session?.draft.record?.id;
      return id !== undefined && records?.has(id) ? { page: 'kept', id } : undefined;
    },
  },
  'keep-unfinished': { needs: 'records', load: () => import('../saved/KeepUnfinished.svelte') },
  'keep-file': { needs: 'records', load: () => import('../saved/KeepFile.svelte') },
  backup: { needs: 'records', load: () => import('../saved/Backup.svelte') },
  keeping: { needs: 'records', load: () => import('../saved/Keeping.svelte') },
  kept: { needs: 'records', load: () => import('../saved/Kept.svelte') },
  add: { needs: 'records', load: () => import('../saved/Add.svelte') },
  again: { needs: 'records', load: () => import('../saved/Again.svelte') },
  entry: { needs: 'records', load: () => import('../saved/Entry.svelte') },
  'fill-in': { needs: 'records', load: () => import('../saved/FillIn.svelte') },
  'kept-referral': { needs: 'records', load: () => import('../saved/KeptReferral.svelte') },
  'kept-paper': { needs: 'records', load: () => import('../saved/KeptPaper.svelte') },
  'hand-over': { needs: 'records', load: () => import('../saved/HandOver.svelte') },
  child: { needs: 'records', load: () => import('../saved/ChildTimeline.svelte') },
  bundle: { needs: 'records', load: () => import('../saved/Bundle.svelte') },
  send: { needs: 'records', load: () => import('../saved/Send.svelte') },
  receipt: { needs: 'records', load: () => import('../saved/FileReceipt.svelte') },
  destroy: { needs: 'records', load: () => import('../saved/Destroy.svelte') },
  audit: { needs: 'records', load: () => import('../saved/Audit.svelte') },
  differ: { needs: 'records', load: () => import('../saved/Differ.svelte') },
  train: { needs: 'nothing', load: () => import('../training/library/Library.svelte') },
  coverage: { needs: 'nothing', load: () => import('../training/library/Coverage.svelte') },
  write: { needs: 'nothing', load: () => import('../training/write/Write.svelte') },
  progress: {
    needs: 'nothing',
    load: () => import('../training/practise/Progress.svelte'),
    printsSheets: true,
  },
  scenario: { needs: 'nothing', load: () => import('../training/library/Scenario.svelte') },
  facilitate: { needs: 'nothing', load: () => import('../training/room/Facilitate.svelte') },
  practise: { needs: 'nothing', load: () => import('../training/practise/Practise.svelte') },
  explore: { needs: 'nothing', load: () => import('../training/explore/Explore.svelte') },
  'hand-outs': {
    needs: 'nothing',
    load: () => import('../training/handOuts/HandOuts.svelte'),
    printsSheets: true,
  },
  certificates: {
    needs: 'nothing',
    load: () => import('../training/handOuts/Certificates.svelte'),
    printsSheets: true,
  },
  'own-scenario': {
    needs: 'nothing',
    load: () => import('../training/write/OwnScenario.svelte'),
  },
  guidance: { needs: 'nothing', load: () => import('../guidance/Guidance.svelte') },
  areas: { needs: 'nothing', load: () => import('../guidance/Areas.svelte') },
  'own-area': { needs: 'nothing', load: () => import('../guidance/OwnArea.svelte') },
  'set-up-area': { needs: 'nothing', load: () => import('../guidance/SetUpArea.svelte') },
  tools: { needs: 'nothing', load: () => import('../guidance/Tools.svelte') },
  how: { needs: 'nothing', load: () => import('../guidance/How.svelte') },
  about: { needs: 'nothing', load: () => import('./About.svelte') },
  privacy: { needs: 'nothing', load: () => import('./Privacy.svelte') },
  accessibility: { needs: 'nothing', load: () => import('./Accessibility.svelte') },
  report: { needs: 'records', load: () => import('../saved/Report.svelte') },
  protection: { needs: 'nothing', load: () => import('./Protection.svelte') },
  sources: { needs: 'nothing', load: () => import('../guidance/Sources.svelte') },
  challenge: { needs: 'nothing', load: () => import('../guidance/Challenge.svelte') },
  adopting: { needs: 'nothing', load: () => import('../guidance/adopting/Adopting.svelte') },
  'adopting-paper': {
    needs: 'nothing',
    load: () => import('../guidance/adopting/AdoptingPaper.svelte'),
  },
  'edition-changes': { needs: 'nothing', load: () => import('../guidance/EditionChanges.svelte') },
};

/** The row of an address; none for the pages that are always there. */
export function routeOf({ page }: Address): Row<LatePage, Needs> | undefined {
  const row: unknown = isOneOf(keysOf(routes), page) ? routes[page] : undefined;
  return row as Row<LatePage, Needs> | undefined; // each row is of one page, and whoever has an address has that of any
}

type Needed = Omit<RecordsProps & SessionProps, keyof PageProps>;
/**
 * A page that has been loaded, handed all that any page needs: the frame shows it only once what
 * its row needs is there.
 */
export type AnyPage = Component<
  Omit<PageProps, 'address'> & { address: Address } & {
    [Name in keyof Needed]: Needed[Name] | undefined;
  }
>;
/** Throws `NotLoaded` where it does not come. */
export const pageOf = async (row: Row<LatePage, Needs>): Promise<AnyPage> =>
  (await row.load()).default as AnyPage; // a page takes less than it is handed, which its own type cannot say of all

/**
 * The rest of a journey, loaded while its first questions are read, so that nothing waits and a
 * lost connection loses nothing. One page after another, in the order in which they are met: all at
 * once would hold up an answer given meanwhile. A page asks again for itself.
 */
export async function loadJourney(): Promise<void> {
  for (const { needs, load } of Object.values(routes))
    if (needs === 'session') await load().catch(() => {});
}
