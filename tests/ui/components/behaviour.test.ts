// What our components do, beyond the markup. What only a browser has (top layer, printing,
// scrolling) is tested in one.
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import Bar from '../../../src/ui/layout/Bar.svelte';
import Button from '../../../src/ui/form/Button.svelte';
import CallPanel from '../../../src/ui/text/CallPanel.svelte';
import Checkboxes from '../../../src/ui/form/Checkboxes.svelte';
import Cited from '../../../src/ui/text/Cited.svelte';
import Details from '../../../src/ui/text/Details.svelte';
import ErrorSummary from '../../../src/ui/form/ErrorSummary.svelte';
import TextInput from '../../../src/ui/form/TextInput.svelte';
import { nameWindow } from '../../../src/browser/windowTitle.ts';
import HideScreen from '../../../src/ui/layout/HideScreen.svelte';
import { keepFocusClear } from '../../../src/ui/layout/keepFocusClear.ts';
import { printMargins } from '../../../src/ui/layout/printMargins.ts';
import Question from '../../../src/ui/form/Question.svelte';
import Radios from '../../../src/ui/form/Radios.svelte';
import Receipt from '../../../src/ui/text/Receipt.svelte';
import Script from '../../../src/ui/text/Script.svelte';
import SkipLink from '../../../src/ui/layout/SkipLink.svelte';
import SummaryList from '../../../src/ui/text/SummaryList.svelte';
import Textarea from '../../../src/ui/form/Textarea.svelte';
import Windscreen from '../../../src/ui/pictures/Windscreen.svelte';
import Examples from './Examples.svelte';
import { examples, levels } from './examples.ts';

const boxes = {
  name: 'concerns',
  legend: 'Any of these?',
  groups: [
    { heading: 'Body', items: [{ value: 'bruise', label: 'Bruise' }] },
    { heading: 'Outside', items: [{ value: 'gang', label: 'Gang' }] },
  ],
  none: { value: 'none', label: 'None of these' },
};
const ticked = () =>
  screen.getAllByRole<HTMLInputElement>('checkbox', { checked: true }).map((box) => box.value);

test('none of these clears the other ticks, and they clear it', async () => {
  const user = userEvent.setup();
  render(Checkboxes, { props: boxes });
  await user.click(screen.getByLabelText('Bruise'));
  await user.click(screen.getByLabelText('Gang'));
  expect(ticked()).toEqual(['bruise', 'gang']);
  await user.click(screen.getByLabelText('None of these'));
  expect(ticked()).toEqual(['none']);
  await user.click(screen.getByLabelText('Gang'));
  expect(ticked()).toEqual(['gang']);
  await user.click(screen.getByLabelText('Gang'));
  expect(screen.queryAllByRole('checkbox', { checked: true })).toEqual([]);
});

test('ticks stand in groups named by their headings, with ids that count on and leave a place for "or"', () => {
  render(Checkboxes, { props: boxes });
  expect(within(screen.getByRole('group', { name: 'Outside' })).getByLabelText('Gang').id).toBe(
    'concerns-2',
  );
  expect(screen.getByLabelText('Bruise').id).toBe('concerns');
  expect(screen.getByLabelText('None of these').id).toBe('concerns-4');
});

test('radios are bound both ways, and the question is the h1', async () => {
  let value: string | undefined = 'no';
  const props = {
    name: 'safe',
    legend: 'Is it safe?',
    heading: true,
    items: [
      { value: 'yes', label: 'Yes' },
      { value: 'no', label: 'No' },
    ],
    get value() {
      return value;
    },
    set value(chosen) {
      value = chosen;
    },
  };
  render(Radios, { props });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Is it safe?');
  expect(screen.getByLabelText<HTMLInputElement>('No').checked).toBe(true);
  await userEvent.click(screen.getByLabelText('Yes'));
  expect(value).toBe('yes');
});

