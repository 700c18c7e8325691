// Our components against the markup govuk-frontend's own templates make. Covered are the fixtures
// whose every option we support; the rest (inline, small, conditional reveals, prefixes, cards,
// several actions a row, attributes passed through) we do not offer.
import { render } from '@testing-library/svelte';
import type { Component } from 'svelte';
import { expect, test } from 'vitest';
import BackLink from '../../../src/ui/layout/BackLink.svelte';
import Button from '../../../src/ui/form/Button.svelte';
import Checkboxes from '../../../src/ui/form/Checkboxes.svelte';
import DateInput from '../../../src/ui/form/DateInput.svelte';
import Details from '../../../src/ui/text/Details.svelte';
import ErrorSummary from '../../../src/ui/form/ErrorSummary.svelte';
import InsetText from '../../../src/ui/text/InsetText.svelte';
import Radios from '../../../src/ui/form/Radios.svelte';
import Select from '../../../src/ui/form/Select.svelte';
import ServiceNavigation from '../../../src/ui/layout/ServiceNavigation.svelte';
import SkipLink from '../../../src/ui/layout/SkipLink.svelte';
import SummaryList from '../../../src/ui/text/SummaryList.svelte';
import Tag from '../../../src/ui/text/Tag.svelte';
import Textarea from '../../../src/ui/form/Textarea.svelte';
import TextInput from '../../../src/ui/form/TextInput.svelte';
import { fixture, lines, parsed } from './markup.ts';
import Words from './Words.svelte';

/* eslint-disable @typescript-eslint/no-explicit-any -- a fixture's options are whatever the package says they are */
type Options = any;

interface Case {
  component: unknown;
  folder: string;
  fixtures: string[];
  /** our props for a fixture's options */
  props: (options: Options) => Record<string, unknown>;
  /** the words inside, for a component with children */
  text?: (options: Options) => string;
  /** our whole departure from the package's markup, mended before comparing */
  mend?: (theirs: Element) => void;
}

const size = (classes = '') => /--(l|m|s)\b/.exec(classes)?.[1];
const common = (o: Options) => ({
  name: o.idPrefix ?? o.id ?? o.name,
  hint: o.hint?.text,
  error: o.errorMessage?.text,
});
const legend = (o: Options) => ({
  legend: o.fieldset.legend.text ?? o.fieldset.legend.html,
  heading: o.fieldset.legend.isPageHeading ?? false,
  size: size(o.fieldset.legend.classes),
});
const label = (o: Options) => ({
  label: o.label.text,
  heading: o.label.isPageHeading ?? false,
  size: size(o.label.classes),
});
/** an item's words; ours hold no markup, so a fixture's are taken as text on both sides */
const plainLabels = (root: Element) =>
  root.querySelectorAll('label').forEach((l) => l.replaceChildren(l.textContent));
const items = (o: Options) =>
  o.items
    .filter(Boolean)
    .map((i: Options) =>
      i.divider
        ? i
        : { value: i.value, label: i.text ?? parsed(i.html).textContent, hint: i.hint?.text },
    );
/** the name is also the id with us, so where a fixture gives them apart, theirs takes ours */
const nameIsId = (root: Element) => {
  plainLabels(root);
  root.querySelectorAll('input, textarea, select').forEach((i) => i.setAttribute('name', 'same'));
};

