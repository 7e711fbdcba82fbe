// Hears what changes, and connects again by itself after what it has heard last.

const SHORTEST = 1000;
const LONGEST = 15_000;
const SILENCE = 50_000;

let source = null;
let after = null;
let gap = SHORTEST;
let again = null;
let heard = 0;

// Calls everything(data), changes(data), and lost(refused) when there is no connection; unless that returns true, this ends.
export function listen(hearing) {
  const connect = () => {
    clearTimeout(again);
    if (source) source.close();
    source = new EventSource(after === null ? '/events' : `/events?after=${after}`);
    heard = Date.now();
    for (const name of ['everything', 'changes', 'beat']) {
      source.addEventListener(name, (event) => {
        heard = Date.now();
        gap = SHORTEST;
        if (event.lastEventId) after = event.lastEventId;
        if (name !== 'beat') hearing[name](JSON.parse(event.data));
      });
    }
    source.addEventListener('error', lose);
  };
  const lose = async () => {
    const ended = source;
    const refused = ended.readyState === EventSource.CLOSED;
    ended.close();
    if (!await hearing.lost(refused) || source !== ended) return;
    clearTimeout(again);
    again = setTimeout(connect, gap);
    gap = Math.min(gap * 2, LONGEST);
  };
  const wake = () => {
    if (source.readyState === EventSource.CLOSED || Date.now() - heard > SILENCE) {
      gap = SHORTEST;
      connect();
    }
  };
  window.addEventListener('online', wake);
  document.addEventListener('visibilitychange', () => { if (!document.hidden) wake(); });
  setInterval(() => { if (Date.now() - heard > SILENCE && source.readyState === EventSource.OPEN) lose(); }, LONGEST);
  connect();
}