test('the answers behind the likeliest one are folded, and open where one of them was chosen', () => {
  const asked = {
    name: 'ground',
    legend: 'Which?',
    items: [{ value: 'task', label: 'Our job' }],
    folded: {
      summary: 'Another answer',
      items: [
        { value: 'life', label: 'A life' },
        { divider: 'or' },
        { value: 'unsure', label: 'Not sure' },
      ],
    },
  };
  const open = () => screen.getByText<HTMLElement>('Another answer').closest('details')!.open;
  const { unmount } = render(Radios, { props: { ...asked, value: 'task' } });
  expect(open()).toBe(false);
  expect(screen.getByLabelText<HTMLInputElement>('Our job').checked).toBe(true);
  unmount();
  render(Radios, { props: { ...asked, value: 'unsure' } });
  expect(open()).toBe(true);
  expect(screen.getByLabelText<HTMLInputElement>('Not sure').checked).toBe(true);
  expect(screen.getAllByRole<HTMLInputElement>('radio').map(({ id }) => id)).toEqual([
    'ground',
    'ground-2',
    'ground-4',
  ]);
});

test('details stand open when told to, and shut until then', () => {
  const shown = (props: object) => {
    render(Examples, {
      props: {
        examples: [
          {
            name: 'd',
            component: Details as never,
            props: { summary: 'More', ...props },
            text: 'Words',
          },
        ],
      },
    });
    return [...document.querySelectorAll('details')].at(-1)!.open;
  };
  expect(shown({})).toBe(false);
  expect(shown({ open: true })).toBe(true);
});

test('a source is a link where there is a page of its own, and never sends anyone to a home page to look for it', async () => {
  const source = { title: 'The duty to share', publisher: 'GOV.UK', date: '2026' };
  const { rerender } = render(Cited, { props: { ...source, link: 'https://www.gov.uk/duty' } });
  expect(screen.getByRole('link').textContent).toBe(source.title);
  await rerender({ ...source, link: 'https://www.gov.uk/' });
  expect(screen.getByRole('link').textContent).toBe('www.gov.uk');
  await rerender({ ...source, link: undefined });
  expect(screen.queryByRole('link')).toBeNull();
});

test('a textarea shows what it is given', () => {
  render(Textarea, { props: { name: 'why', label: 'Why?', value: 'Because' } });
  expect(screen.getByLabelText<HTMLTextAreaElement>('Why?').value).toBe('Because');
});

test('an error summary takes focus at each failed try, and its links focus the input without touching the address', async () => {
  Element.prototype.scrollIntoView = vi.fn();
  const errors = [{ message: 'Choose one', field: 'safe' }];
  const { rerender } = render(ErrorSummary, { props: { errors } });
  render(Radios, {
    props: { name: 'safe', legend: 'Safe?', items: [{ value: 'yes', label: 'Yes' }] },
  });
  const summary = screen.getByRole('alert').parentElement;
  expect(document.activeElement).toBe(summary);

  await userEvent.click(screen.getByRole('link', { name: 'Choose one' }));
  expect(document.activeElement).toBe(screen.getByLabelText('Yes'));
  expect(location.hash).toBe('');

  await rerender({ errors: [...errors] });
  expect(document.activeElement).toBe(summary);
});

test('an error that comes while someone goes on typing leaves them the box, and what they typed', async () => {
  const { rerender } = render(ErrorSummary, { props: { errors: [] } });
  render(TextInput, { props: { name: 'secret', label: 'Passphrase' } });
  const box = screen.getByLabelText<HTMLInputElement>('Passphrase');
  await userEvent.type(box, 'one');
  box.dispatchEvent(new Event('submit', { bubbles: true }));
  await userEvent.keyboard(' more');
  await rerender({ errors: [{ message: 'Wrong', field: 'secret' }] });
  await userEvent.keyboard(' word');
  expect(document.activeElement).toBe(box);
  expect(box.value).toBe('one more word');
  expect(screen.getByRole('alert').textContent).toContain('Wrong');

  box.dispatchEvent(new Event('submit', { bubbles: true }));
  await rerender({ errors: [{ message: 'Wrong again', field: 'secret' }] });
  expect(document.activeElement).toBe(screen.getByRole('alert').parentElement);
});

