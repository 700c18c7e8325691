import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { teamOf, type Team } from '../../src/team/members.ts';
import type { Self } from '../../src/team/person.ts';
import { rights, type Said, type Statement } from '../../src/team/statement.ts';
import { times } from '../settings/count.ts';
import { names, Sayings, selves } from './selves.ts';

let people: readonly Self[] = [];
let [amina, ben, cass, dil]: Self[] = [];
beforeAll(async () => {
  people = await selves();
  [amina, ben, cass, dil] = [...people];
});

const key = (self: Self | undefined) => self!.person.sign;
const named = (sign: string) => names[people.findIndex(({ person }) => person.sign === sign)];
const fold = async (all: readonly Statement[], founding: string): Promise<Team> =>
  (await teamOf(all, founding))!;
/** Who is in, with what they may. */
const within = ({ members }: Team) =>
  members
    .filter(({ removed }) => !removed)
    .map(({ person, may }) => `${named(person.sign)} ${may}`);

/** A team of Amina who founded it, with these let in by her, each of whom joined. */
async function founded(others: readonly (readonly [Self | undefined, (typeof rights)[number]])[]) {
  const sayings = new Sayings();
  await sayings.say(amina!, { kind: 'founded', person: amina!.person });
  for (const [self, may] of others) {
    await sayings.say(amina!, { kind: 'invited', person: self!.person, may });
    await sayings.say(self!, { kind: 'joined' });
  }
  return sayings;
}
const teamIn = ({ all, hashes }: Sayings) => fold(all, hashes[0]!);

