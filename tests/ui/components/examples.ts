// Every component once or more, for the browser to look at and axe to judge. Invented throughout.
import { createRawSnippet, type Component } from 'svelte';
import chartWords from '../../../content/chart.yaml';
import AnswersTable from '../../../src/ui/text/AnswersTable.svelte';
import BackLink from '../../../src/ui/layout/BackLink.svelte';
import Bar from '../../../src/ui/layout/Bar.svelte';
import Bars from '../../../src/ui/pictures/Bars.svelte';
import Button from '../../../src/ui/form/Button.svelte';
import CallPanel from '../../../src/ui/text/CallPanel.svelte';
import Checkboxes from '../../../src/ui/form/Checkboxes.svelte';
import Columns from '../../../src/ui/layout/Columns.svelte';
import DateInput from '../../../src/ui/form/DateInput.svelte';
import Define from '../../../src/ui/text/Define.svelte';
import Cited from '../../../src/ui/text/Cited.svelte';
import Details from '../../../src/ui/text/Details.svelte';
import DoDont from '../../../src/ui/text/DoDont.svelte';
import Emergency from '../../../src/ui/text/Emergency.svelte';
import ErrorSummary from '../../../src/ui/form/ErrorSummary.svelte';
import Footer from '../../../src/ui/layout/Footer.svelte';
import HideScreen from '../../../src/ui/layout/HideScreen.svelte';
import InsetText from '../../../src/ui/text/InsetText.svelte';
import LevelBadge from '../../../src/ui/text/LevelBadge.svelte';
import LinkList from '../../../src/ui/text/LinkList.svelte';
import Pairs from '../../../src/ui/text/Pairs.svelte';
import Promises from '../../../src/ui/text/Promises.svelte';
import Radios from '../../../src/ui/form/Radios.svelte';
import Reasons from '../../../src/ui/text/Reasons.svelte';
import Receipt from '../../../src/ui/text/Receipt.svelte';
import Script from '../../../src/ui/text/Script.svelte';
import ServiceNavigation from '../../../src/ui/layout/ServiceNavigation.svelte';
import Sides from '../../../src/ui/layout/Sides.svelte';
import SkipLink from '../../../src/ui/layout/SkipLink.svelte';
import Steps from '../../../src/ui/text/Steps.svelte';
import SummaryList from '../../../src/ui/text/SummaryList.svelte';
import Table from '../../../src/ui/text/Table.svelte';
import Tag from '../../../src/ui/text/Tag.svelte';
import Textarea from '../../../src/ui/form/Textarea.svelte';
import TextInput from '../../../src/ui/form/TextInput.svelte';
import Thumb from '../../../src/ui/layout/Thumb.svelte';
import TickList from '../../../src/ui/form/TickList.svelte';
import Timeline from '../../../src/ui/pictures/Timeline.svelte';
import TrainingBand from '../../../src/ui/layout/TrainingBand.svelte';
import Why from '../../../src/ui/text/Why.svelte';
import Way from '../../../src/ui/pictures/Way.svelte';
import Windscreen from '../../../src/ui/pictures/Windscreen.svelte';
import Passphrase from '../../../src/ui/form/Passphrase.svelte';
import Noted from '../../../src/ui/form/Noted.svelte';
import RecordsTable from '../../../src/ui/text/RecordsTable.svelte';
import Combobox from '../../../src/ui/form/Combobox.svelte';
import Select from '../../../src/ui/form/Select.svelte';
import Worklist from '../../../src/ui/text/Worklist.svelte';
import Chart from '../../../src/ui/pictures/Chart.svelte';
import CodeCard from '../../../src/ui/text/CodeCard.svelte';
import FileInput from '../../../src/ui/form/FileInput.svelte';
import HandOn from '../../../src/ui/pictures/HandOn.svelte';
import Hero from '../../../src/ui/layout/Hero.svelte';
import Join from '../../../src/ui/pictures/Join.svelte';
import PaperColumns from '../../../src/ui/layout/PaperColumns.svelte';
import PrintLine from '../../../src/ui/layout/PrintLine.svelte';
import Question from '../../../src/ui/form/Question.svelte';
import Section from '../../../src/ui/layout/Section.svelte';
import Split from '../../../src/ui/layout/Split.svelte';
import Drawing from '../../../src/ui/pictures/Drawing.svelte';
import { drawings } from '../../../src/papers/family/drawings.ts';
import Spread from '../../../src/ui/pictures/Spread.svelte';
import Stages from '../../../src/ui/pictures/Stages.svelte';
import Timer from '../../../src/ui/pictures/Timer.svelte';
import Toggle from '../../../src/ui/form/Toggle.svelte';

