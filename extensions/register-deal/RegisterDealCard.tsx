import React from 'react';
import { hubspot } from '@hubspot/ui-extensions';
import { RegisterDealView } from './RegisterDealView.tsx';

hubspot.extend<'crm.record.sidebar'>(() => <RegisterDealView />);
