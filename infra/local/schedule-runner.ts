/** Runs the template's schedules: each once at start, the rarest first, then at its rate. */
import { randomUUID } from 'node:crypto';
import type { ScheduleModel } from './template/compute.ts';
import type { Place } from './template/resource-types.ts';

export interface ScheduleRunner {
  /**
   * Runs every schedule once: those of one rate together, the rarest first, because the frequent ones look after what the rare
   * ones bring in. `settled` is waited for after each rate. Resolves when all have ended; `invoke` reports their results.
   * @param isDone whether what a schedule would do is done already
   * @param eventOf what it is run with in place of its own event; undefined: its own
   */
  runAll(
    settled: () => Promise<void>,
    isDone?: (schedule: ScheduleModel) => boolean,
    eventOf?: (schedule: ScheduleModel) => string | undefined,
  ): Promise<void>;
  /** From now on each schedule runs at its own rate; the most frequent at once, for what their first run left for the next. */
  start(): void;
  close(): void;
}

export interface ScheduleRunnerOptions {
  readonly schedules: readonly ScheduleModel[];
  readonly place: Place;
  readonly now: () => Date;
  /** Never rejects. */
  readonly invoke: (schedule: ScheduleModel, event: string) => Promise<void>;
}

export function newScheduleRunner({ schedules, place, now, invoke }: ScheduleRunnerOptions): ScheduleRunner {
  const timers: NodeJS.Timeout[] = [];
  const run = (schedule: ScheduleModel, event = schedule.input ?? schedulerEvent(schedule)) =>
    invoke(schedule, event);

  /** What EventBridge Scheduler sends if the schedule names no input. */
  const schedulerEvent = ({ name }: ScheduleModel) =>
    JSON.stringify({
      version: '0',
      id: randomUUID(),
      'detail-type': 'Scheduled Event',
      source: 'aws.scheduler',
      account: place.account,
      time: now().toISOString(),
      region: place.region,
      resources: [`arn:aws:scheduler:${place.region}:${place.account}:schedule/default/${name}`],
      detail: '{}',
    });

  return {
    async runAll(settled, isDone = () => false, eventOf = () => undefined) {
      const byRate = [...Map.groupBy(schedules, ({ everyMs }) => everyMs)].sort(([a], [b]) => b - a);
      for (const [, together] of byRate) {
        await Promise.all(
          together
            .filter((schedule) => !isDone(schedule))
            .map((schedule) => run(schedule, eventOf(schedule))),
        );
        await settled();
      }
    },
    start() {
      const often = Math.min(...schedules.map(({ everyMs }) => everyMs));
      for (const schedule of schedules) {
        if (schedule.everyMs === often) void run(schedule);
        timers.push(setInterval(() => void run(schedule), schedule.everyMs).unref());
      }
    },
    close() {
      for (const timer of timers) clearInterval(timer);
    },
  };
}
