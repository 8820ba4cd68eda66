/** A fault of a programme, with the path to the value that is wrong. */
export interface ProgrammeFault {
  readonly path: string;
  readonly fault: string;
}

/** Every fault of a programme at once; nothing of the programme was saved. Its message is for whoever loads it. */
export class ProgrammeError extends Error {
  readonly faults: readonly ProgrammeFault[];

  constructor(faults: readonly ProgrammeFault[]) {
    super(
      `The programme has faults:\n${faults.map(({ path, fault }) => `  - ${path}: ${fault}`).join('\n')}`,
    );
    this.name = 'ProgrammeError';
    this.faults = faults;
  }
}
