import areas from '../../content/pages/areas.yaml';
import followUp from '../../content/follow-up.yaml';
import words from '../../content/pages/set-up-area.yaml';
import type { Pack, Valued } from '../../content/schema.ts';
import { keysOf } from '../../machines/grammar/known.ts';
import { clockWords, soonWords } from '../recommend/clocks.ts';
import { asAtWords } from '../recommend/dates.ts';
import { concernWords, type Words } from '../recommend/words.ts';
import { filled } from '../ui/filled.ts';
import type { Pair } from '../ui/text/Pairs.svelte';

/**
 * Pure. What a pack holds and the form that sets up an area passes on as it is: nobody is to
 * believe that it is not there.
 */
export function keptAsItIs(
  pack: Pack,
  all: Words,
  from: (valued: Valued<unknown>) => string | undefined,
): readonly Pair[] {
  const { frontDoor, outOfHours, contacts = {} } = pack;
  const fact = (term: string, valued: Valued<string>, text = valued.value): Pair => ({
    term,
    text,
    note: valued.note,
    from: from(valued),
  });
  const facts = (term: string, each: readonly Valued<string>[]) =>
    each.map((one) => fact(term, one));
  const dated = (term: string, each: Pack['documents']) =>
    each.map((one) => {
      const days = [
        one.from && filled(areas.from, { date: asAtWords(one.from) }),
        one.until && filled(areas.until, { date: asAtWords(one.until) }),
      ].filter(Boolean);
      return fact(term, one, days.length > 0 ? `${days.join('. ')}: ${one.value}` : one.value);
    });
  const lines = [frontDoor, outOfHours, ...Object.values(contacts)].flatMap((one) => one.lines);
  return [
    { term: words.covers, text: pack.covers },
    { term: areas.notHere, text: pack.missing },
    ...(pack.retired
      ? [{ term: words.ended, text: `${pack.retired.note} ${pack.retired.successors.join(', ')}` }]
      : []),
    ...facts(areas.formerly, frontDoor.formerly),
    ...lines.flatMap(({ number, sure, elsewhere }) => [
      ...(sure ? [{ term: filled(words.sure, { number: number.value }), text: sure }] : []),
      ...(elsewhere ? [fact(filled(words.elsewhere, { number: number.value }), elsewhere)] : []),
    ]),
    ...(frontDoor.formSections
      ? [
          {
            term: areas.formSections,
            text: frontDoor.formSections.value.map(({ heading }) => heading).join('; '),
            note: frontDoor.formSections.note,
            from: from(frontDoor.formSections),
          },
        ]
      : []),
    ...facts(areas.receipt, frontDoor.receipt),
    ...facts(areas.domesticAbuse, frontDoor.domesticAbuse),
    ...(frontDoor.allocated ? [fact(areas.allocated, frontDoor.allocated)] : []),
    ...dated(areas.agreement, pack.agreement),
    ...dated(areas.document, pack.documents),
    ...Object.entries(pack.raises).map(([concern, level]) =>
      fact(
        `${areas.raises}: ${concernWords(all)[concern]?.label ?? concern}`,
        level,
        filled(areas.atLeast, { level: all.levels[level.value]?.name ?? level.value }),
      ),
    ),
    ...pack.escalation.flatMap(({ value, within }) =>
      within ? [{ term: `${areas.disagree}: ${value}`, text: soonWords(all.routes, within) }] : [],
    ),
    ...keysOf(followUp).flatMap((id) => {
      const time = pack.clocks[id];
      return time
        ? [
            {
              term: followUp[id].due,
              text: filled(areas.within, { time: clockWords(all.routes, time.value) }),
              note: time.note,
              from: from(time),
            },
          ]
        : [];
    }),
    ...pack.conflicts.flatMap(({ about, said, use }) => [
      ...said.map((one) => fact(`${areas.conflicts}: ${about}`, one)),
      { term: `${areas.used}: ${about}`, text: use },
    ]),
    ...pack.notes.map((one) => fact(`${areas.notes}: ${one.about}`, one)),
  ];
}
