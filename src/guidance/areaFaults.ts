import type { SectionId, AreaText, LineText } from './areaText.ts';
import { clocks, contactsIn, hasContacts, sections } from './areaText.ts';

/** What can be wrong with what stands in a box, before the pack is proved. */
type Fault =
  | 'name'
  | 'empty'
  | 'number'
  | 'whom'
  | 'days'
  | 'times'
  | 'count'
  | 'who'
  | 'page'
  | 'link'
  | 'steps';
export interface AreaFault {
  /**
   * The part of the form that holds it; none for the name of the area, which stands above all of
   * them.
   */
  readonly section?: SectionId;
  /** The id of the box. */
  readonly field: string;
  readonly what: Fault;
}

const isNumber = (typed: string) => /^(?:101|111|999|0[0-9 ]{9,14})$/.test(typed.trim());
const isLink = (typed: string) => /^https:\/\/[^\s/]+\.[^\s/]+/.test(typed.trim());

/**
 * Pure. What stops a form from being a pack, box by box in its order: what only the whole pack can
 * be asked is for its opening to say.
 */
export function areaFaults(
  text: AreaText,
  changed: readonly SectionId[],
  hasWebsite: boolean,
): readonly AreaFault[] {
  const { door, hours, night, deadlines, contacts, escalation, said } = text;
  const lines = (path: string, typed: readonly LineText[]) =>
    typed.flatMap(({ for: whom, number, option }, i): Omit<AreaFault, 'section'>[] => {
      if (!whom.trim() && !number.trim() && !option.trim()) return [];
      const at = `${path}-lines-${i + 1}`;
      return [
        ...(isNumber(number) ? [] : [{ field: `${at}-number`, what: 'number' as const }]),
        ...(whom.trim() ? [] : [{ field: `${at}-for`, what: 'whom' as const }]),
      ];
    });
  const named = (path: string, typed: string): Omit<AreaFault, 'section'>[] =>
    typed.trim() ? [] : [{ field: `${path}-name`, what: 'empty' }];
  const inSection = (section: SectionId): Omit<AreaFault, 'section'>[] => {
    if (hasContacts(section))
      return contactsIn[section].flatMap((id) => lines(`contacts-${id}`, contacts[id].lines));
    switch (section) {
      case 'door':
        return [
          ...named('frontDoor', door.name),
          ...lines('frontDoor', door.lines),
          ...(door.website.trim() && !isLink(door.website)
            ? [{ field: 'website', what: 'link' as const }]
            : []),
        ];
      case 'hours':
        return hours.rows.flatMap(({ days, from, to }, i): Omit<AreaFault, 'section'>[] => {
          if (days.length === 0 && !from && !to) return [];
          const at = `frontDoor-opening-${i + 1}`;
          return [
            ...(days.length > 0 ? [] : [{ field: `${at}-days`, what: 'days' as const }]),
            ...(from && to && from < to ? [] : [{ field: `${at}-from`, what: 'times' as const }]),
          ];
        });
      case 'night':
        return [...named('outOfHours', night.name), ...lines('outOfHours', night.lines)];
      case 'deadlines':
        return clocks.flatMap((id) =>
          /^[1-9]\d?$/.test(deadlines[id].n) && Number(deadlines[id].n) <= 60
            ? []
            : [{ field: `clocks-${id}`, what: 'count' as const }],
        );
      case 'escalation':
        return escalation.some(({ says }) => says.trim())
          ? []
          : [{ field: 'escalation-1', what: 'steps' }];
      case 'form':
      case 'levels':
      case 'tools':
        return [];
    }
  };
  const source = (section: SectionId): Omit<AreaFault, 'section'>[] => {
    if (!changed.includes(section)) return [];
    const { who, page } = said[section];
    return [
      ...(who.trim() ? [] : [{ field: `${section}-who`, what: 'who' as const }]),
      ...(page.trim()
        ? isLink(page)
          ? []
          : [{ field: `${section}-page`, what: 'link' as const }]
        : []),
      ...(page.trim() || hasWebsite ? [] : [{ field: `${section}-page`, what: 'page' as const }]),
    ];
  };
  return [
    ...(text.name.trim() ? [] : [{ field: 'name', what: 'name' as const }]),
    ...sections.flatMap((section) =>
      [...inSection(section), ...source(section)].map((fault) => ({ section, ...fault })),
    ),
  ];
}

/**
 * Pure. The box that a problem found in the pack is about: `frontDoor.lines.1.number.value` stands
 * in `frontDoor-lines-1-number`.
 */
export const boxOf = (field: string): string =>
  field
    .split('.')
    .filter((part) => !['value', 'n', 'unit'].includes(part))
    .join('-');
