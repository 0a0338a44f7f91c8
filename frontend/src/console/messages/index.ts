/** The languages of the console in the order of its menus. Each is fetched only by those who read it. */
export const loaders = {
  de: async () => (await import('./de')).default,
  'de-simple': async () => (await import('./de-simple')).default,
  en: async () => (await import('./en')).default,
};

export const consoleLanguages = Object.keys(loaders);
