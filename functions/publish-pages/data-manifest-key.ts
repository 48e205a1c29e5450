/** The object that lists what is published; a file of its own, because whoever runs the app knows it too. */
export const DATA_MANIFEST = 'data/manifest.json';
