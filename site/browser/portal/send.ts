/** Sends signed requests. One whose answer was lost is sent again under the same idempotency key, signed anew: it counts once. */
import { newToken, type Request, type Signer, signedHeaders } from './sign.ts';

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A request that changes something, which may have to be sent again. */
export interface Changing {
  readonly target: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
  readonly idempotencyKey: string;
}

export const changing = (target: string, bytes: Uint8Array<ArrayBuffer>, contentType: string): Changing => ({
  target,
  bytes,
  contentType,
  idempotencyKey: newToken(),
});

/** What a request needs from outside: the network, the clock, the place. */
export interface Sending {
  readonly signer: Signer;
  readonly authority: string;
  readonly fetch: (target: string, init: RequestInit) => Promise<Response>;
  readonly now: () => Date;
  readonly pause: (ms: number) => Promise<unknown>;
  /** Told before each try after the first. */
  readonly onRetry?: () => void;
}

/** No answer came, as often as it was tried: whether the request counts is not known. */
export class AnswerLost extends Error {
  override readonly name = 'AnswerLost';
}

/** Before the second and the third try; a request that is being worked at says itself how long. */
const PAUSES_MS = [1_000, 4_000];
const LONGEST_PAUSE_MS = 90_000;

/** @throws AnswerLost */
export async function sendRequest(request: Changing, sending: Sending): Promise<Answer> {
  const { target, bytes, contentType, idempotencyKey } = request;
  const body = { bytes, contentType, idempotencyKey };
  for (let attempt = 0; ; attempt++) {
    const response = await ask({ method: 'POST', target, body }, sending);
    const pause = PAUSES_MS[attempt];
    const isAnswered = response && response.status < 500 && response.status !== 409;
    if (isAnswered) return answerOf(response);
    if (pause === undefined) {
      if (response?.status === 409) return answerOf(response);
      throw new AnswerLost();
    }
    const wished = Number(response?.headers.get('retry-after') ?? 0) * 1000;
    await sending.pause(Math.min(Math.max(pause, wished), LONGEST_PAUSE_MS));
    sending.onRetry?.();
  }
}

/** @throws AnswerLost */
export async function readAnswer(target: string, sending: Sending): Promise<Answer> {
  const response = await ask({ method: 'GET', target }, sending);
  if (!response) throw new AnswerLost();
  return answerOf(response);
}

/** Null: no answer came. */
async function ask(request: Request, { signer, authority, fetch, now }: Sending): Promise<Response | null> {
  const headers = await signedHeaders(request, authority, signer, now());
  try {
    return await fetch(request.target, {
      method: request.method,
      headers,
      credentials: 'omit',
      cache: 'no-store',
      ...(request.body && { body: request.body.bytes }),
    });
  } catch {
    return null;
  }
}

async function answerOf(response: Response): Promise<Answer> {
  const { status } = response;
  try {
    const body: unknown = await response.json();
    // Typed as what its fields are, one by one, where they are read.
    return { status, body: typeof body === 'object' && body !== null ? { ...body } : {} };
  } catch {
    // Not from those who answer here, as where nobody can send.
    return { status, body: {} };
  }
}
