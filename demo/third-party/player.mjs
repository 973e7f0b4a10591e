import { randomBytes } from 'node:crypto';

export const VISITOR_COOKIES = { uuid: () => hex(16), ad_session_id: () => hex(8) };

const VIDEOS = {
  42: { title: 'Workspace in three minutes', seconds: 187, hue: 190 },
  43: { title: 'Inviting colleagues and setting roles', seconds: 254, hue: 222 },
  52: { title: 'Workspace på tre minutter', seconds: 187, hue: 190 },
  53: { title: 'Inviter kolleger og gi dem roller', seconds: 254, hue: 222 },
};

/** A player shaped like TwentyThree's: its own page with a script, a style sheet and a poster frame beside it. */
export function playerPage(id) {
  const { title, seconds } = video(id);
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title}</title>
  <link rel="stylesheet" href="/player.css">
  <script src="/player.js" defer></script>
</head>
<body data-photo-id="${escape(id)}" data-seconds="${seconds}">
  <img class="poster" src="/poster.jpg?photo%5fid=${encodeURIComponent(id)}" alt="">
  <h1>${title}</h1>
  <button class="big-play" type="button" aria-label="Play: ${title}">
    <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M8 5.2v13.6c0 .8.9 1.3 1.6.8l10-6.8c.6-.4.6-1.2 0-1.6l-10-6.8C8.9 4 8 4.4 8 5.2Z"/></svg>
  </button>
  <div class="bar">
    <progress value="0" max="${seconds}" aria-label="Time played"></progress>
    <output class="time">0:00</output>
    <span class="time">${clock(seconds)}</span>
  </div>
</body>
</html>
`;
}

/** The poster frame: a fjord in four layers, its colour by video. Called .jpg, as the real one is; served as SVG. */
export function posterImage(id) {
  const { hue } = video(id);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 720" preserveAspectRatio="xMidYMid slice">
  <defs>
    <linearGradient id="sky" x2="0" y2="1">
      <stop offset="0" stop-color="hsl(${hue} 42% 16%)"/><stop offset=".62" stop-color="hsl(${hue - 12} 38% 44%)"/><stop offset="1" stop-color="hsl(32 55% 72%)"/>
    </linearGradient>
  </defs>
  <path fill="url(#sky)" d="M0 0h1280v720H0z"/>
  <circle cx="905" cy="330" r="54" fill="hsl(38 80% 84%)" opacity=".85"/>
  <path fill="hsl(${hue} 28% 42%)" opacity=".75" d="M0 430 170 320l110 70 190-150 160 130 120-60 200 120 150-90 180 110v370H0Z"/>
  <path fill="hsl(${hue} 34% 28%)" d="M0 500 130 420l180 90 210-150 230 170 190-90 160 100 180-70v250H0Z"/>
  <path fill="hsl(${hue} 42% 17%)" d="M0 590 220 500l190 80 150-50 260 90 210-70 250 80v170H0Z"/>
  <path fill="hsl(${hue} 48% 9%)" d="M0 655c200-40 380-26 560-10s420 20 720-16v91H0Z"/>
</svg>
`;
}

function video(id) {
  return VIDEOS[id] ?? { title: `Video ${escape(id)}`, seconds: 120, hue: 205 };
}

function clock(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function escape(text) {
  return text.replaceAll(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function hex(bytes) {
  return randomBytes(bytes).toString('hex');
}
