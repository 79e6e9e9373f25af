import type { Text } from '../language';

export const shell: Text['shell'] = {
  product: 'TalentPool',
  subtitle: 'Registry of digital experts for prefectures',
  title: (page) => `${page} | TalentPool`,
  skip: 'Skip to main content',
  home: 'Home page',
  mainNavigation: 'Main menu',
  footerNavigation: 'About this site',
  language: 'Language / 言語',
  languages: { ja: '日本語', en: 'English' },
  signIn: 'Sign in',
  signUp: 'Sign up',
  signOut: 'Sign out',
  signedInAs: (name) => `Signed in as ${name}`,
  navigation: {
    home: 'Home',
    about: 'About the registry',
    help: 'Help',
  },
  footer: {
    help: 'Help and contact',
    accessibility: 'Accessibility policy',
    privacy: 'Privacy policy',
    owner: 'The registry serves the joint digital transformation of prefectures and municipalities in Japan.',
  },
  offline: 'You are offline. What you entered is kept, and you can go on as soon as the connection is back.',
  notFound: {
    title: 'Page not found',
    body: 'The address may have changed, or the page is no longer published. If you typed the address, please check it.',
    home: 'Go to the home page',
  },
  broken: {
    title: 'Something went wrong',
    body: 'This page could not be shown. If trying again does not help, please come back later.',
  },
  forbidden: {
    title: 'You may not open this page',
    body: 'The account you are signed in with cannot use this page. If you have another account, sign out and sign in with that one.',
  },
  sessionOver: 'Your session has ended.',
  signInAgain: 'Sign in again to go on. What you entered is kept. Closing this leads to the home page.',
};
