import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readContent } from '../../content/plugin.ts';

/**
 * What shows that a sentence is so: a test by its file and the beginning of its title, or why none
 * can.
 */
type Shown = readonly (readonly [file: string, title: string])[] | { readonly because: string };

const draft = 'tests/browser/draft.test.ts';
const unfinished = 'tests/browser/unfinished.test.ts';
const later = 'tests/browser/later.test.ts';
const writing = 'tests/browser/writing.test.ts';
const killed = 'tests/browser/killed.test.ts';
const network = 'tests/browser/network.test.ts';
const records = 'tests/browser/records.test.ts';
const opening = 'tests/browser/vault/opening.test.ts';
const firefox = 'tests/firefox/profile.ts';
const engines = 'tests/engines/stories.ts';
const privately = 'tests/browser/private.test.ts';
const areas = 'tests/browser/areas.test.ts';
const offline = 'tests/browser/offline.test.ts';
const numbers = 'tests/browser/numbers.test.ts';
const wholeJourney = [network, 'I44 in a whole journey no request leaves the origin'] as const;
const clearing = [network, 'I44 clear everything is one click'] as const;
const advice = { because: 'it asks something of the reader, and claims nothing of Windscreen' };

/**
 * Every sentence of the privacy page. One that is changed or added must be shown to be true before
 * it is said.
 */
