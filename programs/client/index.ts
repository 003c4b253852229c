/**
 * All of the browser's entry, and what only Node can do: the built program and its IDL.
 *
 * @packageDocumentation
 */

export * from './artifacts.ts';
export * from './browser.ts';
