// What a learner has done of a part, by the lines of the progress (docs/content.md). No browser.

/** The lines of a progress: kind and item, and the numbers that belong to it. */
export function lines(text) {
  const entries = text.split('\n').slice(1).map((line) => line.split(' '));
  return new Map(entries.filter((words) => words.length > 2).map(([kind, item, ...rest]) => [`${kind} ${item}`, rest.map(Number)]));
}

/** Where the learner was last in a way, as a place: `lesson/care`; empty where that is not known. */
export function lastPlace(text, way) {
  const line = text.split('\n').find((line) => line.startsWith(`place ${way} `));
  return line ? `${way}/${line.split(' ')[3]}` : '';
}

/** Whether an item is done: its task ticked, its experiment run, its goals met. */
const met = ({ kind, id }, is) => {
  const [first] = is.get(`${kind} ${id}`) ?? [];
  return kind === 'challenge' ? first > 0 : first === 1;
};

/**
 * How far the learner is: things done, of how many, whether that is all, and the share that counts as the score; null where
 * there is nothing to score.
 */
export function judge({ done, items, total }, is, end) {
  if (done === 'items') {
    const count = items.filter((item) => met(item, is)).length;
    return { done: count, total, whole: count === total, share: count / total };
  }
  if (done === 'cards') {
    const cards = [...is].filter(([key]) => key.startsWith('review '));
    const right = cards.filter(([, [, streak]]) => streak > 0).length;
    const count = Math.min(total, cards.length);
    return { done: count, total, whole: count === total, share: Math.min(right, total) / total };
  }
  return { done: end ? 1 : 0, total, whole: end, share: null };
}

/**
 * What is new of the part: `asked`, a question with its answer and what is right; `seen`, something done. Each has a `key` that
 * names it.
 */
export function news({ done, items }, was, is) {
  const found = [];
  for (const item of items) {
    const key = `${item.kind} ${item.id}`;
    const [old, now] = [was.get(key) ?? [], is.get(key)];
    if (now && String(old) !== String(now)) found.push(...NEW[item.kind](item, old, now));
  }
  if (done === 'cards') {
    for (const [key, [last, streak]] of is) {
      const old = was.get(key);
      if (!key.startsWith('review ') || (old && old[0] === last && old[1] === streak)) continue;
      const right = streak > 0;
      found.push({ kind: 'asked', type: 'other', key: key.replace(' ', '.'), title: key.slice(7), response: right ? 'right' : 'wrong', correct: right });
    }
  }
  return found;
}

const NEW = {
  step({ id, title, choices, right }, [was, said], [ticked, answer]) {
    const choice = choices[answer - 1];
    const asked = { kind: 'asked', type: 'choice', key: `step.${id}`, title, choices, response: choice?.id, right, correct: choice?.id === right };
    const seen = { kind: 'seen', key: `step.${id}`, title };
    return [...(choice && answer !== said ? [asked] : []), ...(ticked && !was ? [seen] : [])];
  },
  myth({ id, title, right }, [was, sure, believed], [seen, nowSure, now]) {
    const guess = now === 1;
    const asked = { kind: 'asked', type: 'true-false', key: `myth.${id}`, title, response: String(guess), right: String(right), correct: guess === right };
    const done = { kind: 'seen', key: `myth.${id}`, title };
    return [...(believed !== now || sure !== nowSure ? [asked] : []), ...(seen && !was ? [done] : [])];
  },
  challenge({ id, title }, old, [stars]) {
    return [{ kind: 'seen', key: `challenge.${id}`, title, stars }];
  },
};
