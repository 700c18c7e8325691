import { Form } from '../../ui/form/form.svelte.ts';
import { nobodyPlaced, type Placed, type SafetyMap } from './map.ts';

type Open<T> = { -readonly [K in keyof T]: T[K] };
type Values = Open<Omit<SafetyMap, 'boxes' | 'placed'>> & {
  boxes: Open<SafetyMap['boxes']>;
  placed: Open<Placed>[];
};

/** A map as it is being written. */
export class MapWriter extends Form<Values> {
  constructor({ boxes, placed, ...map }: SafetyMap) {
    super({ ...map, boxes: { ...boxes }, placed: placed.map((one) => ({ ...one })) });
  }
  add(): void {
    this.values.placed.push({ ...nobodyPlaced });
  }
  take(at: number): void {
    this.values.placed.splice(at, 1);
  }
  /** What was typed here before a lock, a reload or a crash. */
  takeUp(typed: unknown): void {
    this.values = { ...this.values, ...(typed as Partial<Values>) }; // only this page keeps it
  }
}
