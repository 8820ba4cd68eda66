import type { Crm } from '#operations/crm-ports.ts';
import { contactOn } from './bench-programme.ts';

/**
 * HubSpot as far as a registration asks it, answering at once: rows about the hub's own work must not measure HubSpot. Every
 * number is a contact of a company with that domain.
 */
export const numberedCrm: Crm = {
  readRecord: (_portalId, { id }) => Promise.resolve(contactOn(Number(id))),
  readPipelines: () =>
    Promise.resolve([
      {
        id: 'default',
        label: 'Sales',
        stages: [{ id: 'appointmentscheduled', label: 'New', outcome: 'open' }],
      },
    ]),
  findOwner: (_portalId, { email }) => Promise.resolve({ ownerId: '71', name: 'Ada Lind', email }),
  recordUrl: (portalId, object, id) => `https://app.hubspot.com/${String(portalId)}/${object}/${id}`,
};
