/** The same tries of every property in every run: a mutant is found today and tomorrow, or neither. */
import fc from 'fast-check';

fc.configureGlobal({ seed: 20_261_121, numRuns: 50 });
