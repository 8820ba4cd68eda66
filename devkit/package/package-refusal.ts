/** A project that HubSpot would refuse, or that we refuse ourselves; the message is a sentence for whoever built it. */
export class PackageRefusal extends Error {
  override readonly name = 'PackageRefusal';
}