describe('a team', () => {
  test('is whoever founded it, and whoever was let in and joined', async () => {
    const sayings = await founded([
      [ben, 'countersigns'],
      [cass, 'writes'],
    ]);
    await sayings.say(ben!, { kind: 'invited', person: dil!.person, may: 'reads' });
    const team = await teamIn(sayings);
    expect(within(team)).toEqual(['Amina countersigns', 'Ben countersigns', 'Cass writes']);
    expect(team.invited.map(({ person }) => named(person.sign))).toEqual(['Dil']);
    expect([team.aside, team.keysDue, team.heads]).toEqual([[], false, [sayings.hashes.at(-1)]]);
  });

  test('is none where its founding is not there, or is not one', async () => {
    const { all, hashes } = await founded([[ben, 'writes']]);
    expect(await teamOf(all.slice(1), hashes[0]!)).toBeUndefined();
    expect(await teamOf(all, hashes[1]!)).toBeUndefined();
  });

  test('lets nobody in on the word of someone who may not, of a stranger, or of nobody', async () => {
    const sayings = await founded([[cass, 'writes']]);
    await sayings.say(cass!, { kind: 'invited', person: dil!.person, may: 'reads' });
    await sayings.say(dil!, { kind: 'joined' });
    await sayings.say(ben!, { kind: 'invited', person: ben!.person, may: 'countersigns' });
    await sayings.say(ben!, { kind: 'joined' });
    await sayings.say(ben!, { kind: 'founded', person: ben!.person }, []);
    expect(within(await teamIn(sayings))).toEqual(['Amina countersigns', 'Cass writes']);
  });

  test('takes no word in the name of another', async () => {
    const sayings = await founded([[cass, 'writes']]);
    await sayings.say(cass!, { kind: 'invited', person: dil!.person, may: 'reads' });
    const forged = { ...sayings.all.at(-1)!, by: key(amina) };
    await sayings.add(forged);
    await sayings.say(dil!, { kind: 'joined' });
    expect(within(await teamIn(sayings))).toEqual(['Amina countersigns', 'Cass writes']);
  });

  test('says what someone may as last decided, and keeps what they might before', async () => {
    const sayings = await founded([[ben, 'writes']]);
    const before = sayings.hashes.at(-1)!;
    const change = await sayings.say(amina!, { kind: 'changed', who: key(ben), may: 'reads' });
    const team = await teamIn(sayings);
    expect(within(team)).toEqual(['Amina countersigns', 'Ben reads']);
    expect([team.mayAt(key(ben), [before]), team.mayAt(key(ben), [change])]).toEqual([
      'writes',
      'reads',
    ]);
  });

  test('is due new keys once someone was removed, until those are begun', async () => {
    const sayings = await founded([[ben, 'countersigns']]);
    const before = (await teamIn(sayings)).epoch;
    await sayings.say(amina!, { kind: 'removed', who: key(ben) });
    const removed = await teamIn(sayings);
    expect([removed.keysDue, removed.epoch]).toEqual([true, before]);
    expect(removed.mayAt(key(ben), removed.heads)).toBeUndefined();
    const epoch = await sayings.say(amina!, { kind: 'epoch' });
    const renewed = await teamIn(sayings);
    expect([renewed.keysDue, renewed.epoch]).toEqual([false, epoch]);
  });

  test('hears nothing more of someone removed, even as if they had not seen it', async () => {
    const sayings = await founded([[ben, 'countersigns']]);
    const seen = sayings.all.length - 1;
    await sayings.say(amina!, { kind: 'removed', who: key(ben) });
    await sayings.say(ben!, { kind: 'invited', person: dil!.person, may: 'countersigns' }, [seen]);
    await sayings.say(dil!, { kind: 'joined' });
    expect(within(await teamIn(sayings))).toEqual(['Amina countersigns']);
    expect((await teamIn(sayings)).aside.length).toBe(2);
  });

  test('keeps whom someone let in before they were removed, even where they then say that they had left', async () => {
    const sayings = await founded([[ben, 'countersigns']]);
    const seen = sayings.all.length - 1;
    await sayings.say(ben!, { kind: 'invited', person: dil!.person, may: 'writes' });
    await sayings.say(dil!, { kind: 'joined' });
    await sayings.say(amina!, { kind: 'removed', who: key(ben) });
    await sayings.say(ben!, { kind: 'removed', who: key(ben) }, [seen]);
    expect(within(await teamIn(sayings))).toEqual(['Amina countersigns', 'Dil writes']);
  });

  test('of two who remove one another at once keeps the one who was let in first', async () => {
    const sayings = await founded([
      [ben, 'countersigns'],
      [cass, 'countersigns'],
    ]);
    const seen = sayings.all.length - 1;
    await sayings.say(cass!, { kind: 'removed', who: key(ben) }, [seen]);
    await sayings.say(ben!, { kind: 'removed', who: key(cass) }, [seen]);
    await sayings.say(ben!, { kind: 'removed', who: key(amina) }, [seen]);
    expect(within(await teamIn(sayings))).toEqual(['Amina countersigns', 'Ben countersigns']);
  });

  test('seals to whichever key someone said last, and is left by nobody on their own word', async () => {
    const sayings = await founded([
      [ben, 'reads'],
      [cass, 'reads'],
    ]);
    await sayings.say(ben!, { kind: 'renewed', seal: cass!.person.seal });
    await sayings.say(cass!, { kind: 'removed', who: key(cass) });
    const team = await teamIn(sayings);
    expect(within(team)).toEqual(['Amina countersigns', 'Ben reads', 'Cass reads']);
    expect(team.members.find(({ person }) => person.sign === key(ben))?.person.seal).toBe(
      cass!.person.seal,
    );
  });
});

/** Somebody who says something after some of what was said before, entitled to it or not. */
const attempt = fc.record({
  who: fc.nat(names.length - 1),
  kind: fc.constantFrom('invited', 'joined', 'changed', 'removed', 'renewed', 'epoch', 'founded'),
  about: fc.nat(names.length - 1),
  may: fc.constantFrom(...rights),
  /** how far back it begins, as if the rest had not been seen; mostly nothing was missed */
  missed: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(6)),
  also: fc.nat(20),
});
type Attempt = typeof attempt extends fc.Arbitrary<infer T> ? T : never;

function saidBy({ kind, about, may }: Attempt): Said {
  const { person } = people[about]!;
  if (kind === 'founded') return { kind, person };
  if (kind === 'invited') return { kind, person, may };
  if (kind === 'changed') return { kind, who: person.sign, may };
  if (kind === 'removed') return { kind, who: person.sign };
  if (kind === 'renewed') return { kind, seal: person.seal };
  return { kind: kind === 'epoch' ? 'epoch' : 'joined' };
}

