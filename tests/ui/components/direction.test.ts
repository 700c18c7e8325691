import { render, screen } from '@testing-library/svelte';
import type { Component } from 'svelte';
import { expect, test } from 'vitest';
import Pairs from '../../../src/ui/text/Pairs.svelte';
import Reasons from '../../../src/ui/text/Reasons.svelte';
import RecordsTable from '../../../src/ui/text/RecordsTable.svelte';
import Sides from '../../../src/ui/layout/Sides.svelte';
import SummaryList from '../../../src/ui/text/SummaryList.svelte';
import Textarea from '../../../src/ui/form/Textarea.svelte';
import TextInput from '../../../src/ui/form/TextInput.svelte';
import Timeline from '../../../src/ui/pictures/Timeline.svelte';

const own = 'قالت له 14 مرة';
const row = {
  id: 'a',
  href: '#/a',
  reference: own,
  decided: '',
  level: 1,
  levelName: '',
  what: '',
  next: '',
};
type Shown = readonly [
  name: string,
  component: Component<Record<string, unknown>>,
  props: Record<string, unknown>,
];

test.each([
  ['Pairs', Pairs, { rows: [{ term: 'Sooner if', text: own }] }],
  ['Reasons', Reasons, { rows: [{ heading: 'Facts', text: own }] }],
  ['RecordsTable', RecordsTable, { caption: 'All', head: ['a', 'b', 'c', 'd', 'e'], rows: [row] }],
  ['Sides', Sides, { sides: [{ term: 'Own view', level: 1, name: '', text: own }] }],
  ['SummaryList', SummaryList, { rows: [{ key: 'Reference', value: own }] }],
  ['Timeline', Timeline, { rows: [{ at: '', title: '', by: own }] }],
] as unknown as Shown[])(
  '%s gives a person’s own text its own direction',
  (_, component, props) => {
    render(component, { props });
    expect(screen.getByText(own).closest('bdi, [dir="auto"]')).not.toBeNull();
  },
);

test.each([
  ['TextInput', TextInput],
  ['Textarea', Textarea],
] as unknown as Shown[])('%s takes the direction of what is typed', (_, component) => {
  render(component, { props: { name: 'facts', label: 'Facts' } });
  expect(screen.getByLabelText('Facts').getAttribute('dir')).toBe('auto');
});
