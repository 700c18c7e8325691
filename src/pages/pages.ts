import type { Component } from 'svelte';
import type { Address } from '../address.ts';
import type { ShownKept } from './shown.ts';

/** A page that is there only once it has been loaded. The others must be there whatever the connection does. */
export type LatePage = Exclude<Address['page'], 'start' | 'not-found' | 'question' | 'call-999'>;

const pages: Readonly<Record<LatePage, () => Promise<{ default: unknown }>>> = {
  consents: () => import('./Consents.svelte'),
  stopped: () => import('./Stopped.svelte'),
  check: () => import('./Check.svelte'),
  'own-view': () => import('./OwnView.svelte'),
  recommendation: () => import('./Recommendation.svelte'),
  decision: () => import('./Decision.svelte'),
  account: () => import('./Account.svelte'),
  record: () => import('./Record.svelte'),
  open: () => import('./Open.svelte'),
  areas: () => import('./Areas.svelte'),
  'own-area': () => import('./OwnArea.svelte'),
  tools: () => import('./Tools.svelte'),
  guidance: () => import('./Guidance.svelte'),
  how: () => import('./How.svelte'),
  about: () => import('./About.svelte'),
  privacy: () => import('./Privacy.svelte'),
  accessibility: () => import('./Accessibility.svelte'),
  records: () => import('./Records.svelte'),
  'keep-record': () => import('./KeepRecord.svelte'),
  backup: () => import('./Backup.svelte'),
  keeping: () => import('./Keeping.svelte'),
  kept: () => import('./Kept.svelte'),
  add: () => import('./Add.svelte'),
  again: () => import('./Again.svelte'),
  entry: () => import('./Entry.svelte'),
  'hand-over': () => import('./HandOver.svelte'),
  child: () => import('./ChildTimeline.svelte'),
  bundle: () => import('./Bundle.svelte'),
  destroy: () => import('./Destroy.svelte'),
  audit: () => import('./Audit.svelte'),
  differ: () => import('./Differ.svelte'),
  train: () => import('./Library.svelte'),
  coverage: () => import('./Coverage.svelte'),
  write: () => import('./Write.svelte'),
  progress: () => import('./Progress.svelte'),
  scenario: () => import('./Scenario.svelte'),
  facilitate: () => import('./Facilitate.svelte'),
  practise: () => import('./Practise.svelte'),
  explore: () => import('./Explore.svelte'),
  'hand-outs': () => import('./HandOuts.svelte'),
};

const journey = ['consents', 'check', 'own-view', 'recommendation', 'decision', 'account', 'record'] as const;

/** Throws `NotLoaded` where it does not come. */
export const pageOf = async (page: LatePage) => (await pages[page]()).default as Component<ShownKept>;

/** The rest of a journey, loaded while its first questions are read, so that nothing waits and a lost connection loses nothing. */
export async function loadJourney(): Promise<void> {
  const { allWords } = await import('../refer/load.ts');
  await Promise.all([allWords(), import('./LawDate.svelte'), ...journey.map((page) => pages[page]())]);
}