test('the skip link moves focus to main and leaves the address alone', async () => {
  document.body.insertAdjacentHTML('beforeend', '<main id="main-content"></main>');
  render(SkipLink);
  await userEvent.click(screen.getByRole('link'));
  expect(document.activeElement).toBe(screen.getByRole('main'));
  expect(location.hash).toBe('');
  screen.getByRole('main').remove();
});

test('a link that says it is a button answers to the space bar', async () => {
  const onclick = vi.fn((event: MouseEvent) => event.preventDefault());
  render(Examples, {
    props: {
      examples: [
        { name: 'b', component: Button as never, props: { href: '#/', onclick }, text: 'Go' },
      ],
    },
  });
  screen.getByRole('button', { name: 'Go' }).focus();
  await userEvent.keyboard(' ');
  expect(onclick).toHaveBeenCalledOnce();
});

test('a question hears every submit and sends nothing', async () => {
  const onsubmit = vi.fn();
  render(Examples, {
    props: {
      examples: [
        {
          name: 'q',
          component: Question as never,
          props: { onsubmit, caption: 'The child' },
          text: 'Words',
        },
      ],
    },
  });
  const form = document.querySelector('form')!;
  expect(form.dispatchEvent(new SubmitEvent('submit', { cancelable: true }))).toBe(false);
  expect(onsubmit).toHaveBeenCalledOnce();
});

test('a row without a Change says so to the layout when others have one, and Change may be a button', async () => {
  const onclick = vi.fn();
  render(SummaryList, {
    props: {
      rows: [
        { key: 'Role', value: 'Teacher', change: { what: 'your role', onclick } },
        { key: 'Age', value: ['7', 'or 8'], how: 'Record' },
      ],
    },
  });
  expect(screen.getByText('Age').parentElement!.className).toContain(
    'govuk-summary-list__row--no-actions',
  );
  await userEvent.click(screen.getByRole('button', { name: 'Change your role' }));
  expect(onclick).toHaveBeenCalledOnce();
});

test('the words of the windscreen say what the picture marks, in the picture’s name and in the list', () => {
  render(Windscreen, { props: { levels, level: 3, upTo: 5, own: 4 } });
  expect(screen.getByRole('img').getAttribute('aria-label')).toBe(
    'Recommendation: level 3 of 5, Targeted. Could rise to level 5 of 5, Significant harm. Your own view: level 4 of 5, Child in need',
  );
  const said = screen
    .getAllByRole('listitem')
    .map((item) => item.textContent!.replace(/\s+/g, ' ').trim());
  expect(said[2]).toMatch(/Level 3: Targeted Recommendation$/);
  expect(said[3]).toMatch(/Level 4: Child in need Your own view$/);
  expect(said[4]).toMatch(/Level 5: Significant harm Could rise to$/);
  expect(said[0]).toMatch(/Level 1: Universal$/);
});

test('the needle points at the recommendation and the ring at the own view, by attribute and never by style', () => {
  const { container } = render(Windscreen, { props: { levels, level: 5, own: 1 } });
  expect(container.querySelector('.needle')!.parentElement!.getAttribute('transform')).toBe(
    'rotate(67.2)',
  );
  expect(container.querySelector('.own')!.getAttribute('transform')).toBe('rotate(-67.2)');
});

test('what stands between two levels is said to, marks neither, and its range begins on the line between them', () => {
  const { container } = render(Windscreen, {
    props: { levels, level: 4.5, upTo: 5, levelIs: 'Advice today' },
  });
  expect(screen.getByRole('img').getAttribute('aria-label')).toBe(
    'Advice today: between level 4, Child in need, and level 5, Significant harm. Could rise to level 5 of 5, Significant harm',
  );
  expect(container.querySelector('.needle')!.parentElement!.getAttribute('transform')).toBe(
    'rotate(50.4)',
  );
  expect(container.querySelector('.marked')).toBeNull();
  expect(container.querySelector('.range .dots')).not.toBeNull();
});

