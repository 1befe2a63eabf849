// What each host page here notes of the messages that come, and how it asks.
const told = [];
addEventListener('message', ({ data, origin }) => {
  if (data?.fourway || data?.subject || data?.context) told.push({ ...data, origin });
});
const ask = (message, to = document.querySelector('iframe').contentWindow) => to.postMessage(message, '*');
