import type { LatePage } from '../../src/app/routes.ts';

/** Where each page is seen. A new page is a line here, or this does not compile. */
export const places: Readonly<Record<Exclude<LatePage, KeptPage>, string>> = {
  act: '#/refer/act',
  later: '#/refer/later',
  stopped: '#/refer/stopped',
  check: '#/refer/check',
  'own-view': '#/refer/own-view',
  recommendation: '#/refer/recommendation',
  decision: '#/refer/decision',
  decided: '#/refer/decided',
  account: '#/refer/account',
  'record-referral': '#/record/referral',
  referral: '#/referral',
  'record-paper': '#/record/paper/plan',
  paper: '#/paper/plan',
  record: '#/record',
  open: '#/open',
  areas: '#/areas',
  'own-area': '#/own-area',
  'set-up-area': '#/set-up-area',
  tools: '#/tools',
  guidance: '#/guidance',
  how: '#/how',
  about: '#/about',
  privacy: '#/privacy',
  accessibility: '#/accessibility',
  train: '#/train',
  coverage: '#/train/coverage',
  write: '#/train/write',
  progress: '#/train/progress',
  scenario: '#/train/s03-no-thank-you',
  facilitate: '#/train/s03-no-thank-you/facilitate',
  practise: '#/train/s03-no-thank-you/practise',
  explore: '#/train/s03-no-thank-you/explore',
  'hand-outs': '#/train/s03-no-thank-you/hand-outs',
  certificates: '#/train/s03-no-thank-you/certificates',
  'own-scenario': '#/train/own/open/letters',
  protection: '#/protection',
  sources: '#/sources',
  challenge: '#/challenge/rule/I15',
  adopting: '#/adopting',
  'adopting-paper': '#/adopting/safety-case',
  'edition-changes': '#/edition-changes',
};
type KeptPage =
  | ('records' | 'keep-record' | 'keep-unfinished' | 'backup' | 'keeping' | 'audit' | 'report')
  | ('differ' | 'note' | 'noting' | 'kept-referral' | 'kept-paper' | 'fill-in')
  | ('keep-file' | 'send' | 'receipt')
  | ('kept' | 'add' | 'again' | 'entry' | 'hand-over' | 'child' | 'bundle' | 'destroy');
/** Each page of what is kept: where it is, and its heading. */
export const keptPlaces: Readonly<
  Record<KeptPage, { readonly at: (id: string) => string; readonly title: string }>
> = {
  records: { at: () => '#/records', title: 'Records' },
  note: { at: () => '#/note', title: 'Write down what happened' },
  noting: { at: () => '#/note/incident', title: 'Incident' },
  'keep-record': { at: () => '#/keep-record', title: 'LN-0417' },
  'keep-unfinished': { at: () => '#/keep-unfinished', title: 'Keep this with your records' },
  'keep-file': { at: () => '#/keep-file', title: 'Keep this on this device' },
  backup: { at: () => '#/backup', title: 'Back up and restore' },
  keeping: { at: () => '#/keeping', title: 'Passphrase and settings' },
  audit: { at: () => '#/audit', title: 'Look back' },
  report: { at: () => '#/report', title: 'Report to governors or a board' },
  differ: { at: () => '#/differ', title: 'Records that today’s rules would decide differently' },
  kept: { at: (id) => `#/records/${id}`, title: 'LN-0417' },
  add: { at: (id) => `#/records/${id}/add`, title: 'What happened next?' },
  again: { at: (id) => `#/records/${id}/again`, title: 'Begin a new decision' },
  entry: { at: (id) => `#/records/${id}/referral-sent`, title: 'Referral made' },
  'kept-referral': { at: (id) => `#/records/${id}/referral`, title: 'Write the referral' },
  'fill-in': {
    at: () => '#/fill-in/dash',
    title: 'Have this filled in: Domestic abuse checklist (DASH)',
  },
  'kept-paper': { at: (id) => `#/records/${id}/paper/plan`, title: 'SMART plan' },
  'hand-over': { at: (id) => `#/records/${id}/hand-over`, title: 'Hand it over' },
  child: { at: (id) => `#/records/${id}/child`, title: 'This child’s time line: LN-0417' },
  bundle: { at: (id) => `#/records/${id}/bundle`, title: 'A copy with names held back' },
  send: { at: (id) => `#/records/${id}/send`, title: 'Send to the next school' },
  receipt: {
    at: (id) => `#/records/${id}/receipt`,
    title: 'Receipt for a child protection file',
  },
  destroy: { at: (id) => `#/records/${id}/destroy`, title: 'Destroy this record' },
};
/** Pages that are made otherwise for what their address names. */
export const others = [
  '#/refer/law-edition',
  '#/refer/concerns',
  '#/areas/cumberland',
  '#/tools/cumberland',
  '#/guidance/neglect',
  '#/train/none',
  '#/sources/n16',
];
