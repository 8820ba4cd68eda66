import type { Language } from './property-labels.ts';

interface PipelineLabels {
  readonly label: string;
  /** HubSpot closes a deal in stages of probability 1 (won) and 0 (lost). */
  readonly stages: readonly { readonly label: string; readonly probability: string }[];
}

/** The pipeline that is made on request; afterwards it belongs to the people of the portal, who may rename all of it. */
export const pipelineLabels: Readonly<Record<Language, PipelineLabels>> = {
  en: {
    label: 'Shared deals',
    stages: [
      { label: 'Registered', probability: '0.2' },
      { label: 'In talks', probability: '0.4' },
      { label: 'Offer made', probability: '0.7' },
      { label: 'Won', probability: '1.0' },
      { label: 'Lost', probability: '0.0' },
    ],
  },
  de: {
    label: 'Geteilte Deals',
    stages: [
      { label: 'Registriert', probability: '0.2' },
      { label: 'Im Gespräch', probability: '0.4' },
      { label: 'Angebot liegt vor', probability: '0.7' },
      { label: 'Gewonnen', probability: '1.0' },
      { label: 'Verloren', probability: '0.0' },
    ],
  },
};
