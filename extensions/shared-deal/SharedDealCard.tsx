import React from 'react';
import { hubspot } from '@hubspot/ui-extensions';
import { SharedDealTab } from './SharedDealTab.tsx';

hubspot.extend<'crm.record.tab'>(() => <SharedDealTab />);
