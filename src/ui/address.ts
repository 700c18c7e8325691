import type { JourneyId } from '../../machines/journeys.ts';
import { addedKinds, type AddedKind } from '../records/entry.ts';

const inJourney = ['call-999', 'consents', 'stopped', 'check', 'own-view', 'recommendation', 'decision', 'account'] as const;
const alone = ['record', 'open', 'own-area', 'how', 'about', 'privacy', 'accessibility'] as const;
/** Shown only while the records are unlocked. */
const locked = ['records', 'keep-record', 'backup', 'keeping', 'audit', 'differ'] as const;
/** Of one record, by its id, which says nothing of a child. */
const ofRecord = ['kept', 'add', 'again', 'hand-over', 'child', 'bundle', 'destroy'] as const;

/** Of training: in general, and of one scenario by its id. */
const training = ['train', 'coverage', 'write', 'progress'] as const;
const ofScenario = ['scenario', 'facilitate', 'practise', 'explore', 'hand-outs'] as const;

/** Which page is shown. One address each, so that the browser's Back is the journey's Back. */
export type Address =
  | { readonly page: 'start' | 'not-found' | (typeof alone)[number] | (typeof locked)[number] }
  | { readonly page: (typeof ofRecord)[number]; readonly id: string }
  | { readonly page: (typeof training)[number] }
  | { readonly page: (typeof ofScenario)[number]; readonly scenario: string }
  | { readonly page: 'entry'; readonly id: string; readonly kind: AddedKind }
  | { readonly page: 'question'; readonly journey: JourneyId; readonly question: string }
  | { readonly page: (typeof inJourney)[number]; readonly journey: JourneyId }
  | { readonly page: 'guidance'; readonly guide?: string }
  | { readonly page: 'areas' | 'tools'; readonly area?: string };

const isOneOf = <T extends string>(all: readonly T[], one: string | undefined): one is T => all.includes(one as T);

/** Reads what follows the # of an address. Anything unknown is `not-found`, never an error. */
export function readAddress(hash: string): Address {
  const [first = '', second, third, ...rest] = hash.replace(/^#?\/?/, '').split('/');
  if (first === 'records' && second && rest.length === 0) return recordAddress(second, third);
  if (first === 'train' && rest.length === 0) return trainingAddress(second, third);
  if (third !== undefined || rest.length > 0) return { page: 'not-found' };
  if (first === '') return { page: 'start' };
  if ((first === 'refer' || first === 'share') && second) {
    return isOneOf(inJourney, second) ? { page: second, journey: first } : { page: 'question', journey: first, question: second };
  }
  if (first === 'areas' || first === 'tools') return second ? { page: first, area: second } : { page: first };
  if (first === 'guidance') return second ? { page: 'guidance', guide: second } : { page: 'guidance' };
  return (isOneOf(alone, first) || isOneOf(locked, first)) && second === undefined ? { page: first } : { page: 'not-found' };
}

function recordAddress(id: string, what: string | undefined): Address {
  if (what === undefined) return { page: 'kept', id };
  if (isOneOf(ofRecord, what)) return { page: what, id };
  return isOneOf(addedKinds, what) ? { page: 'entry', id, kind: what } : { page: 'not-found' };
}

function trainingAddress(scenario: string | undefined, what: string | undefined): Address {
  if (scenario === undefined) return { page: 'train' };
  if (what === undefined) return isOneOf(training, scenario) ? { page: scenario } : { page: 'scenario', scenario };
  return isOneOf(ofScenario, what) ? { page: what, scenario } : { page: 'not-found' };
}

/** Whether a page is of training, where everything is invented. */
export const isTraining = (address: Address): boolean => 'scenario' in address || isOneOf(training, address.page);

/** Whether a page shows what is kept, so that the records must be unlocked for it. */
export const needsRecords = (address: Address): boolean => 'id' in address || isOneOf(locked, address.page);

export function hrefOf(address: Address): string {
  switch (address.page) {
    case 'start':
    case 'not-found':
      return '#/';
    case 'question':
      return `#/${address.journey}/${address.question}`;
    case 'guidance':
      return address.guide ? `#/guidance/${address.guide}` : '#/guidance';
    case 'areas':
    case 'tools':
      return address.area ? `#/${address.page}/${address.area}` : `#/${address.page}`;
    case 'train':
      return '#/train';
    case 'coverage':
    case 'write':
    case 'progress':
      return `#/train/${address.page}`;
    case 'scenario':
      return `#/train/${address.scenario}`;
    case 'kept':
      return `#/records/${address.id}`;
    case 'entry':
      return `#/records/${address.id}/${address.kind}`;
    default:
      if ('scenario' in address) return `#/train/${address.scenario}/${address.page}`;
      if ('id' in address) return `#/records/${address.id}/${address.page}`;
      return 'journey' in address ? `#/${address.journey}/${address.page}` : `#/${address.page}`;
  }
}
