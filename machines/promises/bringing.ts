import type { ActionId } from '../actions.ts';
import type { Concern } from '../concerns.ts';
import type { Promises } from '../proof/promise.ts';

/** Section E and B5, row by row: what a concern brings, whatever else is answered. */
const rows: readonly (readonly [row: string, concern: Concern, action: ActionId])[] = [
  ['E-5', 'fgm-feared', 'fgm-protect-from-travel'],
  ['E-7', 'sexual-abuse-told-or-seen', 'police'],
  ['E-7', 'sexual-abuse-signs', 'police'],
  ['E-9', 'injury-not-mobile', 'paediatric-opinion'],
  ['E-10', 'exploitation', 'exploitation-tool'],
  ['E-10', 'exploitation', 'consider-national-referral-mechanism'],
  ['E-13', 'private-fostering', 'notify-private-fostering'],
  ['E-14', 'police-notice-domestic-abuse', 'support-before-school'],
  ['E-15', 'strangled-child', 'medical-check'],
  ['E-15', 'strangled-adult', 'medical-check'],
  ['E-15', 'strangled-child', 'police'],
  ['E-15', 'strangled-adult', 'police'],
  ['E-16', 'neglect', 'neglect-tool-and-chronology'],
  ['E-18', 'perplexing-presentation', 'responsible-paediatrician'],
  ['E-19', 'radicalisation', 'prevent'],
  ['E-19', 'back-from-conflict-zone', 'prevent'],
  ['E-20', 'missing-now', 'police'],
  ['E-20', 'missing-now', 'return-interview'],
  ['E-20', 'missing-episodes', 'return-interview'],
  ['E-21', 'risky-person-known-child', 'police'],
  ['E-21', 'risky-person-known-child', 'police-or-probation-lead'],
  ['E-21', 'risky-person-child-unknown', 'police-or-probation-lead'],
  ['E-22', 'asks-about-a-partner', 'disclosure-scheme'],
  ['E-23', 'homeless-16-17', 'homeless-joint-protocol'],
  ['E-24', 'child-death-or-serious-incident', 'child-death-process'],
  ['E-24', 'child-death-or-serious-incident', 'police'],
  ['E-25', 'safeguarding-culture', 'whistleblowing-line'],
  ['E-26', 'adult-at-risk-in-home', 'adult-safeguarding'],
  ['B5', 'sexual-images', 'never-view-or-forward'],
  ['B5', 'sexual-images', 'police'],
  ['B5', 'forced-marriage-or-honour', 'police'],
  ['B5', 'suicidal-now', 'crisis-mental-health'],
  ['B5', 'suicidal-thoughts', 'crisis-mental-health'],
];

const said = (id: string) => id.replaceAll('-', ' ');

export const bringing: Promises = {
  ...Object.fromEntries(
    rows.map(([row, concern, action]) => [
      `${row} “${said(concern)}” always brings “${said(action)}”`,
      { when: { concerns: [concern] }, then: { actions: [action] } },
    ]),
  ),
  'E-12 A checklist below fourteen, or not yet done, is done or done again': {
    when: { 'domestic-abuse-checklist': ['fewer', 'not-done'] },
    then: { actions: ['domestic-abuse-checklist'] },
  },
};