export interface Example {
  name: string;
  component: Component<Record<string, unknown>>;
  props: Record<string, unknown>;
  /** the words inside, for a component with children */
  text?: string;
}

export const levels = [
  { n: 1, name: 'Universal', plain: 'Everyday services can meet this child’s needs.' },
  { n: 2, name: 'Early help', plain: 'Needs are starting to show.' },
  { n: 3, name: 'Targeted', plain: 'Several or complex needs.' },
  {
    n: 4,
    name: 'Child in need',
    plain: 'Without help from the council, health or development is likely to suffer.',
  },
  {
    n: 5,
    name: 'Significant harm',
    plain: 'Reason to suspect significant harm, or that it is likely.',
  },
];

const answers = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { divider: 'or' },
  { value: 'unsure', label: 'I’m not sure', hint: 'We will show you who to talk to' },
];
const concerns = [
  {
    heading: 'Harm to the body',
    items: [
      {
        value: 'bruise',
        label: 'A bruise on a baby who cannot yet move',
        hint: 'Whatever the explanation',
      },
      { value: 'burn', label: 'A burn or scald' },
    ],
  },
  {
    heading: 'Harm from outside the home',
    items: [{ value: 'criminal-exploitation', label: 'Criminal exploitation' }],
  },
];
const none = { value: 'none', label: 'None of these' };
const tickList = {
  heading: false,
  groups: [
    {
      heading: 'Hurt by someone',
      holds: 'Marks, burns, blows',
      items: [
        { value: 'mark', label: 'A mark that nobody explains', hint: 'Whatever is said of it' },
        {
          value: 'mark-near-home',
          label: 'Whoever did it is near the home',
          hint: 'A neighbour counts',
          under: ['mark'],
        },
        { value: 'scald', label: 'A scald', hint: 'Count hot drinks' },
      ],
    },
    {
      heading: 'Outside the home',
      holds: 'Gangs, strangers',
      items: [{ value: 'gang', label: 'Someone in a gang' }],
    },
  ],
  none,
  find: () => undefined,
  search: {
    label: 'Find a line',
    hint: 'Such as “burn”',
    nothing: 'No line has these words.',
    headings: 'Show the headings',
  },
  found: (n: number) => `${n} found`,
  ticked: (n: number) => `${n} ticked`,
  more: 'More lines have opened.',
};

const paragraph = (text: string) =>
  createRawSnippet(() => ({ render: () => `<p class="govuk-body">${text}</p>` }));
const place = { x: 0, y: 0, width: 140, height: 60 };
const inPlace = (text: string, at: { x: number; y: number }) => ({
  ...place,
  ...at,
  text,
  label: { lines: [text], x: at.x + 10, y: at.y + 35, width: 120 },
});

/**
 * Keeps an example's props checked against its component's, though the list forgets which is whose.
 */
const example = <P extends object>(
  name: string,
  component: Component<P>,
  props: Partial<P>,
  text?: string,
): Example => ({
  name,
  component: component as unknown as Example['component'],
  props: props as Record<string, unknown>,
  ...(text === undefined ? {} : { text }),
});

/**
 * One name, one example: ids stay unique when all are on a page together. The page gives the h1, so
 * no question here does.
 */
