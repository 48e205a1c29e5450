/** A function's environment: the template's variables, and those that Lambda's runtime sets for every function. */
import type { FunctionModel } from '../template/compute.ts';
import type { Place } from '../template/resource-types.ts';

export interface Origins {
  readonly table: string;
  readonly bucket: string;
  readonly queue: string;
}

/**
 * The SDK reads region, credentials and the three addresses from here by itself; nothing else tells a function where it runs.
 * As in Lambda, the template's variables never override them.
 */
export function functionEnvironment(
  model: FunctionModel,
  place: Place,
  origins: Origins,
): Record<string, string> {
  return {
    ...model.environment,
    AWS_REGION: place.region,
    AWS_DEFAULT_REGION: place.region,
    // The access key is the function's name: so the stores know whose request it is, and what its role may do.
    AWS_ACCESS_KEY_ID: model.name,
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_LAMBDA_FUNCTION_NAME: model.name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(model.memory),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    LAMBDA_TASK_ROOT: model.directory,
    // A developer's own ~/.aws must not reach the functions: the SDK looks for it under HOME.
    HOME: model.directory,
    TZ: ':UTC',
    AWS_ENDPOINT_URL_DYNAMODB: origins.table,
    AWS_ENDPOINT_URL_S3: origins.bucket,
    AWS_ENDPOINT_URL_SQS: origins.queue,
  };
}
