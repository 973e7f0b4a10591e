// Shows what the receiver has: asked again after each decision, a moment later, because a record is sent after the choice is applied.
const MOMENT = 700;
const table = document.querySelector('[data-decision-log]');

async function show() {
  const entries = await (await fetch('/__decisions')).json();
  table.tBodies[0].replaceChildren(...entries.map(row));
  table.hidden = entries.length === 0;
  table.nextElementSibling.hidden = !table.hidden;
}

function row({ record, receivedAt }) {
  const line = document.createElement('tr');
  const granted = Object.keys(record.categories).filter((id) => record.categories[id]);
  const texts = [
    new Date(receivedAt).toLocaleTimeString(document.documentElement.lang),
    record.method,
    record.layer,
    granted.join(', ') || '–',
    record.words?.slice(0, 8) ?? '–',
    record.id.slice(0, 8),
    record.replaces?.slice(0, 8) ?? '–',
  ];
  line.append(
    ...texts.map((text) => Object.assign(document.createElement('td'), { textContent: text })),
  );
  return line;
}

document.addEventListener('consent-change', () => setTimeout(show, MOMENT));
show();
