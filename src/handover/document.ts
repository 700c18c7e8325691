import followUp from '../../content/follow-up.yaml';
import levelWords from '../../content/levels.yaml';
import account from '../../content/pages/account.yaml';
import question from '../../content/pages/question.yaml';
import words from '../../content/pages/record.yaml';
import { caseHeadings, reasonHeadings, type Earlier, type ToShare } from '../records/account.ts';
import { recordOf } from '../../machines/grammar/known.ts';
import { isReferral } from '../records/referralWaits.ts';
import { reviewDay, tasksOf, toDoIn } from '../records/course.ts';
import { decidedOf, departure } from '../records/decided.ts';
import {
  decisionOf,
  notedIn,
  type AddedEntry,
  type ClockStarted,
  type Entries,
} from '../records/entry.ts';
import { followUpIds } from '../records/followUp.ts';
import { happenedAt } from '../records/happened.ts';
import type { DecisionRecord, RecordedStep } from '../records/record.ts';
import type { Task } from '../records/tasks.ts';
import { mayShare, sharesSomething } from '../records/toShare.ts';
import { asAtWords, dateAndTime, isoDay, longDate } from '../recommend/dates.ts';
import type { Following } from '../recommend/following.ts';
import { ringWords } from '../recommend/ring.ts';
import { unconfirmed } from '../recommend/unconfirmed.ts';
import { filled } from '../ui/filled.ts';
import type { Row, RowId, Section } from './rows.ts';
import { heldBack, nothing, sharedParts, withoutProtected } from './share.ts';

/*
 * The one account of a record: its sections and rows, in order and in words. The screen, paper,
 * Word, texts, boxes and FHIR paint it. None of them decides which rows there are, what a date
 * looks like, or what was decided.
 */

/**
 * The decision to hand over. Throws where it has been destroyed, since nothing that it said is
 * left.
 */
export function decisionIn(entries: Entries): DecisionRecord {
  const decision = decisionOf(entries);
  if (decision) return decision;
  if (notedIn(entries))
    throw new Error(
      `the record ${entries[0].record} has no decision to hand over: hand over its text or its signed file instead`,
    );
  throw new Error(
    `the record ${entries[0].record} cannot be handed over: it has been destroyed. Hand over the entry that says so instead`,
  );
}

/**
 * The account of a record as it stands now: with what was added since, as that bears on what is to
 * be done and when. What follows from the decision is by what was decided, and never by a
 * recommendation that was not followed. A section without rows is left out.
 */
export function accountOf(
  record: DecisionRecord,
  added: readonly AddedEntry[] = [],
): readonly Section[] {
  const followed = departure(record) === 'followed';
  const sections: readonly Section[] = [
    { id: 'head', heading: '', rows: headRows(record) },
    { id: 'decision', heading: words.decision, rows: decisionRows(record) },
    {
      id: 'instead',
      heading: words.decidedOn,
      rows: followed ? [] : [insteadRow(record), ...followingRows(record)],
    },
    { id: 'recommended', heading: words.made, rows: recommendedRows(record, followed) },
    { id: 'reasons', heading: words.reasons, rows: reasonRows(record, added) },
    { id: 'actions', heading: words.actions, rows: actionRows(record, added) },
    {
      id: 'shared',
      heading: words.shared,
      rows: isSharedIn(record) ? sharedRows(record.toShare) : [],
    },
    {
      id: 'answers',
      heading: words.answers,
      rows: record.steps.map((step) => answerRow('answer', step)),
    },
    {
      id: 'set-aside',
      heading: words.setAside,
      rows: record.setAside.map((step) => answerRow('set-aside', step)),
    },
    {
      id: 'not-confirmed',
      heading: words.notConfirmed,
      rows: doubtRows(record),
    },
    { id: 'made-with', heading: words.madeWith, rows: madeWithRows(record) },
  ];
  return sections
    .map((section) => ({
      ...section,
      rows: section.rows.filter(({ said, blank }) => said.trim() || blank),
    }))
    .filter(({ rows }) => rows.length > 0);
}

const row = (
  id: RowId,
  term: string,
  said = '',
  more: Omit<Row, 'id' | 'term' | 'said'> = {},
): Row => ({ id, term, said, ...more });
const dayWords = (day: string) => (day ? longDate(new Date(`${day}T12:00:00Z`)) : '');
const momentWords = (moment: string) => dateAndTime(new Date(moment));
const written = (rows: readonly Row[]) => rows.filter(({ said }) => said.trim());
const asLines = (texts: readonly string[]) => [...new Set(texts)].join('\n');

const decidedOnRow = ({ decisionDate }: DecisionRecord) =>
  row('decided-on', words.decidedDay, dayWords(decisionDate), { at: decisionDate });
/**
 * The day that it was decided stands at the top where it is another than that on which it was
 * finished.
 */
const isOtherDay = ({ decisionDate, finishedAt }: DecisionRecord) =>
  decisionDate !== isoDay(new Date(finishedAt));

