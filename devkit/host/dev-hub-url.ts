/** The hub's address as cards of the fetch door know it here: HubSpot calls only https, so the host's proxy maps it to the local hub. */
export const devHubUrl = 'https://hub.shared-deals.example';
