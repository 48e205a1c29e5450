/** The smallest words of the contracts. */
import * as z from 'zod/mini';
import { UTC_TIME } from '../model/day.ts';

const COUNTRY = /^[A-Z]{3}$/;
export const countryCodeSchema = z.string().check(z.regex(COUNTRY));
export const currencyCodeSchema = z.string().check(z.regex(/^[A-Z]{3}$/));
export const corridorIdSchema = z.templateLiteral([countryCodeSchema, '-', countryCodeSchema]);
export const daySchema = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
export const periodSchema = z.string().check(z.regex(/^\d{4}-Q[1-4]$/));
/** A decimal string: exact, a dot, no exponent. */
export const decimalSchema = z.string().check(z.regex(/^-?\d+(\.\d+)?$/));
/** A moment, ISO 8601 in UTC to the second or finer: `2026-11-30T06:00:00Z`. */
export const timeSchema = z.string().check(z.regex(UTC_TIME));
