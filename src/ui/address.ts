import type { JourneyId } from '../../machines/journeys.ts';

/**
 * Which page stands at which address after the #. What begins with `:` is filled in; with `?` it
 * may be left out. Of a record is its id, which says nothing of a child. One address a page, so
 * that the browser's Back is the journey's Back.
 */
export const patterns = {
  start: '',
  'call-999': ':journey/call-999',
  act: ':journey/act',
  later: ':journey/later',
  stopped: ':journey/stopped',
  check: ':journey/check',
  'own-view': ':journey/own-view',
  recommendation: ':journey/recommendation',
  decision: ':journey/decision',
  decided: ':journey/decided',
  account: ':journey/account',
  question: ':journey/:question',
  record: 'record',
  'record-referral': 'record/referral',
  referral: 'referral',
  'record-paper': 'record/paper/:paper',
  paper: 'paper/:paper',
  open: 'open',
  'keep-record': 'keep-record',
  'keep-unfinished': 'keep-unfinished',
  'keep-file': 'keep-file',
  records: 'records',
  note: 'note',
  noting: 'note/:kind',
  backup: 'backup',
  keeping: 'keeping',
  audit: 'audit',
  differ: 'differ',
  kept: 'records/:id',
  add: 'records/:id/add',
  again: 'records/:id/again',
  'hand-over': 'records/:id/hand-over',
  child: 'records/:id/child',
  bundle: 'records/:id/bundle',
  send: 'records/:id/send',
  receipt: 'records/:id/receipt',
  destroy: 'records/:id/destroy',
  'kept-referral': 'records/:id/referral',
  'kept-paper': 'records/:id/paper/:paper',
  entry: 'records/:id/:kind',
  train: 'train',
  coverage: 'train/coverage',
  write: 'train/write',
  progress: 'train/progress',
  scenario: 'train/:scenario',
  facilitate: 'train/:scenario/facilitate',
  practise: 'train/:scenario/practise/:room?',
  explore: 'train/:scenario/explore',
  'hand-outs': 'train/:scenario/hand-outs',
  certificates: 'train/:scenario/certificates',
  'own-scenario': 'train/own/open/:code/:room?',
  guidance: 'guidance/:guide?',
  areas: 'areas/:area?',
  'own-area': 'own-area/:code?',
  'set-up-area': 'set-up-area',
  tools: 'tools/:area?',
  'fill-in': 'fill-in/:tool/:id?',
  how: 'how',
  about: 'about',
  privacy: 'privacy',
  accessibility: 'accessibility',
  report: 'report',
  protection: 'protection',
  sources: 'sources/:source?',
  challenge: 'challenge/:what/:id',
  adopting: 'adopting',
  'adopting-paper': 'adopting/:paper',
  'edition-changes': 'edition-changes/:before?',
} as const;

export type Page = keyof typeof patterns;

/** What is filled in along a pattern. */
type Filled<Pattern extends string> = Pattern extends `${infer Part}/${infer Rest}`
  ? FilledPart<Part> & Filled<Rest>
  : FilledPart<Pattern>;
type FilledPart<Part extends string> = Part extends `:${infer Name}?`
  ? { readonly [N in Name]?: string }
  : Part extends `:${infer Name}`
    ? { readonly [N in Name]: N extends 'journey' ? JourneyId : string }
    : unknown;

/** The address of one page, or of any of several. */
export type AddressOf<P extends Page> = P extends Page
  ? { readonly page: P } & Filled<(typeof patterns)[P]>
  : never;
/** Which page is shown. `not-found` is whatever is no address: it has none of its own. */
export type Address = AddressOf<Page> | { readonly page: 'not-found' };

const journeyIds: readonly string[] = ['refer', 'share'] satisfies readonly JourneyId[];

/** Reads what follows the # of an address. Anything unknown is `not-found`, never an error. */
export function readAddress(hash: string): Address {
  const parts = hash.replace(/^#?\/?/, '').split('/');
  for (const [page, pattern] of Object.entries(patterns)) {
    const filled = fill(pattern.split('/'), parts);
    if (filled) return { page, ...filled } as Address; // the pattern says what is filled in, and so does the type made from it
  }
  return { page: 'not-found' };
}

/** What parts of an address fill in along a pattern; nothing where they do not fit it. */
function fill(
  pattern: readonly string[],
  parts: readonly string[],
): Readonly<Record<string, string>> | undefined {
  if (parts.length > pattern.length) return undefined;
  const filled: Record<string, string> = {};
  for (const [i, expected] of pattern.entries()) {
    const part = parts[i];
    if (!expected.startsWith(':')) {
      if (part !== expected) return undefined;
    } else if (part) {
      const name = expected.replace(/^:|\?$/g, '');
      if (name === 'journey' && !journeyIds.includes(part)) return undefined;
      filled[name] = part;
    } else if (!expected.endsWith('?')) return undefined;
  }
  return filled;
}

export function hrefOf(address: Address): string {
  if (address.page === 'not-found') return '#/';
  const filled: Readonly<Record<string, string>> = address;
  const parts = patterns[address.page]
    .split('/')
    .map((part) => (part.startsWith(':') ? filled[part.replace(/^:|\?$/g, '')] : part));
  return `#/${parts.filter((part) => part !== undefined).join('/')}`;
}
