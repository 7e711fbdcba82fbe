// Hears what changes, and connects again by itself after what it has heard last.

const SHORTEST = 1000;
const LONGEST = 15_000;
const SILENCE = 50_000;

// A browser opens six connections to one server, for all its tabs together: of those nobody looks at, only the last one listens.
const tabs = 'BroadcastChannel' in window ? new BroadcastChannel('stream') : null;

let source = null;
let after = null;
let gap = SHORTEST;
let again = null;
let heard = 0;

// Calls everything(data), begin(changes) with the last messages, changes(changes) from then on, and lost(refused) when there is
// no connection; unless that returns true, this ends.
export function listen(hearing) {
  const connect = () => {
    clearTimeout(again);
    if (source) source.close();
    const opened = source = new EventSource(after === null ? '/events' : `/events?after=${after}`);
    heard = Date.now();
    if (tabs) tabs.postMessage('listens');
    const on = (name, take) => opened.addEventListener(name, (event) => {
      heard = Date.now();
      gap = SHORTEST;
      if (opened === source) take(event.data && JSON.parse(event.data));
    });
    on('everything', hearing.everything);
    on('changes', take);
    on('beat', () => {});
    opened.addEventListener('error', () => lose(opened));
  };
  const take = (changes) => {
    if (after !== null && !changes.complete) {
      after = null; // so much was missed that the last messages are asked for anew
      connect();
      return;
    }
    hearing[after === null ? 'begin' : 'changes'](changes);
    after = changes.version;
  };
  const lose = async (ended) => {
    const refused = ended.readyState === EventSource.CLOSED;
    ended.close();
    if (!await hearing.lost(refused) || source !== ended) return;
    clearTimeout(again);
    again = setTimeout(connect, gap);
    gap = Math.min(gap * 2, LONGEST);
  };
  const isSilent = () => Date.now() - heard > SILENCE;
  const wake = () => {
    if (source.readyState !== EventSource.CLOSED && !isSilent()) return;
    gap = SHORTEST;
    connect();
  };
  const yieldToOthers = () => {
    if (!document.hidden) return;
    clearTimeout(again);
    source.close();
  };
  if (tabs) tabs.addEventListener('message', yieldToOthers);
  window.addEventListener('online', wake);
  document.addEventListener('visibilitychange', () => { if (!document.hidden) wake(); });
  setInterval(() => { if (isSilent() && source.readyState === EventSource.OPEN) lose(source); }, LONGEST);
  connect();
}
