import { createContext, useContext } from 'react';
import type { RecordAddress } from '../../../host/host-api.ts';
import type { AlertRequest } from '../../card-channel.ts';

/** What a card's components need to know of the page around it. */
export interface CardEnvironment {
  address: RecordAddress;
  notify: (alert: AlertRequest) => void;
}

export const CardEnvironmentContext = createContext<CardEnvironment | null>(null);

export function useCardEnvironment(): CardEnvironment {
  const environment = useContext(CardEnvironmentContext);
  if (environment === null) {
    throw new Error('This component renders only inside a card.');
  }
  return environment;
}
