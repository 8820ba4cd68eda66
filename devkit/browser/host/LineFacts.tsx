import { useContext } from 'react';
import type { Fact } from '../../host/host-api.ts';
import { formatFact } from './facts.ts';
import { LanguageContext } from './labels.ts';

export function LineFacts({ facts }: { facts: readonly Fact[] }) {
  const language = useContext(LanguageContext);
  if (facts.length === 0) {
    return null;
  }
  return <span className="line-facts">{facts.map((fact) => formatFact(fact, language)).join(' · ')}</span>;
}