export const examples: Example[] = [
  example('skip link', SkipLink, {}),
  example('training band', TrainingBand, { text: 'An invented case.' }),
  example('bar', Bar, { name: 'Windscreen', home: '#/', onhide: () => {} }),
  example('navigation', ServiceNavigation, {
    label: 'Windscreen',
    items: [
      { href: '#/', text: 'Decide', current: true },
      { href: '#/records', text: 'Records' },
    ],
  }),
  example('back link', BackLink, { href: '#/back', text: 'Back' }),
  example('box with a note', Noted, { notes: ['Give a day.'], onleave: () => {} }, 'A box'),
  example('error summary', ErrorSummary, {
    errors: [
      { message: 'Choose yes or no', field: 'radios-error' },
      { message: 'Something else went wrong', field: '' },
    ],
  }),
  example('button', Button, {}, 'Continue'),
  example('button that starts', Button, { kind: 'start', href: '#/start' }, 'Start now'),
  example('button, second', Button, { kind: 'secondary' }, 'Save'),
  example('button that warns', Button, { kind: 'warning' }, 'Delete this draft'),
  example('radios', Radios, {
    name: 'radios',
    legend: 'Is the child safe?',
    heading: false,
    size: 'm',
    hint: 'You do not need proof',
    items: answers,
  }),
  example('radios, wrong', Radios, {
    name: 'radios-error',
    legend: 'Is the child safe tonight?',
    heading: false,
    error: 'Choose yes or no',
    items: answers,
  }),
  example('checkboxes', Checkboxes, {
    name: 'concerns',
    legend: 'Have you seen any of these?',
    heading: false,
    size: 'm',
    groups: concerns,
    none,
    values: ['burn'],
  }),
  example('checkboxes, wrong', Checkboxes, {
    name: 'concerns-error',
    legend: 'Have you heard any of these?',
    heading: false,
    error: 'Tick what applies',
    groups: [{ items: concerns[1]!.items }],
    none,
  }),
  example('tick list', TickList, {
    ...tickList,
    name: 'seen',
    legend: 'What have you seen?',
    size: 'm',
    values: ['mark'],
  }),
  example('tick list, wrong', TickList, {
    ...tickList,
    name: 'heard',
    legend: 'What have you heard?',
    error: 'Tick what applies',
  }),
  example('thumb', Thumb, {}, 'Continue'),
  example('text input', TextInput, {
    name: 'reference',
    label: 'Local reference',
    hint: 'Not the child’s name',
    width: 10,
  }),
  example('text input, wrong', TextInput, {
    name: 'reference-error',
    label: 'Your reference',
    error: 'Enter a reference',
  }),
  example('textarea', Textarea, { name: 'why', label: 'Why? (optional)', size: 's', rows: 3 }),
  example('textarea, wrong', Textarea, {
    name: 'why-error',
    label: 'Your reason',
    error: 'Give a reason',
  }),
  example('date input', DateInput, {
    name: 'on',
    legend: 'When was it?',
    hint: 'For example, 23 11 2026',
  }),
  example('date input, wrong', DateInput, {
    name: 'on-error',
    legend: 'When did you ring?',
    error: 'Enter a month from 1 to 12',
    wrong: ['month'],
    value: { day: '23', month: '13', year: '2026' },
  }),
  example('summary list', SummaryList, {
    rows: [
      {
        key: 'Your role',
        value: 'Nursery key worker',
        change: { what: 'your role', href: '#/role' },
      },
      {
        key: 'Seen or heard',
        value: ['A burn', 'A bruise'],
        how: 'Saw it myself',
        tag: 'Example',
        change: { what: 'what you saw', onclick: () => {} },
      },
      { key: 'Hours', value: 'In office hours' },
    ],
  }),
  example('cited', Cited, {
    title: 'Working together',
    publisher: 'Department for Education',
    date: 'December 2023',
    link: 'https://www.gov.uk/working-together',
  }),
  example('cited: only its site is known', Cited, {
    title: 'Data protection',
    publisher: 'ICO',
    date: '2024',
    link: 'https://ico.org.uk/',
  }),
  example('cited: it has no page', Cited, {
    title: 'Windscreen’s own rule',
    publisher: 'Windscreen',
    date: '2026',
  }),
  example(
    'details',
    Details,
    { summary: 'Things to weigh up', open: true },
    'How bad is it, and how often?',
  ),
  example('inset text', InsetText, {}, 'What you type stays on this device.'),
  example('tag', Tag, { text: 'Example area' }),
  example('tag, solid', Tag, { text: 'Finished', solid: true }),
  example('definition', Define, {
    term: 'Significant harm',
    text: 'Harm serious enough that the council must find out whether to protect the child.',
  }),
  example('windscreen, unmarked', Windscreen, { levels }),
  example('windscreen', Windscreen, {
    levels,
    level: 5,
    own: 4,
    caption: 'On the windscreen',
    plain: true,
  }),
  example('windscreen with a range', Windscreen, { levels, level: 3, upTo: 5, own: 3 }),
  example('windscreen between two levels', Windscreen, { levels, level: 4.5, upTo: 5 }),
  example('windscreen, bare', Windscreen, { levels, own: 2, bare: true }),
  example('level badge', LevelBadge, { level: 5, name: 'Significant harm', of: true }),
  example('level badge, 999', LevelBadge, { level: 999, name: 'Emergency' }),
  example('call panel', CallPanel, {
    who: 'Fellmere front door',
    number: '03069 990127',
    how: 'Option 2',
    sure: 'Pages differ.',
    more: { summary: 'More about this number', text: 'Another page prints 03069 990128.' },
    tried: 'It worked here on 24 November 2026.',
    now: 'Open for 19 more minutes',
    hours: ', until 5pm',
  }),
  example('call panel without a number', CallPanel, {
    who: 'Fellmere front door',
    missing: 'No number in this pack',
    link: { href: '#/council', text: 'Fellmere council’s website' },
  }),
  example('script', Script, {
    copied: 'Copied',
    notCopied: 'Not copied',
    paragraphs: ['“I’m ringing to make a referral.”', '“When will I hear?”'],
  }),
  example('do and do not', DoDont, {
    dos: ['write down the words'],
    donts: ['ask for the story again'],
  }),
  example('why', Why, {
    reasons: [{ said: 'You said: a burn', so: 'So level 5.', source: 'Windscreen’s own rule' }],
  }),
  example('pairs', Pairs, {
    rows: [
      { term: 'After 5pm', text: 'Emergency Duty Team, ', tel: '03069 990128' },
      { term: 'Content', code: '9f2c 71ab' },
      { term: 'Law', link: { href: '#/law', text: 'Law edition' } },
    ],
  }),
  example('steps', Steps, {
    steps: [
      { what: 'Ring the front door.' },
      {
        when: 'By 5pm',
        what: 'Tell your safeguarding lead.',
        how: 'Ring first.',
        guide: '#/guidance/neglect',
      },
    ],
    open: { how: 'How', guide: 'Read the guide' },
  }),
  example(
    'emergency',
    Emergency,
    {
      title: 'Call 999 now',
      lead: 'Ring first.',
      parts: [
        { heading: 'Tell them', items: ['where the child is now'] },
        { heading: 'If you cannot speak', text: 'Stay on the line.' },
      ],
      note: 'You do not need anyone’s agreement.',
      after: 'Your answers are kept.',
    },
    'I have called',
  ),
  example('receipt', Receipt, {
    code: 'WS-7K4Q-93MD-XV2H',
    note: 'Paste it into your own system today.',
  }),
  example('sides', Sides, {
    sides: [
      { term: 'Own view', level: 4, name: 'Child in need', text: 'He needs checking.' },
      { term: 'Recommendation', level: 0, name: 'Record only' },
    ],
  }),
  example('reasons', Reasons, { rows: [{ heading: 'Facts', text: 'A mark.\nSeen at 4:10pm.' }] }),
  example('pairs, with where each came from', Pairs, {
    rows: [
      {
        term: 'In office hours',
        tel: '03069 990123',
        text: 'Option 2.',
        note: 'The number did not change with the name.',
        more: { summary: 'More about this number', text: 'Another page prints 03069 990128.' },
        from: 'Fellmere Council, April 2023: published.',
        warning: 'Last confirmed more than 180 days ago. Check before use.',
      },
      { term: 'Website', link: { href: 'https://example.com/', text: 'https://example.com/' } },
    ],
  }),
  example('two columns on paper', PaperColumns, {}, 'What is looked up and not read through'),
  example('answers table', AnswersTable, {
    caption: 'Every answer',
    groups: [
      { heading: 'The child', rows: [{ question: 'Age', answer: 'Under 1', how: 'Record' }] },
    ],
    setAside: [{ question: 'Early help?', answer: ['Yes'] }],
  }),
  example('table', Table, {
    caption: 'Actions',
    says: true,
    head: ['Action', 'By'],
    groups: [{ rows: [['Ring', 'Today']] }],
  }),
  example('select', Select, {
    name: 'which',
    label: 'Which',
    items: [
      { value: 'any', text: 'All of them' },
      { value: 'open', text: 'Open' },
    ],
    value: 'any',
  }),
  example('select under headings', Select, {
    name: 'town',
    label: 'Town',
    items: [
      { value: '', text: 'Choose a town' },
      { heading: 'North', items: [{ value: 'fellmere', text: 'Fellmere' }] },
    ],
  }),
  example('combobox', Combobox, {
    name: 'place',
    label: 'Town',
    hint: 'Type the first letters.',
    error: 'Choose a town',
    typed: 'Fellmere',
    find: () => [{ value: 'fellmere', label: 'Fellmere', more: 'North' }],
    only: () => undefined,
    onchange: () => {},
    status: () => 'One found.',
    none: 'No town has that name.',
  }),
  example('passphrase', Passphrase, {
    name: 'secret',
    label: 'Passphrase',
    show: 'Show what I type',
    hint: 'At least 15 characters',
  }),
  example('worklist', Worklist, {
    rows: [
      {
        href: '#/records/1',
        what: 'Chase a reply about LN-0415',
        why: 'Nothing has been heard.',
        tag: '2 days late',
        late: true,
      },
      {
        href: '#/records/2',
        what: 'Review LN-0402',
        why: 'Ask about harm again.',
        tag: 'Tuesday 1 December 2026',
        late: false,
      },
    ],
  }),
  example('records table', RecordsTable, {
    caption: 'All records',
    head: ['Reference', 'Decided', 'Level decided', 'What was done', 'Next'],
    rows: [
      {
        id: '1',
        href: '#/records/1',
        reference: 'LN-0417',
        decided: 'Tuesday 24 November 2026',
        level: 5,
        levelName: 'Significant harm',
        what: 'Ring children’s social care now',
        next: 'Review: Tuesday 1 December 2026',
      },
    ],
  }),
  example('way', Way, {
    label: 'To tea',
    parts: [
      { text: 'Thirst', href: '#/how' },
      { text: 'Milk', href: '#/how', sometimes: 'only if there is some' },
      { text: 'Drink', href: '#/how', acts: true },
    ],
  }),
  example('promises', Promises, {
    promises: [
      {
        sentence: 'Danger is always 999.',
        held: 'Held on 256 routes',
        link: { href: '#/proof', text: 'See the proof' },
      },
    ],
  }),
  example('link list', LinkList, {
    links: [{ href: '#/record', text: 'Go back to a record', hint: 'Finish a draft.' }],
  }),
  example('footer', Footer, {
    says: ['It never scores a child.'],
    links: [{ href: '#/privacy', text: 'Privacy' }],
    facts: ['Law edition: 30 September 2026'],
  }),
  example('hide screen', HideScreen, {}),
  example('bars', Bars, {
    sentence: 'Decisions and referrals in each month.',
    each: 'Month',
    series: ['Decisions', 'Referrals'],
    rows: [
      { label: 'October 2026', values: [12, 5] },
      { label: 'November 2026', values: [7, 0] },
    ],
    table: 'The same numbers in a table',
  }),
  example('columns', Columns, {
    columns: [
      { heading: 'What are we worried about?', none: 'Nothing.', lines: [] },
      {
        heading: 'What’s going well?',
        none: 'Nothing.',
        lines: [{ text: '5 of 9 decisions had been countersigned.' }],
      },
      {
        heading: 'What do we need to do?',
        none: 'Nothing.',
        lines: [
          { text: 'Chase a reply (1 of 9)', links: [{ href: '#/records/1', text: 'LN-0415' }] },
          {
            text: 'Read and countersign (9 of 9)',
            links: Array.from({ length: 9 }, (_, i) => ({
              href: '#/records/2',
              text: `LN-040${i}`,
            })),
          },
        ],
      },
    ],
  }),
  example('timeline', Timeline, {
    rows: [
      {
        at: 'Monday 23 November 2026, 5:02pm',
        title: 'Refer as a child in need',
        by: 'By the key worker',
        lines: ['Concern: she is often hungry.'],
        badge: { level: 4, name: 'Child in need', of: true },
        href: '#/records/3',
      },
      {
        at: 'Windscreen’s own prompt',
        title: 'Nothing is recorded for 7 months',
        note: 'Is there a reason?',
        prompt: true,
      },
    ],
  }),
  example(
    'question',
    Question,
    { caption: 'The child', onsubmit: () => {} },
    'What is asked stands here.',
  ),
  example('toggle', Toggle, { pressed: true, onclick: () => {} }, 'Freeze the room'),
  example('file input', FileInput, {
    name: 'pack',
    label: 'Choose your area’s pack',
    accept: '.yaml',
    hint: 'A file of at most 200 KB',
  }),
  example('section', Section, { heading: 'What happens next' }, 'What stands in the section.'),
  example('hero', Hero, {
    children: paragraph('What it is for.'),
    picture: paragraph('A picture.'),
  }),
  example('split', Split, {
    beside: 'margin',
    children: paragraph('What to do.'),
    aside: paragraph('What it rests on.'),
  }),
  example('print line', PrintLine, { text: 'Receipt 7QX4-2M9K' }),
  example('code card', CodeCard, {
    code: 'K7M 2QX',
    label: 'Your code',
    note: 'It holds no name.',
    square: 'The same as a square',
  }),
  example('join', Join, {
    address: 'https://windscreen.example/',
    text: 'Join on your phone',
    label: 'The address as a square',
  }),
  example('stages', Stages, { stages: 3, now: 2, released: 2, label: 'Stages', told: 'told' }),
  ...Object.entries({ 'a link to hand on': 60, 'a link too long for a square': 2000 }).map(
    ([name, letters]) =>
      example(name, HandOn, {
        link: `https://windscreen.example/#/${'a'.repeat(letters)}`,
        words: {
          square: 'QR code of this area',
          scan: 'Hold a phone at it, or send the link.',
          large: 'It is too long for a QR code. Send the link.',
          copy: 'Copy the link',
          copied: 'Copied',
          notCopied: 'Not copied',
        },
      }),
  ),
  ...(
    [
      ['timer: over', { minutes: 5, startedAt: 0 }],
      ['timer: stopped', { minutes: 5, startedAt: 0, pausedAt: 60_000 }],
    ] as const
  ).map(([name, timer]) =>
    example(name, Timer, {
      timer,
      clock: () => 600_000,
      says: {
        timeLeft: 'Time left',
        timeUp: 'The time is up',
        paused: 'Stopped',
        lastMinute: 'One minute left',
      },
    }),
  ),
  ...Object.entries(drawings).map(([id, paths]) => example(`drawing: ${id}`, Drawing, paths)),
  example('spread', Spread, {
    people: 5,
    model: 'The example’s answer',
    lists: [
      {
        asked: 'Is the child safe?',
        met: '5 people were asked',
        rows: [
          { label: 'Yes', people: 1, model: false },
          { label: 'No', people: 4, model: true },
        ],
      },
    ],
  }),
  example('chart', Chart, {
    words: chartWords,
    chart: {
      id: 'tea',
      title: 'Tea',
      brief: false,
      width: 400,
      height: 200,
      questions: [{ id: 'thirsty', n: 1, ...inPlace('Thirsty?', { x: 10, y: 10 }) }],
      outcomes: [{ id: 'tea', level: 5, ...inPlace('Make tea', { x: 250, y: 120 }) }],
      edges: [
        {
          from: 'thirsty',
          to: 'tea',
          text: 'Yes',
          label: { lines: ['Yes'], x: 90, y: 140, width: 80 },
          points: [
            [80, 70],
            [80, 150],
            [250, 150],
          ],
        },
      ],
    },
  }),
];
