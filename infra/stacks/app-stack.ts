/** The app: its functions, their triggers, the API and the distribution. It stores no data. */
import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import {
  evidenceOfPartition,
  FEEDS,
  feedLogPartition,
  feedPartition,
  lookPartition,
  PUBLISHING,
  receiptPartition,
} from '../../functions/storage/keys.ts';
import { RATE_SOURCE_ENTRIES } from '../../shared/catalogue/rate-sources.ts';
import { type Config, contactLink, signedHost } from '../config.ts';
import { ALARM_PERIOD, Alarms } from '../constructs/alarms.ts';
import { type CodeOf, MonitoredFunction } from '../constructs/monitored-function.ts';
import { Nudge } from '../constructs/nudge.ts';
import { PublicApi } from '../constructs/public-api.ts';
import { FailedRuns, Regularly } from '../constructs/regularly.ts';
import { SiteDistribution } from '../constructs/site-distribution.ts';
import type { DataStack } from './data-stack.ts';

export interface AppStackProps extends StackProps {
  readonly config: Config;
  readonly codeOf: CodeOf;
  readonly data: DataStack;
}

const LONG = Duration.minutes(5);
/** The longest that Lambda lets a function run. */
const ROUNDS = Duration.minutes(15);
/** Every round of the survey since 2011, when all of them are new. */
const RELEASES = Duration.minutes(15);
/** Enough for the slowest bank with all its tries. */
const RATES = Duration.minutes(3);

/** As long as the gateway waits; less than a receipt is left to the run that began it (functions/storage/receipts.ts). */
const FEEDS_IN = Duration.seconds(29);

