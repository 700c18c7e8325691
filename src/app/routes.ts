import type { Component } from 'svelte';
import type { Address } from '../ui/address.ts';
import type { ShownKept } from './shown.ts';

/** A page that is there only once it has been loaded. The others must be there whatever the connection does. */
export type LatePage = Exclude<Address['page'], 'start' | 'not-found' | 'question' | 'call-999'>;

const pages: Readonly<Record<LatePage, () => Promise<{ default: unknown }>>> = {
  consents: () => import('../decide/Consents.svelte'),
  stopped: () => import('../decide/Stopped.svelte'),
  check: () => import('../decide/Check.svelte'),
  'own-view': () => import('../decide/OwnView.svelte'),
  recommendation: () => import('../decide/Recommendation.svelte'),
  decision: () => import('../decide/Decision.svelte'),
  account: () => import('../decide/Account.svelte'),
  record: () => import('../decide/Record.svelte'),
  open: () => import('../saved/Open.svelte'),
  areas: () => import('../guidance/Areas.svelte'),
  'own-area': () => import('../guidance/OwnArea.svelte'),
  tools: () => import('../guidance/Tools.svelte'),
  guidance: () => import('../guidance/Guidance.svelte'),
  how: () => import('../guidance/How.svelte'),
  about: () => import('./About.svelte'),
  privacy: () => import('./Privacy.svelte'),
  accessibility: () => import('./Accessibility.svelte'),
  records: () => import('../saved/Records.svelte'),
  'keep-record': () => import('../saved/KeepRecord.svelte'),
  backup: () => import('../saved/Backup.svelte'),
  keeping: () => import('../saved/Keeping.svelte'),
  kept: () => import('../saved/Kept.svelte'),
  add: () => import('../saved/Add.svelte'),
  again: () => import('../saved/Again.svelte'),
  entry: () => import('../saved/Entry.svelte'),
  'hand-over': () => import('../saved/HandOver.svelte'),
  child: () => import('../saved/ChildTimeline.svelte'),
  bundle: () => import('../saved/Bundle.svelte'),
  destroy: () => import('../saved/Destroy.svelte'),
  audit: () => import('../saved/Audit.svelte'),
  differ: () => import('../saved/Differ.svelte'),
  train: () => import('../training/library/Library.svelte'),
  coverage: () => import('../training/library/Coverage.svelte'),
  write: () => import('../training/write/Write.svelte'),
  progress: () => import('../training/practise/Progress.svelte'),
  scenario: () => import('../training/library/Scenario.svelte'),
  facilitate: () => import('../training/room/Facilitate.svelte'),
  practise: () => import('../training/practise/Practise.svelte'),
  explore: () => import('../training/explore/Explore.svelte'),
  'hand-outs': () => import('../training/handOuts/HandOuts.svelte'),
};

const journey = ['consents', 'check', 'own-view', 'recommendation', 'decision', 'account', 'record'] as const;

/** Throws `NotLoaded` where it does not come. */
export const pageOf = async (page: LatePage) => (await pages[page]()).default as Component<ShownKept>;

/** The rest of a journey, loaded while its first questions are read, so that nothing waits and a lost connection loses nothing. */
export async function loadJourney(): Promise<void> {
  const { allWords } = await import('../recommend/load.ts');
  await Promise.all([allWords(), import('../decide/LawDate.svelte'), ...journey.map((page) => pages[page]())]);
}
