import type { Component } from 'svelte';
import { isOneOf } from '../../machines/grammar/known.ts';
import { paperIds, type PaperId } from '../records/papers.ts';
import type { PaperProps } from './paper.ts';

type Load = () => Promise<{ default: Component<PaperProps> }>;

/** The page of each paper, loaded when it is first opened. */
const pages: Readonly<Record<PaperId, Load>> = {
  plan: () => import('./plan/Plan.svelte'),
  map: () => import('./map/Map.svelte'),
  chronology: () => import('./chronology/Chronology.svelte'),
  family: () => import('./family/Family.svelte'),
};

/** How the page of a paper is loaded; nothing where there is no such paper. */
export const pageOfPaper = (paper: string): Load | undefined =>
  isOneOf(paperIds, paper) ? pages[paper] : undefined;