test('no needle or ring is drawn, and none is said, before there is one', () => {
  const { container } = render(Windscreen, { props: { levels } });
  expect(container.querySelector('.needle, .own, .marked')).toBeNull();
  expect(screen.getByRole('img').getAttribute('aria-label')).toContain('None is marked');
});

test('a bare windscreen says nothing: the radios beside it do', () => {
  render(Windscreen, { props: { levels, own: 4, bare: true } });
  expect(screen.queryByRole('img')).toBeNull();
  expect(screen.queryByRole('list')).toBeNull();
});

test('a panel dials its number, or says that there is none', () => {
  const { unmount } = render(CallPanel, {
    props: { who: 'Front door', number: '03069 990127', missing: 'No number' },
  });
  expect(screen.getByRole('link').getAttribute('href')).toBe('tel:03069990127');
  expect(screen.queryByText('No number')).toBeNull();
  unmount();
  render(CallPanel, { props: { who: 'Front door', missing: 'No number in this pack' } });
  expect(screen.queryByRole('link')).toBeNull();
  expect(screen.getByText('No number in this pack')).toBeTruthy();
});

test('copying words puts all of them on the clipboard, and says so', async () => {
  const user = userEvent.setup();
  render(Script, {
    props: { paragraphs: ['One.', 'Two.'], copied: 'Copied', notCopied: 'Not copied' },
  });
  await user.click(screen.getByRole('button'));
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Copied'));
  expect(await navigator.clipboard.readText()).toBe('One.\n\nTwo.');
});

test('a receipt’s QR code differs with its code', () => {
  const draw = (code: string) =>
    render(Receipt, { props: { code, note: '' } })
      .container.querySelector('path')!
      .getAttribute('d');
  expect(draw('WS-AAAA')).not.toBe(draw('WS-AAAB'));
});

test('the bar dials 999 and asks for the screen to be hidden', async () => {
  const onhide = vi.fn();
  render(Bar, { props: { name: 'Windscreen', home: '#/', onhide } });
  expect(screen.getByRole('link', { name: 'Call 999' }).getAttribute('href')).toBe('tel:999');
  await userEvent.click(screen.getByRole('button', { name: /Hide screen/ }));
  expect(onhide).toHaveBeenCalledOnce();
});

test('focus under a sticky bar is nudged out, above and below; focus in the bar, in view, or under a bar that does not stick is left', () => {
  const [bar, link] = [
    document.body.appendChild(document.createElement('header')),
    document.body.appendChild(document.createElement('a')),
  ];
  const at = (element: Element, top: number, height: number) =>
    (element.getBoundingClientRect = () => new DOMRect(0, top, 100, height));
  const scrollBy = vi.fn();
  vi.stubGlobal('scrollBy', scrollBy);
  const stop = keepFocusClear(bar);
  const focus = (element: Element) => {
    scrollBy.mockClear();
    element.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    return scrollBy.mock.calls;
  };
  at(bar, 0, 64);
  bar.style.position = 'sticky';
  at(link, 20, 24);
  expect(focus(link)).toEqual([[0, -56]]);
  expect(focus(bar)).toEqual([]);
  at(link, 100, 24);
  expect(focus(link)).toEqual([]);
  at(bar, innerHeight - 64, 64);
  expect(focus(link)).toEqual([]);
  at(link, innerHeight - 70, 24);
  expect(focus(link)).toEqual([[0, 30]]);
  at(link, innerHeight + 20, 24);
  expect(focus(link)).toEqual([]);
  at(bar, 0, 64);
  at(link, 20, 24);
  bar.style.position = 'static';
  expect(focus(link)).toEqual([]);
  bar.style.position = 'sticky';
  stop();
  expect(focus(link)).toEqual([]);
  bar.remove();
  link.remove();
  vi.unstubAllGlobals();
});

