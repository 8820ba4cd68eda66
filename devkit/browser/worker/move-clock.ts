/**
 * Makes the card see the day that the hub judges by: in HubSpot both have the same one, and a card that counts days would
 * contradict the hub otherwise.
 */
export function moveClock(scope: { Date: DateConstructor }, offsetMs: number): void {
  if (offsetMs === 0) {
    return;
  }
  const system = scope.Date;
  const now = () => system.now() + offsetMs;
  scope.Date = new Proxy(system, {
    construct: (target, parts: [], newTarget) =>
      Reflect.construct(target, parts.length === 0 ? [now()] : parts, newTarget) as Date,
    apply: () => new system(now()).toString(),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
}