const cases: Case[] = [
  {
    component: Radios,
    folder: 'radios',
    fixtures: [
      'default',
      'with hint',
      'with legend as page heading',
      'with a divider',
      'with hints on items',
      'with fieldset and error message',
      'with very long option text',
      'with hints on parent and items',
      'with hint and error message',
    ],
    props: (o) => ({ ...common(o), ...legend(o), items: items(o) }),
    mend: nameIsId,
  },
  {
    component: Checkboxes,
    folder: 'checkboxes',
    fixtures: [
      'default',
      'with hint',
      'with divider and None',
      'with hints on items',
      'with legend as a page heading',
      'with error message',
      'with very long option text',
      'with error message and hint',
    ],
    props: (o) => {
      const all = items(o) as Options[];
      const or = all.findIndex((i) => i.divider);
      return {
        ...common(o),
        ...legend(o),
        groups: [{ items: or < 0 ? all : all.slice(0, or) }],
        none: or < 0 ? undefined : all[or + 1],
      };
    },
    mend: nameIsId,
  },
  {
    component: Textarea,
    folder: 'textarea',
    fixtures: [
      'default',
      'with hint',
      'with error message',
      'with default value',
      'with custom rows',
      'with label as page heading',
    ],
    props: (o) => ({ ...common(o), ...label(o), rows: o.rows ?? 5, value: o.value ?? '' }),
    mend: (root) => {
      nameIsId(root);
      root.querySelector('textarea')!.textContent = ''; // Svelte sets a value, the template a child; the test below reads the value
    },
  },
  {
    component: Select,
    folder: 'select',
    fixtures: ['with hint text and error message', 'with label as page heading'],
    props: (o) => ({
      ...common(o),
      ...label(o),
      items: o.items.map(({ value, text }: Options) => ({ value: String(value), text })),
      value: String(o.items.find(({ selected }: Options) => selected)?.value ?? o.items[0].value),
    }),
    // which is chosen is the select's own value with us, and none is ever closed off; ours stands
    // in a box that draws its arrow
    mend: (theirs) => {
      theirs
        .querySelectorAll('option')
        .forEach((o) => ['selected', 'disabled'].forEach((name) => o.removeAttribute(name)));
      theirs.querySelectorAll('select').forEach((select) => {
        const box = document.createElement('span');
        select.replaceWith(box);
        box.append(select);
      });
    },
  },
  {
    component: TextInput,
    folder: 'input',
    fixtures: [
      'default',
      'with hint text',
      'with error message',
      'with error and hint',
      'with width-2 class',
      'with width-30 class',
      'with label as page heading',
    ],
    props: (o) => ({
      ...common(o),
      ...label(o),
      width: Number(/width-(\d+)/.exec(o.classes ?? '')?.[1]) || undefined,
    }),
    mend: nameIsId,
  },
  {
    component: DateInput,
    folder: 'date-input',
    fixtures: [
      'default',
      'with values',
      'with error message and hint',
      'with error on day input',
      'with error on month input',
      'with error on year input',
    ],
    props: (o) => ({
      ...common({ ...o, idPrefix: o.id }),
      ...legend(o),
      wrong: ['day', 'month', 'year'].filter(
        (part) => o[part]?.error ?? !(o.day ?? o.month ?? o.year),
      ),
    }),
    mend: nameIsId,
  },
  {
    component: ErrorSummary,
    folder: 'error-summary',
    fixtures: ['default', 'without links', 'mixed with and without links'],
    props: (o) => ({
      title: o.titleText,
      errors: o.errorList.map((e: Options) => ({ message: e.text, field: e.href?.slice(1) })),
    }),
  },
  {
    component: SummaryList,
    folder: 'summary-list',
    fixtures: ['default', 'with actions', 'with falsy values'],
    props: (o) => ({
      rows: o.rows
        .filter((row: Options) => row?.value?.text && !(row.actions?.items.length > 1))
        .map(({ key, value, actions: { items: [action] } = { items: [] } }: Options) => ({
          key: key.text,
          value: value.text,
          change: action && { what: action.visuallyHiddenText, href: action.href },
        })),
    }),
    // rows of paragraphs or of several actions are not ours
    mend: (root) =>
      root.querySelectorAll('.govuk-summary-list__row:has(p, ul)').forEach((row) => row.remove()),
  },
  {
    component: Details,
    folder: 'details',
    fixtures: ['default', 'expanded'],
    props: (o) => ({ summary: o.summaryText, open: o.open ?? false }),
    text: (o) => o.text,
    mend: (root) => root.firstElementChild!.removeAttribute('id'),
  },
  {
    component: InsetText,
    folder: 'inset-text',
    fixtures: ['default'],
    props: () => ({}),
    text: (o) => o.text,
  },
  { component: Tag, folder: 'tag', fixtures: ['default'], props: (o) => ({ text: o.text }) },
  {
    component: BackLink,
    folder: 'back-link',
    fixtures: ['default', 'with custom text and link'],
    props: (o) => ({ href: o.href ?? '#', text: o.text ?? 'Back' }),
  },
  {
    component: SkipLink,
    folder: 'skip-link',
    fixtures: ['default', 'custom href', 'custom text'],
    props: (o) => ({ target: (o.href ?? '#content').slice(1), text: o.text }),
  },
  {
    component: ServiceNavigation,
    folder: 'service-navigation',
    fixtures: ['with navigation with a current item', 'with custom navigation label'],
    props: (o) => ({ items: o.navigation, label: o.navigationLabel }),
    mend: (root) => root.querySelector('.govuk-service-navigation__toggle')?.remove(), // as `collapseNavigationOnMobile: false` leaves it out
  },
  {
    component: Button,
    folder: 'button',
    fixtures: ['default', 'link', 'secondary', 'warning', 'start'],
    props: (o) => ({
      href: o.href,
      kind: o.isStartButton ? 'start' : /--(secondary|warning)/.exec(o.classes ?? '')?.[1],
    }),
    text: (o) => o.text,
    mend: (root) => {
      root.querySelector('svg')?.remove(); // an arrow for decoration, which the look does without
      root.firstElementChild!.removeAttribute('name');
    },
  },
];

for (const { component, folder, fixtures, props, text, mend } of cases) {
  test.each(fixtures)(`${folder}: %s`, (name) => {
    const { options, html } = fixture(folder, name);
    const theirs = parsed(html);
    const { container } = render(Words, {
      props: {
        component: component as Component<Record<string, unknown>>,
        props: props(options),
        text: text?.(options),
      },
    });
    mend?.(theirs);
    if (mend === nameIsId || folder === 'textarea') nameIsId(container);
    expect(lines(container)).toEqual(lines(theirs));
  });
}
