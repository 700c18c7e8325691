import { lastStage, stageOf, type Journey } from '../grammar/journey.ts';
import { toldApart } from '../concerns.ts';
import { aboutAWorker } from '../consent.ts';
import { childAges } from '../givens.ts';
import { offered } from '../grammar/walk.ts';
import { levels } from '../outcomes.ts';
import { alike, differences, indifferent, levelAndConsent, noLower } from '../order.ts';
import { nothingPassedOver } from '../promises/asking.ts';
import { bringing } from '../promises/bringing.ts';
import { offeredToTheFamily, type Offered } from '../promises/family-page.ts';
import { protecting } from '../promises/protecting.ts';
import { sharingAsks } from '../promises/sharing-asks.ts';
import { telling } from '../promises/telling.ts';
import {
  sharingAfterConsent,
  sharingMeans,
  sharingOpen,
  sharingSafely,
} from '../promises/sharing.ts';
import { compare } from './compare.ts';
import type { Difference } from '../order.ts';
import { explore } from '../grammar/explore.ts';
import type { Fact, Memory } from '../grammar/fact.ts';
import { offersSafely } from './familyPage.ts';
import { prove } from './promise.ts';
import { levelStands, ringStands, settles, tellingStands } from './settled.ts';
import { spokenOf, type Promises } from '../promises/promised.ts';
import { agreesWith, tableHolds } from './table.ts';
import { consentTable, referenceLevel, referenceReads } from '../tables.ts';

/** A sentence true on every path, and the way to prove it. */
interface Law {
  readonly name: string;
  readonly check: (journey: Journey) => Verdict;
  /** The facts it is written in, where it is written in facts. */
  readonly facts?: readonly Fact[];
  /** The question that it sets two answers of beside each other, where it does. */
  readonly compares?: string;
}
interface Verdict {
  /** Distinct places looked at. */
  readonly classes: number;
  /** The decision after which nothing can change it. */
  readonly settledIn: string;
  /**
   * Answer paths that the law speaks about, where they were counted: at least so many, since a path
   * is left once it can break nothing.
   */
  readonly paths?: bigint;
  /** The first path on which the law is broken, in words. */
  readonly broken?: string;
}

const promised = (promises: Promises): Law[] =>
  Object.entries(promises).map(([name, it]) => ({
    name,
    check: (journey) => prove(journey, it, levels),
    facts: spokenOf(it),
  }));

const compared = (name: string, difference: Difference, compares: typeof noLower): Law => ({
  name,
  check: (journey) => compare(journey, difference, levelAndConsent, compares),
  compares: difference.question,
});
const words = (id: string) => id.replaceAll('-', ' ');

/**
 * Every outcome can be reached, but for the one that only the other journey has, and every question
 * reached can be answered.
 */
const noDeadEnds = (unlessSharing: string): Law => ({
  name: 'I41 No question is a dead end, and no outcome is out of reach',
  check(journey) {
    let classes = 0;
    for (const [i, { decision }] of journey.stages.entries()) {
      const { id, outcomes } = decision.spec;
      const explored = explore(
        { ...journey, stages: journey.stages.slice(0, i + 1) },
        outcomes.map((outcome) => ({ [id]: [outcome] })),
      );
      classes += explored.classes;
      const missing = outcomes.filter(
        (outcome) =>
          outcome !== unlessSharing && !explored.ends.some(({ memory }) => memory[id] === outcome),
      );
      if (explored.stuck.length > 0)
        return { classes, settledIn: id, broken: `no answer offered at ${explored.stuck[0]}` };
      if (missing.length > 0)
        return { classes, settledIn: id, broken: `never reached: ${missing.join(', ')}` };
    }
    return { classes, settledIn: lastStage(journey).decision.spec.id };
  },
});

/**
 * Who can be told apart, with any one concern that asks for it and nothing else ticked, or a worry
 * about a worker alone.
 */
const toldApartByEach: Law = {
  name: 'M.2 Any one concern that may come from somebody close lets the child and each carer be told apart',
  facts: [{ concerns: toldApart, 'safe-to-tell': ['one-carer', 'child-only'] }, aboutAWorker],
  check(journey) {
    const { decision } = stageOf(journey, 'consent');
    const worries: readonly Memory[] = [
      ...toldApart.map((concern) => ({ concerns: [concern] })),
      ...aboutAWorker['works-with-children'].map((worker) => ({ 'works-with-children': worker })),
    ];
    const missing = worries.flatMap((worry) =>
      childAges.flatMap((age) => {
        const can = offered(decision, 'safe-to-tell', { level: 'refer-urgently', ...worry, age });
        const wanted = ['unborn', 'under-1'].includes(age)
          ? ['one-carer']
          : ['one-carer', 'child-only'];
        return wanted
          .filter((answer) => !can.includes(answer))
          .map((answer) => `${JSON.stringify(worry)} → age: ${age} ⇒ no “${answer}”`);
      }),
    );
    return {
      classes: worries.length * childAges.length,
      settledIn: 'consent',
      ...(missing[0] ? { broken: missing[0] } : {}),
    };
  },
};

/** What is said when it is time to ring, and that no later answer takes it back. */
const settled: readonly Law[] = [
  {
    name: 'L1 Once a page says to act, no later answer lets the level fall',
    check: (journey) => settles(journey, levelStands),
  },
  {
    name: 'I19 I20 Once a page says to act, whom to ring first stays, unless the level rises',
    check: (journey) => settles(journey, ringStands()),
  },
  {
    name: 'M.2 Once a page says to act, whoever is never to be told stays so, and so does whoever may be',
    check: (journey) => settles(journey, tellingStands()),
  },
];

/** When the page for the family is offered, and that it can be, by each way that a journey has. */
const pageForTheFamily = (which: (promise: Offered) => boolean): readonly Law[] =>
  Object.entries(offeredToTheFamily)
    .filter(([, promise]) => which(promise))
    .map(([name, promise]) => ({ name, check: (journey) => offersSafely(journey, promise) }));

const referLaws: readonly Law[] = [
  {
    name: 'B.4 The level is the highest that any answer reaches',
    check: (journey) => ({
      ...agreesWith(
        { ...journey, stages: journey.stages.slice(0, 3) },
        referenceReads,
        'level',
        referenceLevel,
      ),
      settledIn: 'need',
    }),
  },
  {
    name: 'C.4 Consent follows its truth table, which leaves nothing out',
    check: (journey) => ({ ...tableHolds(journey, 'consent', consentTable), settledIn: 'consent' }),
  },
  ...promised({
    ...nothingPassedOver,
    ...protecting,
    ...telling,
    ...bringing,
    ...sharingAfterConsent,
  }),
  ...differences.map((it) =>
    compared(
      `I42 I43 ${words(it.question)}: “${words(it.to)}” is never lower than “${words(it.from)}”`,
      it,
      noLower,
    ),
  ),
  ...indifferent.map((it) =>
    compared(
      `I18 I19 ${words(it.question)}: “${words(it.to)}” leads to the same level as “${words(it.from)}”`,
      it,
      alike,
    ),
  ),
  toldApartByEach,
  ...settled,
  ...pageForTheFamily(() => true),
  noDeadEnds('nothing-held'),
];

const shareLaws: readonly Law[] = [
  ...promised({ ...sharingSafely, ...sharingMeans, ...sharingAsks, ...sharingOpen }),
  ...settled,
  ...pageForTheFamily(() => true),
  noDeadEnds('kept-within'),
];

export const lawsOf = { refer: referLaws, share: shareLaws } as const;
