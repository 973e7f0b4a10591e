/** Jobs that one transaction takes at most, because a longer one would keep the lock too long. */
const MOST = 100;

interface Waiting<Job, Result> {
  readonly job: Job;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Does jobs in batches: one after the other, each with all jobs that arrived during the one before. The disk takes as long to
 * sync one record as a hundred.
 *
 * @param run does all jobs of a batch, or rejects and has done none. Its results are in the order of the jobs.
 * @returns a function that adds a job. It fulfils when the batch of the job is done.
 */
export function inBatches<Job, Result>(
  run: (jobs: readonly Job[]) => Promise<readonly Result[]>,
): (job: Job) => Promise<Result> {
  const waiting: Waiting<Job, Result>[] = [];
  let isRunning = false;

  async function runAll(): Promise<void> {
    isRunning = true;
    while (waiting.length > 0) {
      // Requests that arrived meanwhile are read first and join this batch.
      await new Promise((resolve) => setImmediate(resolve));
      const batch = waiting.splice(0, MOST);
      await run(batch.map(({ job }) => job)).then(
        (results) => batch.forEach(({ resolve }, index) => resolve(results[index] as Result)),
        (error: unknown) => batch.forEach(({ reject }) => reject(error)),
      );
    }
    isRunning = false;
  }

  return (job) =>
    new Promise((resolve, reject) => {
      waiting.push({ job, resolve, reject });
      if (!isRunning) void runAll();
    });
}