const linkOf = ({ otherChild, noted }: Earlier): keyof typeof words.linkedTo =>
  otherChild ? (noted ? 'otherNoted' : 'otherDecision') : noted ? 'noted' : 'decision';

const headRows = (record: DecisionRecord): readonly Row[] => [
  row('reference', words.reference, record.reference.trim(), { blank: words.noReference }),
  row('finished', words.finished, momentWords(record.finishedAt), { at: record.finishedAt }),
  ...(isOtherDay(record) ? [decidedOnRow(record)] : []),
  ...(record.earlier
    ? [
        row(
          'earlier',
          words.linked,
          filled(words.linkedTo[linkOf(record.earlier)], {
            when: momentWords(record.earlier.finishedAt),
            record: record.earlier.record,
          }),
        ),
      ]
    : []),
  ...(record.area.other
    ? [
        row(
          'councils',
          words.councils,
          filled(words.bothCouncils, { first: record.area.name, other: record.area.other.name }),
        ),
      ]
    : []),
];

/** Own view, recommendation and decision, each with its level and why. */
function decisionRows(record: DecisionRecord): readonly Row[] {
  const { ownView, recommendation, choice } = record;
  const decided = decidedOf(record);
  const level = (is: string | undefined) => (is ? { code: { of: 'level', is } as const } : {});
  const here = ({ localName }: Following) =>
    localName ? [row('local-name', '', filled(words.localName, { name: localName }))] : [];
  const followed = !choice ? words.notRecorded : choice.follows ? words.followed : words.changed;
  return [
    row('own-view', ownView?.afterAct ? words.ownAfter : words.own, ownView?.words, {
      blank: words.notAsked,
      ...level(ownView?.level),
      about: written([row('own-view-why', words.why, ownView?.why)]),
    }),
    row('recommended', words.recommended, recommendation.levelName, {
      ...level(recommendation.level),
      about: [row('recommended-act', '', recommendation.act), ...here(recommendation)],
    }),
    row('decided', words.decided, decided.levelName, {
      ...level(decided.level),
      about: [
        row('followed', '', followed),
        ...(departure(record) === 'followed' ? [] : here(decided)),
        ...written([
          row('decided-why', words.why, choice?.why),
          row('second-person', words.second, choice?.secondPerson),
        ]),
      ],
    }),
    row('stay', '', isReferral(record) ? words.stay : ''),
  ];
}

/** What is to be done instead, where the level's name does not say it. */
function insteadRow(record: DecisionRecord): Row {
  const { act, lead, levelName } = decidedOf(record);
  return row(
    'instead',
    words.instead,
    act === levelName ? '' : [act, lead].filter(Boolean).join('. '),
  );
}

/** Who to ring, the family's part and the sharing, by what was decided. */
function followingRows(record: DecisionRecord): readonly Row[] {
  const { ring, otherwise, consent, sharing, basis, condition } = decidedOf(record);
  const ringing = [ring, ...otherwise].flatMap((one) => (one ? [ringWords(one)] : []));
  return [
    row('to-ring', words.toRing, ringing.join('\n')),
    ...(consent
      ? [
          row('consent', words.consent, `${consent.title}. ${consent.explain}`, {
            code: { of: 'consent', is: consent.id },
          }),
        ]
      : []),
    ...(sharing
      ? [
          row('sharing', words.shareHow, `${sharing.title}. ${sharing.explain}`, {
            code: { of: 'sharing', is: sharing.id },
          }),
        ]
      : []),
    row('basis', words.basis, basis),
    row('condition', words.condition, condition),
  ];
}

/** The recommendation. Where it was not followed, what it would have had done is left out. */
function recommendedRows(record: DecisionRecord, followed: boolean): readonly Row[] {
  const { act, lead, range, findOut, why } = record.recommendation;
  const rise = range && [levelWords[range.upTo]?.name, range.because].filter(Boolean).join(': ');
  return [
    row('act', words.instead, followed && lead ? `${act}. ${lead}` : act),
    ...(followed ? [...followingRows(record), row('range', words.range, rise)] : []),
    ...findOut.map(({ what, who, by }) =>
      row('to-find-out', `${words.findOut}: ${what}`, `${who}. ${by}`),
    ),
    ...why
      .filter(({ decides }) => decides)
      .map(({ you, so }) => row('reason', `${words.why}: ${you}`, so)),
  ];
}

function reasonRows(record: DecisionRecord, added: readonly AddedEntry[]): readonly Row[] {
  const { reasons, consulted, familyTold, triggers } = record;
  const review = reviewDay(record, added) ?? '';
  const own = (id: RowId, term: string, said: string) =>
    row(id, term, said, { blank: words.notWritten });
  const noReview = added.some(({ kind }) => kind === 'review-held')
    ? words.noFurtherReview
    : words.noReview;
  return [
    ...reasonHeadings.map((heading) => own(heading, account[heading], reasons[heading])),
    own('consulted', words.consulted, consulted),
    own('family-told', words.family, familyTold),
    ...caseHeadings.map((heading) => row(heading, account[heading], record[heading])),
    row('review-on', words.review, dayWords(review), { at: review, blank: noReview }),
    own('triggers', words.triggers, triggers),
  ];
}

