import fc from 'fast-check';
// @ts-expect-error -- jsdom brings no types of its own
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import account from '../../content/pages/account.yaml';
import words from '../../content/pages/record.yaml';
import { toDocx } from '../../src/handover/docx.ts';
import { trainingLine } from '../../src/handover/training.ts';
import { hashesOf, destroyed } from '../../src/records/chain.ts';
import { tasksOf, toDoIn } from '../../src/records/course.ts';
import { addedTo, type Entries } from '../../src/records/entry.ts';
import { happenedAt, writtenLater } from '../../src/records/happened.ts';
import { receiptOf } from '../../src/records/receipt.ts';
import { hashOf } from '../../src/records/rules.ts';
import { dateAndTime } from '../../src/recommend/dates.ts';
import { followedThrough, kept, written } from '../records/kept.ts';
import {
  account as reasoned,
  explained,
  recordOf,
  refusedRequest,
  urgent,
} from '../records/made.ts';
import { times } from '../settings/count.ts';
import { unzip } from './unzip.ts';

const receipt = 'WS-AAAA-BBBB-CCCC';
const { DOMParser } = new JSDOM().window as typeof globalThis;
const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

const parse = (xml: string) => new DOMParser().parseFromString(xml, 'application/xml');
/** The document as its XML, every part of it well-formed. */
async function opened(entries: Entries, as = receipt) {
  const blob = await toDocx(entries, as);
  const files = unzip(Buffer.from(await blob.arrayBuffer()));
  const parts = [...files]
    .filter(([name]) => /\.(xml|rels)$/.test(name))
    .map(([name, xml]) => [name, parse(xml)] as const);
  const broken = parts.filter(([, xml]) => xml.querySelector('parsererror')).map(([name]) => name);
  const part = (name: RegExp) => parts.find(([one]) => name.test(one))![1];
  const links = parts.flatMap(([, xml]) =>
    [...xml.querySelectorAll('[TargetMode=External]')].map((one) => one.getAttribute('Target')),
  );
  return { type: blob.type, broken, part, links, body: part(/^word\/document\.xml$/) };
}

const all = (of: Document | Element, name: string) => [...of.getElementsByTagNameNS(w, name)];
/** The lines of a paragraph, as a person sees them. */
const textOf = (paragraph: Element) =>
  [...paragraph.getElementsByTagName('*')]
    .map((one) =>
      one.namespaceURI !== w
        ? ''
        : one.localName === 't'
          ? one.textContent
          : one.localName === 'br'
            ? '\n'
            : '',
    )
    .join('');
const styleOf = (paragraph: Element) => all(paragraph, 'pStyle')[0]?.getAttributeNS(w, 'val');
const paragraphs = (of: Document | Element) => all(of, 'p').map(textOf);
const headings = (body: Document, style: string) =>
  all(body, 'p')
    .filter((one) => styleOf(one) === style)
    .map(textOf);
const tables = (body: Document) =>
  all(body, 'tbl').map((table) =>
    all(table, 'tr').map((row) => all(row, 'tc').map((cell) => paragraphs(cell).join('\n'))),
  );

const record = recordOf({
  answers: { ...urgent, concerns: ['neglect', 'criminal-exploitation'], 'help-needed': 'starting' },
  draft: {
    evidence: { harm: 'child-said', concerns: 'saw' },
    notes: { harm: 'he locks the door', concerns: 'No coat on Monday.\nThe same jumper all week.' },
    ownView: { level: 'child-in-need', why: 'I thought the family could be asked first.' },
    choice: { follows: true, why: '', secondPerson: '' },
  },
  account: { familyTold: 'Not told.\n\nHe may be the person who locks the door.' },
});
const entries = await kept(followedThrough, record);

