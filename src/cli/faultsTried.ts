import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import { rulesNamed } from '../../content/citation.ts';
import type { FaultsTriedText } from '../../content/schema.ts';
import { journeys } from '../../machines/journeys.ts';
import { lawsOf } from '../../machines/proof/laws.ts';
import { faultKinds, refused, type Fault, type FaultKind } from '../../machines/proof/mutants.ts';

/** One fault that was tried, and the promise that noticed it, if any did. */
export interface Tried extends Pick<Fault, 'kind' | 'name' | 'touched'> {
  readonly noticedBy?: string;
  /** Of one that no promise noticed: something comes out differently with it. */
  readonly matters?: boolean;
}

/** The fault of each kind that is told as its example, by name; the first, once there is none of that name. */
const told: Readonly<Record<FaultKind, string>> = {
  'retarget-edge': 'danger: immediate-danger yes  → carry-on, not ring-999-first',
  'drop-branch': 'consent: response refused if urgent → proceed-inform-override',
  'swap-answers': 'danger: immediate-danger: yes and no',
  'weaken-fact': 'need: violenceAtHome: without concerns domestic-abuse',
  'weaken-floor': 'floors: harm unsure: none, not universal-help',
  'drop-action': 'actions: ring-999',
  'weaken-action': 'actions: lado: without works-with-children yes',
};

/**
 * What the faults are made in and noticed by: the questions, the routes, the actions, and what is
 * promised. Figures are of these as long as it is the same. A promise that is only said otherwise
 * changes nothing.
 */
export function hashOfTried(): string {
  const said = Object.values(journeys).map(({ id, endsAt, actions, stages }) => ({
    id,
    endsAt,
    actions: Object.entries(actions).map(([action, { when }]) => [action, when]),
    stages: stages.map(({ decision, ...stage }) => ({ ...stage, spec: decision.spec })),
    promises: lawsOf[id === 'share' ? 'share' : 'refer'].map(({ name, facts }) => facts ?? name),
  }));
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

/**
 * What “How it decides” shows of all the faults that were tried, as the file that it is read from.
 * Throws where one went unnoticed that matters: nothing is shown before a promise notices it.
 */
export function faultsTried(tried: readonly Tried[], on: string): string {
  const passed = tried.filter(({ noticedBy }) => !noticedBy);
  const matters = passed.find((one) => one.matters);
  if (matters) throw new Error(`no promise notices a fault that matters: ${matters.name}`);
  const kinds = faultKinds.map((kind) => {
    const made = tried.filter((one) => one.kind === kind);
    const noticed = made.filter(({ noticedBy }) => noticedBy);
    const byPromise = noticed.filter(({ noticedBy }) => noticedBy !== refused);
    const example = byPromise.find(({ name }) => name === told[kind]) ?? byPromise[0];
    if (!example?.noticedBy) throw new Error(`no promise noticed any fault of “${kind}”`);
    return {
      kind,
      made: made.length,
      noticed: noticed.length,
      example: { ...example.touched, by: rulesNamed(example.noticedBy).sentence },
    };
  });
  const unnoticed = passed.map(({ kind, touched }) => ({ kind, ...touched }));
  const file: FaultsTriedText = { on, of: hashOfTried(), kinds, unnoticed };
  return `# Written by npm run prove -- --mutants, which tries them all again.\n${stringify(file)}`;
}
