import React from 'react';
import { hubspot } from '@hubspot/ui-extensions';
import { PartnerAttributionView } from './PartnerAttributionView.tsx';

hubspot.extend<'crm.record.tab'>(() => <PartnerAttributionView />);