// jsdom has no modal dialogs; these do what the rest of the component sees of them
beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
    queueMicrotask(() => this.dispatchEvent(new Event('close')));
  };
});
afterEach(() => {
  document.title = '';
});

test('Esc hides the screen and its title, and Esc brings both back', async () => {
  document.title = 'Is the child safe? - Windscreen';
  const [onhide, onshow] = [vi.fn(), vi.fn()];
  render(HideScreen, { props: { onhide, onshow } });
  expect(screen.queryByRole('dialog')).toBeNull();

  await userEvent.keyboard('{Escape}');
  expect(screen.getByRole('dialog')).toBeTruthy();
  expect(document.title).toBe('New tab');
  expect(onhide).toHaveBeenCalledOnce();
  expect(onshow).not.toHaveBeenCalled();

  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.title).toBe('Is the child safe? - Windscreen');
  expect(onshow).toHaveBeenCalledOnce();
});

test('a page that changes behind the hidden screen, as when hiding locks the records, names the window only once it comes back', async () => {
  nameWindow('LN-0417 - Windscreen');
  render(HideScreen, { props: {} });
  await userEvent.keyboard('{Escape}');
  nameWindow('Unlock your records - Windscreen');
  expect(document.title).toBe('New tab');
  await userEvent.keyboard('{Escape}');
  expect(document.title).toBe('Unlock your records - Windscreen');
});

test('a press anywhere brings the screen back; a late close event never uncovers it', async () => {
  render(HideScreen, { props: { covered: true } });
  await tick();
  await userEvent.click(screen.getByRole('button'));
  expect(screen.queryByRole('dialog')).toBeNull();

  await userEvent.keyboard('{Escape}');
  document.querySelector('dialog')!.dispatchEvent(new Event('close'));
  await tick();
  expect(screen.getByRole('dialog')).toBeTruthy();
});

test('print margins are one stylesheet, which cannot be broken out of, and leave with their page', () => {
  const replaceSync = vi.fn();
  vi.stubGlobal(
    'CSSStyleSheet',
    class {
      replaceSync = replaceSync;
    },
  );
  document.adoptedStyleSheets = [];
  const remove = printMargins('LN-1 "} body { display: none } \\ \n');
  expect(document.adoptedStyleSheets).toHaveLength(1);
  expect(replaceSync.mock.calls[0]![0]).toContain(
    'content: "LN-1 \\22 } body { display: none } \\5c  \\a "',
  );
  remove();
  expect(document.adoptedStyleSheets).toHaveLength(0);
  vi.unstubAllGlobals();
});

test('every example stands on one page: no id twice, every label and description found, and no style in an attribute', () => {
  const { container } = render(Examples, { props: { examples } });
  const ids = [...container.querySelectorAll('[id]')].map((element) => element.id);
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  for (const attribute of ['for', 'aria-describedby', 'aria-labelledby'])
    for (const element of container.querySelectorAll(`[${attribute}]`))
      for (const id of element.getAttribute(attribute)!.split(' '))
        expect(ids, `${attribute} of ${element.outerHTML.slice(0, 80)}`).toContain(id);
  expect(container.querySelectorAll('[style]')).toHaveLength(0);
});

test('no picture counts its size in a unit that only style sheets know: another engine would leave it out', () => {
  const { container } = render(Examples, { props: { examples } });
  const sized = [...container.querySelectorAll('svg, svg *')].flatMap((each) => [
    ...each.attributes,
  ]);
  expect(sized.length).toBeGreaterThan(100);
  expect(
    sized
      .filter(({ value }) => /^[\d.]+(rem|vw|vh|ch|lh|cq\w+)$/.test(value))
      .map(({ name, value }) => `${name}="${value}"`),
  ).toEqual([]);
});
