import pg from 'pg';

/**
 * A connection that sends the next statement before the last one is answered, and what is asked in the same turn in one
 * packet. Who asks for one thing after the other notices nothing of either.
 */
export class PipelinedClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super({ ...config, pipeline: true });
    const send = this.query.bind(this) as (...asked: unknown[]) => unknown;
    let isHeld = false;
    // In place, because the type of an overriding method would have to repeat all overloads.
    this.query = ((...asked: unknown[]) => {
      if (!isHeld) {
        isHeld = true;
        const { stream } = this.connection;
        stream.cork();
        process.nextTick(() => {
          isHeld = false;
          stream.uncork();
        });
      }
      return send(...asked);
    }) as typeof this.query;
  }
}
