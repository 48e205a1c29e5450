/**
 * Lambda gives a function its credentials in the environment. Every AWS client also includes code that looks for them in five
 * other places (a third of a reading function's bundle); the bundler replaces that code with this file.
 */
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';