const shown: Readonly<Record<string, Shown>> = {
  'What you type stays on this device.': [wholeJourney],
  'Windscreen has no server to send it to.': [
    [network, 'I44 the page’s own policy allows nothing but itself'],
  ],

  'Windscreen sends nothing that you type.': [wholeJourney],
  'It only fetches its own parts from the site that serves it.': [
    wholeJourney,
    [network, 'I44 the policy does hold'],
  ],
  'There are no accounts, no counting of visitors and no cookies.': [wholeJourney, clearing],
  'Fonts and pictures come from that site too, so no other site learns that you opened it.': [
    wholeJourney,
  ],
  'The site that serves it can see that someone loaded it, and which area’s details.': [
    [areas, 'no area’s pack is fetched before it is chosen, and then only that one'],
  ],
  'It cannot see what you answer about a child.': [wholeJourney],
  'Your browser is asked not to remember what you type and not to check its spelling, since some send it to their maker to be checked.':
    [
      [
        'tests/ui/components/unwatched.test.ts',
        'a browser neither remembers what is typed in a box',
      ],
      ['tests/ui/components/unwatched.test.ts', 'every form, box of text and select'],
      [firefox, 'nothing that is typed lies in the clear in a profile'],
    ],
  'A browser extension or a keyboard app may still read what you type.': {
    because: 'it warns of what Windscreen cannot prevent',
  },
  'Use a device that your organisation looks after.': advice,

  'Your role, the kind of organisation you work for and your area are remembered in this browser, so that you need not give them each time.':
    [[draft, 'I44 what is said about a child is never stored in clear']],
  'They say nothing about a child.': [
    [draft, 'I44 what is said about a child is never stored in clear'],
  ],
  'Your own area’s pack, if you choose to keep one, is kept in this browser.': [
    [areas, 'a partnership’s own pack: chosen, proved, kept, used in a decision, and let go'],
  ],
  'It holds names, numbers and deadlines, and nothing about a child.': {
    because: 'the schema of a pack has no place for a child',
  },
  'Whether a council’s number worked, if you say so after a call, is kept in this browser with the number and the day.':
    [[numbers, 'a number that was wrong says so']],
  'It says nothing about a child.': [[numbers, 'a number that was wrong says so']],
  'Where About Windscreen says that it is ready without a network, its own parts are kept in this browser, with the entry of each council that you look at.':
    [
      [offline, 'with the network cut, a decision is made in a folder of a host'],
      [offline, 'which councils somebody has looked at goes when what is remembered is cleared'],
    ],
  'The training cases that you have practised are remembered in this browser.': [
    ['tests/training/progress.test.ts', 'what is noted is there the next time'],
  ],
  'Nothing in them is real.': [
    ['tests/training/progress.test.ts', 'someone’s own scenario is never noted'],
  ],

  'A decision that you have begun is kept in this browser as you go, sealed (encrypted).': [
    [draft, 'a draft survives a reload'],
    [draft, 'I44 what is said about a child is never stored in clear'],
    [killed, 'nothing typed lies in its profile in the clear'],
  ],
  'If it cannot be kept, the page that you are on says so.': [
    [unfinished, 'a full store is said on the page that is being typed on'],
    [draft, 'where the browser ${how}, it says that answers are not kept'],
  ],
  'It is still there after a reload, a crash, or closing the tab or the browser.': [
    [draft, 'a draft survives a reload'],
    [draft, 'a draft survives a renderer that crashes'],
    [unfinished, 'what was begun in a tab that has been closed is offered in a fresh one'],
    [killed, 'nothing that was said to be kept is lost'],
  ],
  'The start page offers it.': [
    [unfinished, 'what was begun in a tab that has been closed is offered in a fresh one'],
  ],
  'It goes when you drop it, or seven days after its last change.': [
    [unfinished, 'what is dropped goes with its key'],
    [unfinished, 'what nobody has changed for seven days goes by itself'],
  ],
  'Private windows drop it once they are closed.': [
    [privately, 'a private window keeps'],
    [engines, 'private windows keep'],
  ],
  'After a call you can finish it later.': [[later, 'I finish after the call, with my records']],
  'Only if you say so, it goes behind the passphrase of your records, or into a file that its own passphrase opens.':
    [
      [later, 'I finish after the call, with my records'],
      [later, 'I finish after the call, from a file'],
    ],
  'With your records, it leaves the rest of this browser, and stays until you carry on with it or drop it.':
    [
      [later, 'I finish after the call, with my records'],
      ['tests/records/records.test.ts', 'what is left unfinished is no record'],
    ],
  'Kept in this browser as you go, its key lies in the same browser.': [
    [unfinished, 'what was begun in a tab that has been closed is offered in a fresh one'],
  ],
  'Anyone who can use this browser, or copy its files, could open it.': {
    because: 'the key lies beside what it seals, and the start page opens it for whoever asks',
  },
  'A tab that you close and reopen shows it again, unless it has gone.': [
    [unfinished, 'a tab that is reopened shows its draft again'],
    [firefox, 'a tab that is reopened'],
  ],
  'What you are adding to a record is kept in the same way until you add it.': [
    [unfinished, 'what is being written to a record outlives its tab'],
  ],
  'A training scenario that you write is kept in the same way.': [
    [writing, 'what is written outlives a reload and its tab, and goes when another is begun'],
  ],
  'The names on certificates are kept nowhere.': [
    ['tests/ui/training/certificates.test.ts', 'what is typed is kept nowhere'],
  ],

  'A finished record is kept like an unfinished decision.': [
    [unfinished, 'a finished record that was taken away goes with its tab'],
  ],
  'Keep it on this device, print it, save it as a file or paste it into your own system within seven days.':
    advice,
  'Once you have taken it away and closed its tab, it goes the next time Windscreen is opened.': [
    [unfinished, 'a finished record that was taken away goes with its tab'],
    [unfinished, 'copying the receipt alone takes nothing away'],
  ],
  'What you keep in Records is encrypted on this device.': [
    [opening, 'nothing that is stored can be read'],
  ],
  'Your passphrase opens it, and is not stored anywhere.': [
    [opening, 'a wrong passphrase opens nothing'],
    [opening, 'nothing that is stored can be read'],
  ],
  'If somebody tries a wrong one, the day and time are kept here too.': [
    [opening, 'each wrong passphrase and code is kept by its moment'],
  ],
  'If you forget it, only your recovery code opens your records.': [
    [records, 'a wrong passphrase loses nothing, and the recovery code'],
  ],
  'Nobody can reset either, not even the people who make Windscreen.': [
    [opening, 'nothing that is stored can be read'],
  ],
  'Records lock when you stop using them, and at once when you hide the screen.': [
    ['tests/browser/records-pages.test.ts', 'left alone, the records warn before they lock'],
    [records, 'hiding the screen locks what is kept'],
  ],
  'While they are unlocked, anyone at this device can read them.': {
    because: 'it warns of what Windscreen cannot prevent',
  },
  'Your browser may clear its storage without asking, and private windows clear it once they are closed.':
    [
      [
        'tests/browser/vault/storage.test.ts',
        'a browser that clears the site’s data takes an open vault away',
      ],
      [privately, 'a private window keeps'],
      [engines, 'private windows keep'],
    ],
  'Make backups, and put each receipt in your own organisation’s system at once.': advice,
  'Each record has a key of its own.': [
    [
      'tests/browser/vault/saving.test.ts',
      'a shredded item’s key and bytes are in no row any more',
    ],
  ],
  'When a record is destroyed its key goes with it.': [
    [
      'tests/browser/vault/saving.test.ts',
      'a shredded item’s key and bytes are in no row any more',
    ],
  ],
  'Whatever is dropped or destroyed, copies, printed pages and old backups are not deleted, and the browser may keep its bytes on the disk for a while.':
    { because: 'it says what is not promised' },

  'You do not need to name the child to decide.': [
    [draft, 'where the browser ${how}, it says that answers are not kept'],
  ],
  'Use your own organisation’s reference.': advice,
  'Write names by hand on the printed copy, or in your own organisation’s system.': advice,
  'If you do type a name or an address, it is kept like the rest and appears in what you save or print.':
    [wholeJourney],

  'Saved and printed copies are yours to look after, under your organisation’s own rules.': advice,
  'On a shared device, hide the screen when you step away, and clear drafts when you finish.':
    advice,
  'The official record is the one in your own organisation’s system.': advice,

  'One click clears what is unfinished and what is remembered.': [clearing],
  'Every draft, every training scenario that you are writing, every finished record that you have not kept, your remembered role, profession, organisation and area, your own area’s pack, which numbers worked, which councils you looked at and what you have practised all go.':
    [
      clearing,
      [offline, 'which councils somebody has looked at goes when what is remembered is cleared'],
      [numbers, 'a number that was wrong says so'],
      [
        'tests/training/progress.test.ts',
        'clearing everything that Windscreen keeps clears it too',
      ],
    ],
  'A decision that is open in another tab is kept again if someone goes on with it there.': [
    [
      unfinished,
      'what is cleared while another tab is open is kept again once someone goes on there',
    ],
  ],
  'What you keep in Records stays.': [
    [
      unfinished,
      'what is being written to a record goes when drafts are cleared, and the record stays',
    ],
  ],
  'To destroy it, unlock it and go to Records, then Passphrase and settings.': [
    [
      records,
      'the passphrase and the recovery code are changed, the old ones open nothing, and all of it can be destroyed',
    ],
  ],
  'It cannot be undone, and it does not reach copies that you saved or printed.': [clearing],
};

type Prose = {
  readonly intro: string;
  readonly parts: readonly { readonly items: readonly string[] }[];
};
const { intro, parts } = (await readContent('content/pages/privacy.yaml')) as Prose;
const sentences = [intro, ...parts.flatMap(({ items }) => items)].flatMap((text) =>
  text.split(/(?<=\.)\s+/),
);

test('every sentence of the privacy page has what shows it, and nothing is shown that it does not say', () => {
  expect(sentences.length).toBeGreaterThan(30);
  expect(Object.keys(shown).sort()).toEqual([...sentences].sort());
});

test('what shows a sentence is there: each test by its name', () => {
  const missing = Object.entries(shown).flatMap(([sentence, by]) =>
    'because' in by
      ? []
      : by.flatMap(([file, title]) =>
          existsSync(file) && readFileSync(file, 'utf8').includes(title)
            ? []
            : [`“${sentence}” is shown by “${title}”, which is not in ${file}`],
        ),
  );
  expect(missing).toEqual([]);
});
