import { expect, test } from 'vitest';
import { fileName } from '../data/api';
import { draftPaths, exportPath, paperPaths } from './query';

test('only what is asked for stands in the address', () => {
  expect(exportPath('p', 'xlsx', { domain: null, status: null, search: '', offList: false })).toBe(
    '/api/processes/p/export.xlsx',
  );
  expect(exportPath('p', 'csv.zip', { machine: true, search: 'Café & Co' })).toBe(
    '/api/processes/p/export.csv.zip?machine=true&search=Caf%C3%A9+%26+Co',
  );
});

test('a paper is asked for with what it is to hold', () => {
  expect(paperPaths('p', 'press')).toEqual({
    path: '/api/processes/p/papers/press.docx',
    pdf: '/api/processes/p/papers/press.pdf',
  });
  expect(paperPaths('p', 'folder', { domain: null, lead: 'Bau & Planung', committee: '' }).pdf).toBe(
    '/api/processes/p/papers/folder.pdf?lead=Bau+%26+Planung',
  );
});

test('a draft is asked for as it is now, or as it was', () => {
  expect(draftPaths('/api/drafts/d', { sheets: false }).path).toBe('/api/drafts/d/text.docx');
  expect(draftPaths('/api/drafts/d', { version: 2, sheets: true }).pdf).toBe(
    '/api/drafts/d/text.pdf?version=2&sheets=true',
  );
});

test('the file keeps the name that the server gave it', () => {
  expect(fileName(`attachment; filename="a.xlsx"; filename*=UTF-8''Ma%C3%9Fnahmen.xlsx`)).toBe(
    'Maßnahmen.xlsx',
  );
  expect(fileName('attachment; filename="list.csv.zip"')).toBe('list.csv.zip');
  expect(fileName(null)).toBe('export');
});
