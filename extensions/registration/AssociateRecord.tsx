import React from 'react';
import { objectTypeIds, type RecordReference } from '#contracts/record-reference.ts';
import { CrmActionButton, CrmActionLink } from '@hubspot/ui-extensions/crm';
import { usePartnerReader } from '#extensions/kit/partner-reader.ts';

export interface AssociateRecordProps {
  /** The record that lacks one. */
  record: RecordReference;
  type: 'company' | 'contact';
  variant?: 'primary' | 'secondary';
}

/** HubSpot's own forms: the reader stays on the record, and HubSpot checks their rights. */
export function AssociateRecord({ record, type, variant = 'primary' }: AssociateRecordProps) {
  const { labels } = usePartnerReader();
  const association = { objectTypeId: objectTypeIds[record.type], objectId: Number(record.id) };
  return (
    <>
      <CrmActionButton
        variant={variant}
        actionType="OPEN_RECORD_ASSOCIATION_FORM"
        actionContext={{ objectTypeId: objectTypeIds[type], association }}
      >
        {labels.associate[type]}
      </CrmActionButton>
      <CrmActionLink
        actionType="OPEN_RECORD_CREATOR_FORM"
        actionContext={{ objectTypeId: objectTypeIds[type] }}
      >
        {labels.create[type]}
      </CrmActionLink>
    </>
  );
}