describe('the document says', async () => {
  const { body, part, type, broken } = await opened(entries);
  const said = paragraphs(body);
  const rows = tables(body).flat();

  test('everything, in the order of the printed record', () => {
    expect(broken).toEqual([]);
    expect(type).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document');
    expect(headings(body, 'Title')).toEqual([words.caption]);
    expect(headings(body, 'Heading1')).toEqual([
      words.decision,
      words.made,
      words.reasons,
      words.actions,
      'What happened next',
      words.answers,
      'Answered, then set aside',
      'Not confirmed in what Windscreen says',
      words.madeWith,
    ]);
  });

  test('own view, recommendation and decision side by side', () => {
    expect(rows).toContainEqual([
      words.own,
      'Child in need',
      'Why: I thought the family could be asked first.',
    ]);
    expect(rows).toContainEqual([
      words.recommended,
      record.recommendation.levelName,
      record.recommendation.act,
    ]);
    expect(rows).toContainEqual([words.decided, record.recommendation.levelName, words.followed]);
    expect(said).toContain(words.stay);
    expect(rows.find(([term]) => term === words.instead)![1]).toContain(record.recommendation.lead);
    expect(rows.find(([term]) => term === words.toRing)![1]).toContain('0345 045 5203');
  });

  test('each reason under its heading, line for line', () => {
    const under = (heading: string) => said[said.indexOf(heading) + 1];
    for (const [name, reason] of Object.entries(record.reasons))
      expect(under(account[name as 'facts'])).toBe(reason);
    expect(under(words.family)).toBe('Not told.\n\nHe may be the person who locks the door.');
    expect(under(words.consulted)).toBe(record.consulted);
    expect(under(words.review)).toBe('Tuesday 1 December 2026');
    expect(headings(body, 'Heading2')).toEqual(
      expect.arrayContaining([account.facts, account.justification, words.triggers]),
    );
  });

  test('every answer and how it was known, under its section, and those set aside apart', () => {
    const row = ({ ask, said: answer, evidence, note }: (typeof record.steps)[number]) => [
      ask,
      answer.split('; ').join('\n'),
      [evidence?.words, note && `“${note}”`].filter(Boolean).join('. '),
    ];
    for (const step of record.steps) expect(rows).toContainEqual(row(step));
    expect(record.setAside).toHaveLength(1);
    expect(rows).toContainEqual(row(record.setAside[0]!));
    expect(headings(body, 'Heading2')).toEqual(
      expect.arrayContaining([...new Set(record.steps.map(({ section }) => section))]),
    );
    expect(
      rows.find(
        ([ask]) => ask === record.steps.find(({ question }) => question === 'harm')!.ask,
      )![2],
    ).toContain('he locks the door');
  });

  test('each action and its deadline', () => {
    for (const { do: does, by, limit } of toDoIn(record, addedTo(entries)))
      expect(rows.map((cells) => cells.slice(0, 2))).toContainEqual([
        does,
        limit ? `${by}. ${limit}` : by,
      ]);
    const done = tasksOf(record, addedTo(entries)).filter(({ done }) => done);
    expect(done.length).toBeGreaterThan(2);
    for (const { does, done: by } of done)
      expect(rows.find(([action]) => action === does)?.[2]).toBe(
        `${by!.who}, ${dateAndTime(new Date(by!.at))}`,
      );
  });

  test('each entry: when, what, by whom, and all its lines and clocks', () => {
    for (const entry of addedTo(entries)) {
      const { at, by, title, shown, clocks } = entry;
      const heading = said.indexOf(`${dateAndTime(new Date(happenedAt(entry)))}: ${title}`);
      const late = writtenLater(entry) ? `. Written down on ${dateAndTime(new Date(at))}` : '';
      expect(said[heading + 1]).toBe(`Written by ${by}${late}`);
      for (const line of shown) expect(rows).toContainEqual([...line]);
      for (const clock of clocks) expect(rows.map(([, when]) => when)).toContain(clock.words);
    }
    expect(headings(body, 'Heading2').filter((one) => one.includes('2026'))).toHaveLength(
      followedThrough.length,
    );
  });

  test('what it was made with, and the hash that its receipt begins', async () => {
    expect(rows).toContainEqual([words.edition, record.law.name]);
    expect(rows).toContainEqual([words.rules, record.versions.rules]);
    expect(rows).toContainEqual(['SHA-256 of the decision', await hashOf(record)]);
    expect(rows).toContainEqual([
      'SHA-256 of the last of its 8 entries',
      (await hashesOf(entries)).at(-1),
    ]);
    expect(rows).toContainEqual([words.receipt, receipt]);
  });

  test('on every page: reference, receipt, page of pages, law edition and area', () => {
    const footer = part(/^word\/footer\d*\.xml$/);
    expect(paragraphs(footer)[0]).toContain(`${words.receipt} ${receipt}`);
    expect(all(footer, 'instrText').map(({ textContent }) => textContent.trim())).toEqual([
      'PAGE',
      'NUMPAGES',
    ]);
    expect(paragraphs(footer)[1]).toContain(record.law.name);
    expect(paragraphs(footer)[1]).toContain(record.area.name);
    expect(paragraphs(part(/^word\/header\d*\.xml$/)).join()).toContain('LN-0417');
  });
});