export class AppStack extends Stack {
  constructor(scope: Construct, id: string, { config, codeOf, data, ...props }: AppStackProps) {
    super(scope, id, { description: 'Karvon: functions, API and site', ...props });
    const alarms = new Alarms(this, 'Alarms', { email: config.alarmEmail });
    const common = { config, codeOf, alarms };
    const table = data.table.tableArn;
    const TABLE_NAME = data.table.tableName;

    const collect = new MonitoredFunction(this, 'CollectPrices', {
      ...common,
      name: 'collect-prices',
      does: 'Takes in price surveys: evidence, parsed rows, an accepted edition',
      // A workbook of 51 MB is fetched, kept and read in one run.
      memory: 1769,
      timeout: ROUNDS,
      environment: { TABLE_NAME, EVIDENCE_BUCKET: data.evidence.bucketName },
      breaks:
        'New prices are not taken in. Families and regulators still see the last edition, which grows old.',
    });
    collect.may(['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem'], table);
    for (const prefix of ['sha256/', 'answers/']) {
      collect.mayWithObjects(
        ['s3:PutObject'],
        data.evidence,
        prefix,
        'Evidence is named by its hash, answers by their time, which nobody knows beforehand; both can only be added.',
      );
    }
    alarms.when(this, 'SurveyFails', {
      metric: collect.logged('failedPriceSources', ALARM_PERIOD),
      breaks:
        "The survey's next round could not be had: its publisher was not reached, refused us, or has another form now. /v1/sources says " +
        'since when and how. Families and regulators still see the last round, which grows old.',
    });

    const collectFx = new MonitoredFunction(this, 'CollectFx', {
      ...common,
      name: 'collect-fx',
      does: "Takes in central banks' rates: evidence, bulletins, how each bank is doing",
      memory: 512,
      timeout: RATES,
      environment: { TABLE_NAME, EVIDENCE_BUCKET: data.evidence.bucketName },
      breaks:
        "Central banks' rates are not taken in. Families soon see percentages only, no amounts in the currency at home.",
    });
    collectFx.may(['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem'], table);
    for (const prefix of ['sha256/', 'answers/']) {
      collectFx.mayWithObjects(
        ['s3:PutObject'],
        data.evidence,
        prefix,
        'Evidence is named by its hash, answers by their time, which nobody knows beforehand; both can only be added.',
      );
    }

    const requestFx = new MonitoredFunction(this, 'RequestFx', {
      ...common,
      name: 'request-fx',
      does: "Asks for the rates that are due by each bank's own calendar, and counts those overdue",
      memory: 256,
      timeout: Duration.minutes(1),
      environment: { TABLE_NAME },
      breaks:
        'No bank is asked for its rates. Families soon see percentages only, no amounts in the currency at home.',
    });
    requestFx.may(['dynamodb:Query'], table);
    // Longer than the time between two counts, else the alarm would start and end with each count.
    const counted = requestFx.logged('overdueSources', Duration.minutes(30));
    alarms.when(this, 'RatesOverdue', {
      metric: counted,
      above: RATE_SOURCE_ENTRIES.length / 2,
      missing: 'bad',
      breaks:
        "Most central banks' rates are overdue, or nobody counts them: that is our fault rather than theirs. Families soon see percentages " +
        'only, no amounts in the currency at home.',
    });
    // An alarm each, so that a bank that is dead for weeks hides no other.
    for (const { id: value, publisher, name } of RATE_SOURCE_ENTRIES) {
      alarms.when(this, `Overdue-${value}`, {
        metric: requestFx.logged('isOverdue', ALARM_PERIOD, { field: 'source', value }),
        breaks:
          `${publisher}: ${name} is overdue by its own calendar. The page Sources and /v1/sources say since when, how it failed, and the ` +
          'corridors whose families see percentages instead of amounts.',
      });
    }

    const compute = new MonitoredFunction(this, 'ComputeCorridors', {
      ...common,
      name: 'compute-corridors',
      does: 'Computes the sheets that an accepted edition touched and the reference rates of the day, and publishes them as one',
      memory: 1769,
      timeout: LONG,
      environment: { TABLE_NAME },
      breaks:
        'Prices and rates that were taken in do not appear anywhere: API, files and pages stay at the last publication.',
    });
    compute.may(['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:PutItem'], table);
    alarms.when(this, 'NothingPublished', {
      metric: compute.logged('publishedHoursAgo', Duration.minutes(30)),
      // The first run of each day publishes: what is shown of each bank depends on the day.
      above: 26,
      missing: 'bad',
      breaks:
        'Nothing was published for a day, or nobody looks whether there is something: API, files and pages show old prices and rates.',
    });
    alarms.when(this, 'EarlierRoundsFail', {
      metric: compute.logged('failedEarlierRounds', ALARM_PERIOD),
      breaks:
        'Figures of an earlier round of the survey could not be computed: regulators miss that quarter, or its correction, in period= of the ' +
        'API and on pages of figures. Prices, and all other quarters, are as they should be.',
    });

    const publish = new MonitoredFunction(this, 'PublishPages', {
      ...common,
      name: 'publish-pages',
      does: 'Renders the pages and data files of the corridors whose sheet changed',
      memory: 2048,
      timeout: LONG,
      environment: {
        TABLE_NAME,
        SITE_BUCKET: data.site.bucketName,
        ...(config.domain && { SITE_ORIGIN: `https://${config.domain.name}` }),
        ...(config.contact !== undefined && { SITE_CONTACT: contactLink(config.contact) }),
      },
      breaks:
        'Families see pages older than the API: what the site shows is no longer the last publication. Or, where the log says "left as it was", ' +
        'regulators alone do: the pages of figures that it names, whose earlier rounds or disputes cannot be read.',
    });
    publish.may(['dynamodb:GetItem', 'dynamodb:BatchGetItem'], table);
    publish.mayPutIn([PUBLISHING], table);
    // Without it S3 answers "not allowed" for a file that does not exist yet.
    publish.may(['s3:ListBucket'], data.site.bucketArn);
    publish.mayWithObjects(
      ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
      data.site,
      '',
      'It writes the whole site: pages and files get their names from the data.',
    );

    const datasets = new MonitoredFunction(this, 'PublishDatasets', {
      ...common,
      name: 'publish-datasets',
      does: "Makes releases of the survey's rounds and of months of rates: tables as files, written once",
      memory: 1769,
      timeout: RELEASES,
      environment: {
        TABLE_NAME,
        SITE_BUCKET: data.site.bucketName,
        ...(config.domain && { SITE_ORIGIN: `https://${config.domain.name}` }),
        ...(config.contact !== undefined && { SITE_CONTACT: contactLink(config.contact) }),
      },
      breaks:
        'Researchers find no release of what is new or was corrected. Families are not touched, and releases that are there stay.',
    });
    datasets.may(['dynamodb:GetItem', 'dynamodb:Query'], table);
    datasets.may(['s3:ListBucket'], data.site.bucketArn);
    for (const [prefix, why] of [
      ['data/releases', 'Releases get their names from what is in them; the list of them is beside.'],
      ['data/latest.json', 'The pointer to the newest release.'],
    ] as const)
      datasets.mayWithObjects(['s3:GetObject', 's3:PutObject'], data.site, prefix, why);

    const api = new MonitoredFunction(this, 'ServeApi', {
      ...common,
      name: 'serve-api',
      does: 'Answers /v1 from the current manifest and its sheets',
      memory: 1024,
      timeout: Duration.seconds(10),
      environment: { TABLE_NAME },
      breaks: 'Programs that read prices get errors. Families are not touched: the pages are files.',
    });
    api.may(['dynamodb:GetItem'], table);

    const reference = new MonitoredFunction(this, 'ServeReference', {
      ...common,
      name: 'serve-reference',
      does: "Answers /v1/rates, /v1/sources and the API's own description",
      memory: 1024,
      timeout: Duration.seconds(20),
      environment: { TABLE_NAME },
      breaks: 'Programs that read reference rates get errors. Families are not touched: the pages are files.',
    });
    reference.may(['dynamodb:GetItem', 'dynamodb:Query'], table);

    const views = new MonitoredFunction(this, 'ServePrivate', {
      ...common,
      name: 'serve-private',
      does: 'Answers /v1/private to whoever holds a token, each look recorded',
      // The rows of a round, and the bytes of evidence in base64.
      memory: 1769,
      timeout: Duration.seconds(20),
      environment: { TABLE_NAME, EVIDENCE_BUCKET: data.evidence.bucketName },
      breaks:
        'Regulators with a token get errors from the private views. Families are not touched: nothing of these is published.',
    });
    views.may(['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'], table);
    // No token, no price and no decision: the record of looks alone.
    views.mayPutIn([lookPartition('*')], table);
    for (const prefix of ['sha256/', 'answers/']) {
      views.mayWithObjects(
        ['s3:GetObject'],
        data.evidence,
        prefix,
        'Evidence is named by its hash, answers by their time, which nobody knows beforehand; both can only be read.',
      );
    }
    // The records of a source's answers are found by their names.
    views.may(['s3:ListBucket'], data.evidence.bucketArn);

    const FEED_AUTHORITY = signedHost(config);
    const feeds =
      FEED_AUTHORITY === undefined
        ? undefined
        : new MonitoredFunction(this, 'ReceiveFeeds', {
            ...common,
            name: 'receive-feeds',
            does: 'Takes in the prices that providers send: signature, evidence, check, an edition that is scheduled or in force',
            memory: 1769,
            timeout: FEEDS_IN,
            environment: { TABLE_NAME, EVIDENCE_BUCKET: data.evidence.bucketName, FEED_AUTHORITY },
            breaks:
              "Providers' prices are not taken in. Families still see the last ones, which grow old, and those of surveys.",
          });
    if (feeds) {
      feeds.may(['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'], table);
      feeds.mayPutIn(
        [
          FEEDS,
          ...[receiptPartition, feedPartition, feedLogPartition, evidenceOfPartition].map((of) => of('*')),
        ],
        table,
      );
      feeds.mayWithObjects(
        ['s3:PutObject'],
        data.evidence,
        'sha256/',
        'Evidence is named by its hash, which nobody knows beforehand; it can be added, not read or taken away.',
      );
    }

    const editions = new Nudge(this, 'Editions', {
      alarms,
      longestRun: LONG,
      // Prices and rates that come in together, as on the first day, are published once and not twice.
      gather: Duration.seconds(1),
      breaks: 'Accepted editions could not be computed three times in a row: new prices do not appear.',
    });
    editions.sentBy(collect, 'EDITIONS_QUEUE_URL');
    editions.sentBy(collectFx, 'EDITIONS_QUEUE_URL');
    if (feeds) editions.sentBy(feeds, 'EDITIONS_QUEUE_URL');
    editions.starts(compute);

    const rates = new Nudge(this, 'Rates', {
      alarms,
      longestRun: RATES,
      oneByOne: true,
      // As long as the pause between two requests to a bank; a bank that fails all day raises the alarm again.
      pause: Duration.hours(1),
      keep: Duration.days(1),
      breaks:
        "A central bank's rates could not be collected three times in a row, by its fault or ours. The page Sources and /v1/sources name the " +
        'bank and the corridors whose families see older rates, or percentages instead of amounts.',
    });
    rates.sentBy(requestFx, 'RATES_QUEUE_URL');
    rates.starts(collectFx);

    const rounds = new Nudge(this, 'Rounds', {
      alarms,
      longestRun: ROUNDS,
      keep: Duration.days(2),
      breaks:
        "The survey's next round could not be taken in three times in a row, by our fault: families and regulators still see the last round.",
    });
    rounds.sentBy(collect, 'ROUNDS_QUEUE_URL');
    rounds.starts(collect);

    const publications = new Nudge(this, 'Publications', {
      alarms,
      longestRun: LONG,
      breaks: 'A publication could not be rendered three times in a row: pages stay behind the API.',
    });
    publications.sentBy(compute, 'PUBLICATIONS_QUEUE_URL');
    publications.starts(publish);

    const releases = new Nudge(this, 'Releases', {
      alarms,
      longestRun: RELEASES,
      breaks:
        'Releases could not be made three times in a row: researchers find none of what is new or was corrected. Pages are not touched.',
    });
    releases.sentBy(compute, 'RELEASES_QUEUE_URL');
    releases.starts(datasets);

    const failed = new FailedRuns(this, 'FailedRuns', { alarms });
    new Regularly(this, 'DailyPrices', {
      every: Duration.days(1),
      run: collect,
      failed,
      why: 'A new survey round, or one that was corrected, is taken in within a day.',
    });
    new Regularly(this, 'BundledRates', {
      every: Duration.days(1),
      run: collectFx,
      failed,
      why: 'The rates that come with the app are there from the first day, whether a bank can be reached or not.',
    });
    new Regularly(this, 'DueRates', {
      every: Duration.minutes(10),
      run: requestFx,
      failed,
      why: "Every bank's rates are asked for soon after it publishes them.",
    });
    new Regularly(this, 'UnmadeReleases', {
      every: Duration.hours(1),
      run: datasets,
      failed,
      why: 'Finds rounds and months without a release, or with one of other figures, whether a message said so or not.',
    });
    new Regularly(this, 'UnpublishedEditions', {
      every: Duration.minutes(1),
      run: compute,
      failed,
      why: 'Finds accepted editions that are not published yet, whether a message said so or not.',
    });
    new Regularly(this, 'UnpublishedPages', {
      every: Duration.minutes(1),
      run: publish,
      failed,
      why: 'Finds pages that are behind the manifest, whether a message said so or not.',
    });

    const { domainName } = new PublicApi(this, 'Api', { prices: api, reference, feeds, views, alarms });
    new SiteDistribution(this, 'Site', { config, bucket: data.site, api: domainName });
  }
}
