import { findPostgres, startInstalled } from './postgres-installed.js';
import { startEmbedded } from './postgres-embedded.js';

export interface PostgresServer {
  readonly address: string;
  /** Stops the server as a debugger or a frozen machine does: connections stay open and nothing answers. */
  pause(): void;
  resume(): void;
  /** Ends the server without warning, with all its connections, and starts it again on the same data. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a PostgreSQL server for a test: the one installed on this machine, or else PGlite from npm. */
export async function startPostgres(): Promise<PostgresServer> {
  const programs = findPostgres();
  return programs === undefined ? startEmbedded() : startInstalled(programs);
}