describe('the document is a real one', async () => {
  const { body, part } = await opened(entries);

  test('its headings are styles that a reader can move between, and that say so', () => {
    const styles = all(part(/^word\/styles\.xml$/), 'style');
    for (const [id, name, level] of [
      ['Heading1', 'heading 1', '0'],
      ['Heading2', 'heading 2', '1'],
    ] as const) {
      const style = styles.find((one) => one.getAttributeNS(w, 'styleId') === id)!;
      expect(all(style, 'name')[0]!.getAttributeNS(w, 'val')!.toLowerCase()).toBe(name);
      expect(all(style, 'outlineLvl')[0]?.getAttributeNS(w, 'val') ?? level).toBe(level);
      expect(all(style, 'keepNext').length).toBe(1);
    }
  });

  test('each table begins with a heading row that repeats, and no row is cut by a page, but one longer than it', async () => {
    const rowsOf = (document: Document) => all(document, 'tbl').map((table) => all(table, 'tr'));
    expect(rowsOf(body).length).toBeGreaterThan(10);
    for (const [head, ...rest] of rowsOf(body)) {
      expect(all(head!, 'tblHeader').length).toBe(1);
      expect(rest.length).toBeGreaterThan(0);
      expect(rest.flatMap((row) => all(row, 'tblHeader')).length).toBe(0);
      for (const row of [head!, ...rest]) expect(all(row, 'cantSplit').length, textOf(row)).toBe(1);
    }
    for (const note of ['word '.repeat(400), 'word\n'.repeat(60)]) {
      const long = await opened(await kept([], recordOf({ draft: { notes: { harm: note } } })));
      const free = rowsOf(long.body)
        .flat()
        .filter((row) => all(row, 'cantSplit').length === 0);
      expect(free.map(textOf)).toEqual([expect.stringContaining('word')]);
    }
  });

  test('it is A4, in British English, in one typeface of 10 points or more', () => {
    const page = all(body, 'pgSz')[0]!;
    expect(['w', 'h'].map((side) => page.getAttributeNS(w, side))).toEqual(['11906', '16838']);
    const styles = part(/^word\/styles\.xml$/);
    const defaults = all(styles, 'rPrDefault')[0]!;
    expect(all(defaults, 'lang')[0]!.getAttributeNS(w, 'val')).toBe('en-GB');
    expect(all(defaults, 'rFonts')[0]!.getAttributeNS(w, 'ascii')).toBe('Arial');
    const sizes = [
      ...all(body, 'sz'),
      ...['Cell', 'Edge', 'Heading1', 'Heading2', 'Title'].flatMap((id) => sizesOf(styles, id)),
      ...all(defaults, 'sz'),
    ];
    expect(sizes.length).toBeGreaterThan(5);
    for (const size of sizes)
      expect(Number(size.getAttributeNS(w, 'val'))).toBeGreaterThanOrEqual(20);
  });

  test('its properties name Windscreen and the receipt, and nobody', () => {
    const properties = part(/^docProps\/core\.xml$/);
    const value = (name: string) =>
      [...properties.getElementsByTagName('*')].find(({ localName }) => localName === name)
        ?.textContent;
    expect(value('title')).toBe(words.caption);
    expect(value('subject')).toBe(`${words.receipt} ${receipt}`);
    expect([value('creator'), value('lastModifiedBy')]).toEqual(['Windscreen', 'Windscreen']);
    expect(properties.documentElement.textContent).not.toMatch(/LN-0417|Okafor/);
  });
});

const sizesOf = (styles: Document, id: string) =>
  all(styles, 'style')
    .filter((style) => style.getAttributeNS(w, 'styleId') === id)
    .flatMap((style) => all(style, 'sz'));