/**
 * What the decision brought and by when, then what was agreed since and where; under each, who did
 * it and when.
 */
export function actionRows(
  record: DecisionRecord | undefined,
  added: readonly AddedEntry[],
): readonly Row[] {
  const actions = record ? toDoIn(record, added) : [];
  return tasksOf(record, added).map(({ id, does, agreedIn, done }) => {
    const about = done ? { about: [row('done', words.done, doneWords(done))] } : {};
    if (agreedIn)
      return row(
        'agreed',
        does,
        filled(words.agreedAt, {
          what: agreedIn.title,
          day: longDate(new Date(happenedAt(agreedIn))),
        }),
        about,
      );
    const { by = '', limit, due } = actions.find((action) => action.id === id) ?? {};
    const ends = by || (id === 'review-date-and-triggers' ? words.noFurtherReview : '');
    return row('to-do', does, limit ? `${ends}. ${limit}` : ends, {
      action: id,
      ...(due ? { at: due } : {}),
      ...about,
    });
  });
}
const doneWords = ({ at, who, note }: NonNullable<Task['done']>) =>
  [`${who.trim()}, ${momentWords(at)}`, ...(note ? [note.trim()] : [])].join('. ');

/** Whether what was written to share was shared, by what was decided. */
export const isSharedIn = (record: DecisionRecord): boolean =>
  mayShare(record.choice, decidedOf(record)) && sharesSomething(record.toShare);

/**
 * What was written to share and with whom, in its three parts, without what is held back to protect
 * someone (I33).
 */
export function sharedRows(toShare: ToShare): readonly Row[] {
  const { recipient, protect, includeProtected, whyInclude } = toShare;
  const secret = protect.trim() !== '';
  return [
    row('shared-with', words.sharedWith, withoutProtected(recipient.trim(), toShare), {
      blank: words.notNamed,
    }),
    ...sharedParts(toShare).map(({ id, heading, text }) =>
      row(id, heading, text, { blank: nothing }),
    ),
    ...written([
      row('shared-why', words.sharedWhy, secret && includeProtected ? whyInclude : ''),
      row(
        'held-back',
        words.heldBack,
        secret && !includeProtected ? filled(words.heldBackNote, { mark: heldBack }) : '',
      ),
    ]),
  ];
}

/** An answer in the words shown, and under it how it is known. */
function answerRow(id: 'answer' | 'set-aside', step: RecordedStep): Row {
  const { ask, said, evidence, note } = step;
  const known = evidence
    ? [
        row('evidence', question.evidence, evidence.words, {
          code: { of: 'evidence', is: evidence.tag },
        }),
      ]
    : [];
  return row(id, ask, said, {
    step,
    blank: words.notGiven,
    about: [...known, ...written([row('note', question.noteLabel, note)])],
  });
}

/** What the recommendation rests on and nobody could confirm, each said once (design 5.12). */
const doubtRows = (record: DecisionRecord): readonly Row[] =>
  unconfirmed(record.recommendation, decidedOf(record)).map((doubt) =>
    row('not-confirmed', '', doubt),
  );

const madeWithRows = (record: DecisionRecord): readonly Row[] => {
  const { law, area, recommendation, begunAt, versions, routes } = record;
  return [
    row('edition', words.edition, law.name),
    row('banner', words.law, recommendation.edition.banner),
    row(
      'area',
      words.area,
      area.asAt
        ? filled(words.areaAsAt, { area: area.name, day: asAtWords(area.asAt) })
        : filled(words.areaUnknown, { area: area.name }),
    ),
    row('begun', words.begun, momentWords(begunAt), { at: begunAt }),
    ...(isOtherDay(record) ? [] : [decidedOnRow(record)]),
    row('version', words.version, versions.windscreen),
    row('rules', words.rules, versions.rules),
    row('route', words.route, asLines(routes.map(({ because }) => because))),
    row('again', words.again, words.againNote),
  ];
};

const clockWords: Readonly<Record<ClockStarted['clock'], string>> = {
  ...words.clocks,
  ...recordOf(followUpIds, (id) => followUp[id].due),
};
/** Which clock an entry started, and by when it says. */
export const clockRow = ({
  clock,
  words: by,
}: ClockStarted): readonly [asked: string, said: string] => [clockWords[clock], by];
/**
 * What was asked and said in an entry that was added, and then the deadlines that it started, with
 * what the time of others' rests on.
 */
export const addedRows = ({
  shown,
  clocks,
}: AddedEntry): readonly (readonly [asked: string, said: string])[] => [
  ...shown,
  ...clocks.flatMap((clock) =>
    clock.rests ? [clockRow(clock), [words.rests, clock.rests] as const] : [clockRow(clock)],
  ),
];
