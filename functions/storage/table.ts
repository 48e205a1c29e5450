/**
 * The one table: gets, puts and queries of items with a compressed value, and the sum of what reading them costs. Every call
 * of every function to DynamoDB goes through here.
 */
import { randomUUID } from 'node:crypto';
import {
  type AttributeValue,
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/**
 * An item: its key, a version to put conditions on, and a compressed value. Stored beside them is which write it was, where the write
 * had a condition.
 */
export interface TableItem extends Key {
  readonly version: number;
  readonly value: Uint8Array;
}

/** Sort keys from one to another, both included. */
export interface SortRange {
  readonly from: string;
  readonly to: string;
}

/** Another process wrote the item first: read again, compute again. */
export class WriteConflict extends Error {
  override readonly name = 'WriteConflict';
  constructor(key: Key) {
    super(`${key.pk} / ${key.sk} was written by another`);
  }
}

export interface Table {
  /** Strongly consistent only if a write depends on what is read: it costs twice as much. */
  get(key: Key, consistency: 'strong' | 'eventual'): Promise<TableItem | undefined>;
  /** Any number of items, in any order; missing ones are left out. */
  getMany(keys: readonly Key[]): Promise<TableItem[]>;
  /** The items of a partition, all or a range (both ends included), sorted by key, strongly consistent. */
  query(pk: string, range?: SortRange): Promise<TableItem[]>;
  /**
   * Writes an item. `ifVersion`: only if the stored item has that version; 0: only if there is none. If the answer to a write gets
   * lost, the client writes again: that it finds its own item is no conflict.
   * @throws WriteConflict if the condition does not hold.
   */
  put(item: TableItem, ifVersion?: number): Promise<void>;
  /** Read units consumed since the last call. */
  takeReadUnits(): number;
}

const BATCH = 100;

export function newTable(client: DynamoDBClient, tableName: string): Table {
  let readUnits = 0;
  const count = (consumed: { CapacityUnits?: number | undefined } | undefined): void => {
    readUnits += consumed?.CapacityUnits ?? 0;
  };

  async function read(
    key: Key,
    consistency: 'strong' | 'eventual',
  ): Promise<Record<string, AttributeValue> | undefined> {
    const answer = await client.send(
      new GetItemCommand({
        TableName: tableName,
        Key: toKey(key),
        ConsistentRead: consistency === 'strong',
        ReturnConsumedCapacity: 'TOTAL',
      }),
    );
    count(answer.ConsumedCapacity);
    return answer.Item;
  }

  return {
    async get(key, consistency) {
      const attributes = await read(key, consistency);
      return attributes && fromAttributes(attributes);
    },

    async getMany(keys) {
      const items: TableItem[] = [];
      for (let start = 0; start < keys.length; start += BATCH) {
        let wanted: Record<string, AttributeValue>[] = keys.slice(start, start + BATCH).map(toKey);
        // A batch may come back incomplete (over 16 MB, or throttled): request the rest until nothing is missing.
        for (let wait = 20; wanted.length > 0; wait = Math.min(wait * 2, 2_000)) {
          const answer = await client.send(
            new BatchGetItemCommand({
              RequestItems: { [tableName]: { Keys: wanted, ConsistentRead: true } },
              ReturnConsumedCapacity: 'TOTAL',
            }),
          );
          for (const consumed of answer.ConsumedCapacity ?? []) count(consumed);
          const got = answer.Responses?.[tableName] ?? [];
          items.push(...got.map(fromAttributes));
          wanted = answer.UnprocessedKeys?.[tableName]?.Keys ?? [];
          if (wanted.length > 0 && got.length === 0) await new Promise((done) => setTimeout(done, wait));
        }
      }
      return items;
    },

    async query(pk, range) {
      const items: TableItem[] = [];
      let start: Record<string, AttributeValue> | undefined;
      do {
        const answer = await client.send(
          new QueryCommand({
            TableName: tableName,
            KeyConditionExpression: range ? 'pk = :pk AND sk BETWEEN :from AND :to' : 'pk = :pk',
            ExpressionAttributeValues: {
              ':pk': { S: pk },
              ...(range && { ':from': { S: range.from }, ':to': { S: range.to } }),
            },
            ConsistentRead: true,
            ReturnConsumedCapacity: 'TOTAL',
            ...(start && { ExclusiveStartKey: start }),
          }),
        );
        count(answer.ConsumedCapacity);
        items.push(...(answer.Items ?? []).map(fromAttributes));
        start = answer.LastEvaluatedKey;
      } while (start);
      return items;
    },

    async put(item, ifVersion) {
      const attributes = { ...toKey(item), version: { N: String(item.version) }, value: { B: item.value } };
      if (ifVersion === undefined) {
        await client.send(new PutItemCommand({ TableName: tableName, Item: attributes }));
        return;
      }
      const by = randomUUID();
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: { ...attributes, by: { S: by } },
            ...conditionOf(ifVersion),
          }),
        );
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        const stored = await read(item, 'strong');
        if (stored?.by?.S !== by) throw new WriteConflict(item);
      }
    },

    takeReadUnits() {
      const units = readUnits;
      readUnits = 0;
      return units;
    },
  };
}

/** The item that is there has this version; 0: there is none. */
const conditionOf = (version: number) =>
  version === 0
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: '#version = :version',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': { N: String(version) } },
      };

function toKey({ pk, sk }: Key): Record<string, AttributeValue> {
  return { pk: { S: pk }, sk: { S: sk } };
}

function fromAttributes(attributes: Record<string, AttributeValue>): TableItem {
  const { pk, sk, version, value } = attributes;
  if (pk?.S === undefined || sk?.S === undefined || version?.N === undefined || value?.B === undefined) {
    throw new Error(`an item of the table has another shape: ${pk?.S} / ${sk?.S}`);
  }
  return { pk: pk.S, sk: sk.S, version: Number(version.N), value: value.B };
}
