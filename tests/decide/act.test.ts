import { describe, expect, test } from 'vitest';
import type { Memory } from '../../machines/grammar/fact.ts';
import { actDecided, actOn, whoIsTold } from '../../src/decide/act.ts';
import { actsNow, placeOf } from '../../src/decide/next.ts';
import { newDraft } from '../../src/decide/draft.ts';
import { Session } from '../../src/decide/session.svelte.ts';
import { readPack } from '../../src/cli/words.ts';
import { pathOf } from '../../src/walk/path.ts';
import { walkIn } from '../../src/walk/walkIn.ts';
import { journeys } from '../../machines/journeys.ts';
import type { Choice } from '../../src/records/account.ts';
import { at, explained, givens, words } from '../records/made.ts';

const cumberland = await readPack('cumberland');
const answered: Memory = {
  ...givens,
  area: 'cumberland',
  'allocated-worker': 'no',
  'works-with-children': 'no',
  concerns: ['injury-not-mobile'],
};
const actAfter = (more: Memory = {}) =>
  actOn(walkIn('refer', { ...answered, ...more }, cumberland), words, at);
const numbers = ({ calls }: ReturnType<typeof actAfter>) =>
  calls.panels.flatMap(({ number }) => number ?? []);

describe('the page that says to act', () => {
  test('comes once, as soon as what was ticked is urgent, before consent or anything for the record', () => {
    const draft = newDraft('refer', at);
    const path = pathOf(journeys.refer, answered);
    expect(path.next?.decision).toBe('consent');
    expect(placeOf(draft, path)).toEqual({ page: 'act', journey: 'refer' });
    expect(placeOf({ ...draft, read: ['act'] }, path)).toEqual({
      page: 'question',
      journey: 'refer',
      question: 'safe-to-tell',
    });
  });

  test('comes for advice today as soon as nobody has been asked, and again where an answer raises that, marked as changed', () => {
    const asked: Memory = { ...answered, concerns: ['neglect'], harm: 'unsure' };
    expect(
      actsNow(pathOf(journeys.refer, { ...asked, advice: 'no-harm' })),
      'an adviser was heard',
    ).toBe(false);
    const session = new Session({
      ...newDraft('refer', at),
      answers: { ...asked, advice: 'not-yet' },
    });
    expect(session.place).toEqual({ page: 'act', journey: 'refer' });
    session.haveRead(session.acting);
    expect([session.hasReadAct, session.actChanged]).toEqual([true, false]);
    expect(session.place).toEqual({ page: 'question', journey: 'refer', question: 'help-needed' });
    session.answer('help-needed', 'council');
    session.answer('tried', 'refused');
    expect(session.answer('harm-given-refusal', 'yes')).toEqual({ page: 'act', journey: 'refer' });
    expect([session.hasReadAct, session.actChanged, session.wasToldToAct]).toEqual([
      false,
      true,
      true,
    ]);
  });

  test('names for advice today the lead, or whoever stands above or beside one, and the front door’s number after them', () => {
    const forAdvice = (more: Memory = {}) =>
      actAfter({ concerns: ['neglect'], harm: 'unsure', advice: 'not-yet', ...more });
    const first = (more: Memory = {}) => forAdvice(more).calls.panels.map(({ who }) => who);
    expect(first()).toEqual([words.routes.lead]);
    expect(first({ role: 'designated-lead' })).toEqual([words.routes.aboveTheLead]);
    expect(first({ 'works-with-children': 'yes', 'is-your-lead': 'unsure' })).toEqual([
      words.routes.notTheLead,
    ]);
    expect(forAdvice().calls.others[0]?.line?.number).toBe('0333 240 1727');
    expect(forAdvice()).toMatchObject({
      telling: 'not-yet',
      act: words.levels['advice-today']!.act,
    });
  });

  test('comes where what is asked for saves a life and whoever asks was checked, and says what to share and to whom', () => {
    const asked: Memory = {
      ...givens,
      direction: 'asked',
      'child-at-risk': 'no',
      'who-asks': 'police',
      'why-asked': 'life-at-risk',
    };
    const place = (more: Memory, ...read: string[]) =>
      placeOf({ ...newDraft('share', at), read }, pathOf(journeys.share, { ...asked, ...more }))
        .page;
    expect(place({ verified: 'yes' })).toBe('act');
    expect(place({ verified: 'yes' }, 'act-share'), 'once').toBe('check');
    expect(place({ verified: 'no' }), 'nobody who was not checked').toBe('check');
    expect(place({ verified: 'yes', 'why-asked': 'vague' })).toBe('check');
    const { title, do: dos } = words.sharingOutcomes['share-now']!;
    const act = actOn(
      walkIn('share', { ...asked, area: 'cumberland', verified: 'yes' }, cumberland),
      words,
      at,
    );
    expect(act).toMatchObject({ act: title, dos, telling: 'not-yet' });
    expect(act.calls.others[0]?.line?.number, 'social care, should it be needed').toBe(
      '0333 240 1727',
    );
  });

  test.each([
    [['images-between-young-people', 'images-worse']],
    [['unborn-likely-harm', 'unborn-at-risk']],
    [['left-alone']],
    [['suicidal-thoughts', 'self-harm-past']],
  ])(
    'says each sentence once, though two lines say it, or a line and the level: %s',
    (concerns) => {
      const { dos, donts } = actAfter({ concerns, harm: 'yes', 'immediate-danger': 'soon' });
      for (const said of [dos, donts]) expect(said).toEqual([...new Set(said)]);
    },
  );

  test('never comes below advice today, nor for an adult', () => {
    expect(actsNow(pathOf(journeys.refer, { ...answered, concerns: ['neglect'] }))).toBe(false);
    expect(
      actsNow(
        pathOf(journeys.refer, {
          ...answered,
          'immediate-danger': 'yes',
          age: 'adult',
          'children-in-household': 'no',
        }),
      ),
    ).toBe(false);
  });

  test('names the front door by its number, and after 999 too', () => {
    expect(numbers(actAfter())).toEqual(['0333 240 1727']);
    expect(numbers(actAfter({ 'immediate-danger': 'yes' }))).toEqual(['999', '0333 240 1727']);
  });

  test('names the child’s own social worker first, and the front door’s number all the same', () => {
    const { panels } = actAfter({ 'allocated-worker': 'yes' }).calls;
    expect(panels[0]).toMatchObject({
      who: words.routes.ownWorker,
      missing: words.routes.ownWorkerMissing,
    });
    expect(panels[1]).toMatchObject({ number: '0333 240 1727' });
  });

  test('says once what to do where the council has no number here', async () => {
    const unlisted = await readPack('england-unlisted');
    const { calls } = actOn(
      walkIn('refer', { ...answered, area: 'england-unlisted', hours: 'not-known' }, unlisted),
      words,
      at,
    );
    expect([...calls.panels, ...calls.others].flatMap(({ missing }) => missing ?? [])).toEqual([
      unlisted.missing,
    ]);
    expect(
      calls.others.flatMap(({ line }) => line?.number ?? []),
      'the police, once',
    ).toEqual(['101']);
    expect(
      calls.others.map(({ who }) => who),
      '101 is no council’s',
    ).toEqual(['']);
  });

  test('says what is told to whom before anybody was asked whether that is safe', () => {
    expect(actAfter().telling).toBe('not-yet');
    expect(actAfter({ concerns: ['forced-marriage-or-honour'] }).telling).toBe('never');
    expect(actAfter({ 'safe-to-tell': 'yes' }).telling).toBe('tell');
  });

  test('keeps the call that they say they made, after what is written there, for the record', () => {
    const session = Session.begin('refer', at);
    session.acted('Rang: the front door.');
    session.acted('Rang: the front door again.');
    expect(session.draft.account.reasons.action).toBe(
      'Rang: the front door.\nRang: the front door again.',
    );
  });

  test('keeps when they rang, until an answer raises what to do: then others are to be rung', () => {
    const asked = { ...answered, concerns: ['neglect'], harm: 'unsure', advice: 'not-yet' };
    const session = new Session({ ...newDraft('refer', at), answers: asked });
    expect(session.rangAt).toBeUndefined();
    session.rang(at);
    expect(session.rangAt).toBe(at.toISOString());
    session.answer('harm', 'yes');
    expect(session.rangAt).toBeUndefined();
  });

  test('keeps when 999 was called, once, and asks nobody to ring it again', () => {
    const session = Session.begin('refer', at);
    session.called(at);
    session.called(new Date(at.getTime() + 60_000));
    expect(session.draft.account.reasons.action).toBe(session.called999);
    const { calls } = actOn(
      walkIn('refer', { ...answered, 'immediate-danger': 'yes' }, cumberland),
      words,
      at,
      session.called999,
    );
    expect(calls.panels.map(({ number }) => number)).toEqual(['0333 240 1727']);
    expect(calls.called).toBe(session.called999);
    expect(
      actOn(walkIn('refer', answered, cumberland), words, at, session.called999).calls,
      'where 999 is not the call',
    ).toEqual(actAfter().calls);
  });

  test('lists what else is done now, and nothing that stands at its top', () => {
    const also = actAfter({ concerns: ['strangled-child', 'forced-marriage-or-honour'] }).also.map(
      ({ id }) => id,
    );
    expect(also).toEqual(['medical-check', 'police', 'one-chance']);
  });
});

