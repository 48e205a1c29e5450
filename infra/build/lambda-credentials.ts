/**
 * Lambda gives a function its credentials in the environment. Every AWS client also carries the code that asks for them
 * in five other places (a third of a reading function's bundle); the bundler puts this in its stead.
 */
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';
