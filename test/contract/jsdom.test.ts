import { JSDOM } from 'jsdom';
import { describeSimulatedDom } from './support/simulated-dom.js';

describeSimulatedDom(
  'jsdom',
  () =>
    new JSDOM('<!doctype html><html lang="en"><body></body></html>', {
      url: 'http://localhost:3000/',
      pretendToBeVisual: true,
    }).window,
);