describe('what to do, where a person decides to do more than is recommended', () => {
  const walk = walkIn('refer', { ...explained, area: 'cumberland' }, cumberland);
  const decide = (level: 'refer-urgently' | 'call-999' | 'child-in-need') =>
    actDecided(
      { walk, words, at },
      { follows: false, level, why: 'I know them.', secondPerson: '' },
    );

  test('is that of the level decided: the number, the words to say, what not to do, and nothing new to a family nobody asked about', () => {
    const decided = decide('refer-urgently')!;
    expect(decided.act).toBe(words.levels['refer-urgently']!.act);
    expect(numbers(decided)).toEqual(['0333 240 1727']);
    expect(decided.say.length).toBeGreaterThan(0);
    expect(decided.donts.length).toBeGreaterThan(0);
    expect(decided.telling).toBe('not-yet');
    expect(numbers(decide('call-999')!)).toEqual(['999', '0333 240 1727']);
  });

  test('is nothing where the recommendation is followed', () => {
    expect(
      actDecided({ walk, words, at }, { follows: true, why: '', secondPerson: '' }),
    ).toBeUndefined();
    expect(actDecided({ walk, words, at }, undefined)).toBeUndefined();
  });

  test('names whom to tell of disagreeing: the lead, whoever stands above one, or somebody whom the worry is not about', () => {
    expect(whoIsTold({}, words)).toBe(words.routes.lead);
    expect(whoIsTold({ role: 'designated-lead' }, words)).toBe(words.routes.aboveTheLead);
    expect(whoIsTold({ 'works-with-children': 'yes', 'is-your-lead': 'unsure' }, words)).toBe(
      words.routes.notTheLead,
    );
  });

  test('comes before the record only where it is more', () => {
    const session = (choice: Choice | undefined) =>
      new Session({ ...newDraft('refer', at), answers: explained, ...(choice ? { choice } : {}) });
    const differs = { follows: false, why: '', secondPerson: '' };
    expect(session({ ...differs, level: 'advice-today' }).decidedMore).toBe(true);
    expect(session({ ...differs, level: 'record-only' }).decidedMore).toBe(false);
    expect(session({ ...differs, follows: true }).decidedMore).toBe(false);
    expect(session(undefined).decidedMore).toBe(false);
  });
});