async function attempted(tries: readonly Attempt[]): Promise<Sayings> {
  const sayings = await founded([
    [ben, 'countersigns'],
    [cass, 'countersigns'],
  ]);
  for (const one of tries) await sayOne(sayings, one);
  return sayings;
}
async function sayOne(sayings: Sayings, one: Attempt): Promise<void> {
  const last = Math.max(0, sayings.all.length - 1 - one.missed);
  const after = one.missed === 0 ? [last, one.also % (last + 1)] : [last];
  await sayings.say(people[one.who]!, saidBy(one), [...new Set(after)]);
}

/** All that a team says of itself, for two to be compared. */
const painted = ({ members, invited, epoch, keysDue }: Team) => ({
  members,
  invited,
  epoch,
  keysDue,
});
const runs = times * 60;
const tries = fc.array(attempt, { minLength: 6, maxLength: 24 });

describe('whatever is said, in whatever order', () => {
  test('nobody is in without an invitation that one who was entitled to it signed, and their own word', async () => {
    let more = 0;
    await fc.assert(
      fc.asyncProperty(tries, async (all) => {
        const sayings = await attempted(all);
        const team = await teamIn(sayings);
        more += Math.max(0, team.members.length - 3);
        for (const { person } of team.members.filter((one) => one.person.sign !== key(amina))) {
          const letIn = sayings.all.filter(
            (one, at) =>
              one.kind === 'invited' &&
              one.person.sign === person.sign &&
              !team.aside.includes(sayings.hashes[at]!) &&
              team.mayAt(one.by, one.after) === 'countersigns',
          );
          expect(letIn.length).toBeGreaterThan(0);
          const others = sayings.all.filter((one) => !letIn.includes(one));
          const without = await fold(others, sayings.hashes[0]!);
          expect(without.members.map((one) => one.person.sign)).not.toContain(person.sign);
          const silent = sayings.all.filter((one) => one.by !== person.sign);
          const unjoined = await fold(silent, sayings.hashes[0]!);
          expect(unjoined.members.map((one) => one.person.sign)).not.toContain(person.sign);
        }
      }),
      { numRuns: runs },
    );
    expect(more).toBeGreaterThan(0);
  });

  test('nothing that someone says once they are removed changes anything, however far back they write it', async () => {
    let removed = 0;
    await fc.assert(
      fc.asyncProperty(
        tries,
        fc.array(attempt, { minLength: 1, maxLength: 6 }),
        async (all, late) => {
          const sayings = await attempted(all);
          const before = await teamIn(sayings);
          for (const gone of before.members.filter((one) => one.removed)) {
            removed += 1;
            const after = new Sayings();
            for (const one of sayings.all) await after.add(one);
            const who = people.findIndex(({ person }) => person.sign === gone.person.sign);
            for (const one of late) await sayOne(after, { ...one, who });
            expect(painted(await teamIn(after))).toEqual(painted(before));
          }
        },
      ),
      { numRuns: runs },
    );
    expect(removed).toBeGreaterThan(0);
  });

  test('who only reads or writes changes nothing of others', async () => {
    let heard = 0;
    await fc.assert(
      fc.asyncProperty(tries, attempt, async (all, late) => {
        const sayings = await attempted(all);
        const before = await teamIn(sayings);
        for (const { person, may, removed } of before.members) {
          if (removed || may === 'countersigns') continue;
          heard += 1;
          const after = new Sayings();
          for (const one of sayings.all) await after.add(one);
          const said = saidBy(late);
          await after.say(
            people.find((one) => one.person.sign === person.sign)!,
            said,
          );
          const of = ({ members }: Team) =>
            members.filter((one) => one.person.sign !== person.sign);
          expect(of(await teamIn(after))).toEqual(of(before));
        }
      }),
      { numRuns: runs },
    );
    expect(heard).toBeGreaterThan(0);
  });

  test('the same is in whatever order it arrives, and however often', async () => {
    await fc.assert(
      fc.asyncProperty(tries, fc.integer(), async (all, seed) => {
        const sayings = await attempted(all);
        const { mayAt: _, ...team } = await teamIn(sayings);
        const [arrived] = fc.sample(
          fc.shuffledSubarray([...sayings.all, ...sayings.all], {
            minLength: sayings.all.length * 2,
          }),
          { seed, numRuns: 1 },
        );
        const { mayAt: __, ...again } = await fold(arrived!, sayings.hashes[0]!);
        expect(again).toEqual(team);
      }),
      { numRuns: runs },
    );
  });
});
