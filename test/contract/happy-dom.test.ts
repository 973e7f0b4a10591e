import { Window } from 'happy-dom';
import { describeSimulatedDom } from './support/simulated-dom.js';

describeSimulatedDom('happy-dom', () => {
  const window = new Window({ url: 'http://localhost:3000/' });
  window.document.write('<!doctype html><html lang="en"><body></body></html>');
  return window;
});
