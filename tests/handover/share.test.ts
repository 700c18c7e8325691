import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ToShare } from '../../src/records/account.ts';
import { heldBack, sharePreview } from '../../src/handover/share.ts';

const toShare: ToShare = {
  recipient: 'Duty health visitor, Fellmere clinic',
  facts: 'On Monday at 8.55 he had no coat.',
  opinion: 'I think he is not being fed at weekends.',
  fromOthers: 'His aunt said: “they moved to 14 Mill Lane”.',
  protect: '',
  includeProtected: false,
  whyInclude: '',
};
const preview = (changed: Partial<ToShare>) => {
  const made = sharePreview({ ...toShare, ...changed }, 'live');
  return 'text' in made ? made.text : made.problems.map(({ field }) => field);
};

test('I34 facts, opinion and what others said stand apart, each under its own heading', () => {
  const text = preview({}) as string;
  const under = (heading: string) => text.slice(text.indexOf(heading)).split('\n')[1];
  expect(under('FACTS')).toBe(toShare.facts);
  expect(under('OPINION')).toBe(toShare.opinion);
  expect(under('WHAT OTHERS SAID')).toBe(toShare.fromOthers);
  const lines = (preview({ opinion: '' }) as string).split('\n');
  expect(lines[lines.findIndex((line) => line.startsWith('OPINION')) + 1]).toBe('Nothing.');
});

describe('I35 it goes to one person or role', () => {
  test.each([
    '',
    '  ',
    'everyone',
    'Every one',
    'Everybody at school',
    'the year 6 group chat',
    'WhatsApp',
    'All staff',
    'all the parents',
    'the whole school',
    'mailing list',
    'Facebook',
  ])('never to “%s”', (recipient) => expect(preview({ recipient })).toEqual(['recipient']));
  test.each([
    'Duty social worker',
    'The head of year',
    'DC Marsh, via the switchboard',
    'Named nurse for all of Fellmere',
    'School nursing team lead',
  ])('but to “%s”', (recipient) => expect(preview({ recipient })).toContain(`For: ${recipient}`));
  test('and holds something', () => {
    expect(preview({ facts: ' ', opinion: '', fromOthers: '' })).toEqual(['shareFacts']);
  });
});

describe('I33 who or where someone at risk is stays out', () => {
  test.each([
    '14 Mill Lane',
    '14  mill\nlane',
    'Mum: 14 Mill Lane',
    'Her refuge; 14 Mill Lane',
    'Flat 2, 14 Mill Lane, Fellmere',
    'MILL LANE',
  ])('when it is protected as “%s”', (protect) => {
    const text = preview({ protect });
    expect(text).not.toMatch(/mill\s+lane/i);
    expect(text).toContain(heldBack);
    expect(text).toContain('Please protect the identity of the person at risk');
  });

  test('until it is included for a reason, and then the recipient is told whom to protect', () => {
    expect(preview({ protect: '14 Mill Lane', includeProtected: true })).toEqual(['whyInclude']);
    const text = preview({
      protect: '14 Mill Lane',
      includeProtected: true,
      whyInclude: 'you visit on Friday',
    });
    expect(text).toContain('they moved to 14 Mill Lane');
    expect(text).toContain('Please protect the identity and whereabouts of: 14 Mill Lane.');
    expect(text).toContain('you visit on Friday');
  });

  test('a short name stands alone, and is not taken out of other words', () => {
    const text = preview({ protect: 'Jo', facts: 'Jo’s brother saw a Joiner. Told by jo.' });
    expect(text).toContain(`${heldBack}’s brother saw a Joiner. Told by ${heldBack}.`);
  });
  test('either apostrophe, and an accent written in either way', () => {
    expect(preview({ protect: 'Ms O’Brien', facts: "ms o'brien rang" })).not.toMatch(/brien/i);
    expect(preview({ protect: 'Zoe\u0308 Hart', facts: 'Zo\u00EB Hart rang' })).not.toMatch(
      /hart/i,
    );
  });
  test('a mark that means something to a search is only a mark', () => {
    expect(preview({ protect: 'Unit (4)', facts: 'at unit (4) now' })).not.toContain('(4)');
    expect(preview({ protect: '-', facts: 'well-known' })).toContain('well-known');
  });

  test('wherever it was written, whatever it is', () => {
    const secret = fc
      .string({ minLength: 3, maxLength: 30 })
      .filter((text) => /[a-z0-9]/i.test(text) && text.trim().length >= 3);
    fc.assert(
      fc.property(
        secret,
        fc.constantFrom('facts', 'opinion', 'fromOthers', 'recipient'),
        (protect, field) => {
          const text = preview({ protect, [field]: `§${protect}§` });
          if (typeof text !== 'string') return; // a crowd, by chance
          expect(text).not.toContain(`§${protect}§`);
          expect(text.split('§')[1]).not.toContain(protect.trim());
        },
      ),
      { seed: 1989 },
    );
  });
});

test('the recipient is always told to protect identities', () => {
  expect(preview({})).toMatch(/Please protect the identity of anyone who could be at risk/);
});

test('I45 what is shared in training says so, first and last', () => {
  const made = sharePreview(toShare, 'training');
  const lines = 'text' in made ? made.text.split('\n') : [];
  expect([lines[0], lines.at(-1)]).toEqual(
    Array(2).fill('TRAINING. An invented case, not a real record.'),
  );
});