describe('whatever is written', () => {
  test('stays text in a file that opens', async () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => !/\p{Surrogate}/u.test(text)),
      fc.constantFrom(
        '<w:p/>',
        ']]></w:t>',
        '&amp;&#0;',
        '\u0000\u0008\u001F\uFFFF',
        '\u202Efdp',
        'one\r\ntwo\n\nthree',
        '{"a":1}',
        '\t\t',
      ),
    );
    await fc.assert(
      fc.asyncProperty(hostile, hostile, hostile, async (one, other, third) => {
        const decision = recordOf({
          draft: {
            notes: { harm: one },
            evidence: { harm: 'told' },
            ownView: { level: 'early-help', why: third },
          },
          account: {
            reference: other,
            reasons: { ...reasoned.reasons, facts: one, risk: other },
            consulted: third,
          },
        });
        const [first, ...rest] = await kept(followedThrough.slice(0, 2), decision);
        const changed = rest.map((entry) => ({
          ...entry,
          title: one,
          by: third,
          shown: [[other, one]],
        }));
        const { body, broken, part, links } = await opened(
          [{ ...first, by: other }, ...changed] as unknown as Entries,
          third,
        );
        expect(broken).toEqual([]);
        expect(
          ['hyperlink', 'fldSimple', 'fldChar', 'instrText', 'object'].flatMap((what) =>
            all(body, what).map(({ localName }) => localName),
          ),
          'nothing written is a link or a field',
        ).toEqual([]);
        expect(links, 'it leads to nothing outside itself').toEqual([]);
        const legible = (text: string) =>
          shown(text).replace(/[^\t\n -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
        const said = paragraphs(body);
        // a record takes what was written without the blanks around it
        expect(said[said.indexOf(account.facts) + 1]).toBe(legible(one.trim()) || words.notWritten);
        expect(said[said.indexOf(account.risk) + 1]).toBe(
          legible(other.trim()) || words.notWritten,
        );
        if (one.trim()) expect(tables(body).flat()).toContainEqual([legible(other), legible(one)]);
        expect(paragraphs(part(/^word\/footer\d*\.xml$/))[0]).toContain(legible(third));
      }),
      {
        numRuns: 10 * times,
        seed: 1989,
        examples: [
          [' HYPERLINK "https://x.example/"', 'https://x.example/', '{ DDEAUTO c:\\x "x" }'],
        ],
      },
    );
  });

  /** Lines end in one way. */
  const shown = (text: string) => text.replace(/\r\n?/g, '\n');

  test('what is written from right to left is set so, and nothing beside it', async () => {
    const arabic = 'قالت له 14 مرة';
    const { body } = await opened(
      await kept([], recordOf({ account: { reasons: { ...reasoned.reasons, facts: arabic } } })),
    );
    const turned = all(body, 'p').filter((one) => all(one, 'bidi').length > 0);
    expect(turned.map(textOf)).toEqual([arabic]);
    expect(all(turned[0]!, 'rtl')).toHaveLength(1);
  });

  test('I33 what is held back to protect someone is not among what was shared', async () => {
    const toShare = {
      ...reasoned.toShare,
      recipient: 'Health visitor',
      facts: 'They moved to 14 Mill Lane',
      protect: '14 Mill Lane',
    };
    const shared = await opened(await kept([], recordOf({ account: { toShare } })));
    expect(tables(shared.body).flat()).toContainEqual([
      'FACTS (seen, heard or recorded)',
      'They moved to [held back to protect someone]',
    ]);
    expect(paragraphs(shared.body).join()).not.toContain('Mill Lane');
    const refused = await opened(
      await kept([], recordOf({ journey: 'share', answers: refusedRequest, account: { toShare } })),
    );
    expect(headings(refused.body, 'Heading1')).not.toContain(words.shared);
  });

  test('a choice that differs is told with its reason and its second person', async () => {
    const choice = {
      follows: false,
      level: 'universal-help',
      why: 'Dad is ill',
      secondPerson: 'Priya Nair',
    } as const;
    const { body } = await opened(
      await kept([], recordOf({ answers: explained, draft: { choice } })),
    );
    expect(tables(body).flat()).toContainEqual([
      words.decided,
      'Universal help',
      `${words.changed}\n${words.why}: Dad is ill\n${words.second}: Priya Nair`,
    ]);
  });
});

test('I45 a training document says so first, last and on every page; a live one nowhere', async () => {
  const { body, part } = await opened(
    await kept([], recordOf({ answers: { ...urgent, mode: 'training' } })),
  );
  const said = paragraphs(body).filter((text) => text.trim());
  expect([said[0], said.at(-1)]).toEqual([trainingLine, trainingLine]);
  expect(paragraphs(part(/^word\/header\d*\.xml$/)).join()).toContain(trainingLine);
  const live = await opened(entries);
  expect(
    [...paragraphs(live.body), ...paragraphs(live.part(/^word\/header\d*\.xml$/))].join(),
  ).not.toContain('TRAINING');
});

test('what was destroyed is refused, in words', async () => {
  const gone = await destroyed(
    entries,
    { title: 'Destroyed', why: 'Its time was up', authorisedBy: 'Priya Nair' },
    written('2036-01-01T00:00:00.000Z'),
  );
  await expect(toDocx(gone, await receiptOf(gone[0]))).rejects.toThrow(/has been destroyed/);
});
