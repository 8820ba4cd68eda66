import React from 'react';
import { hubspot, Text } from '@hubspot/ui-extensions';

/** The least of cards, in place of the real one: what it costs to open a record is the host's. */
hubspot.extend<'crm.record.sidebar'>(() => <Text>Nothing to see</Text>);
