// What was measured, by subject and by round.

/** @param {number[]} values @param {number} share */
function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

export class Samples {
  /** @type {Map<string, Map<string, number[]>>} */
  #rounds = new Map();

  /** @param {string} subject @param {string} round @param {number} value */
  add(subject, round, value) {
    if (!Number.isFinite(value)) throw new Error(`${subject}: ${value} is no measurement`);
    const rounds = this.#rounds.get(subject) ?? new Map(), values = rounds.get(round) ?? [];
    values.push(value);
    this.#rounds.set(subject, rounds.set(round, values));
  }

  /** @param {string} subject @returns {Map<string, number[]>} */
  #of(subject) {
    const rounds = this.#rounds.get(subject);
    if (!rounds) throw new Error(`${subject} was not measured`);
    return rounds;
  }

  /** @param {string} subject */
  has(subject) {
    return this.#rounds.has(subject);
  }

  subjects() {
    return [...this.#rounds.keys()];
  }

  /** @param {string} subject */
  count(subject) {
    return [...this.#of(subject).values()].flat().length;
  }

  /** @param {string} subject */
  median(subject) {
    return quantile([...this.#of(subject).values()].flat(), 0.5);
  }

  /** @param {string} subject */
  p95(subject) {
    return quantile([...this.#of(subject).values()].flat(), 0.95);
  }

  /** The median over the rounds of the ratio of both medians within one round. @param {string} subject @param {string} base */
  ratio(subject, base) {
    const bases = this.#of(base);
    return quantile([...this.#of(subject)].map(([round, values]) => quantile(values, 0.5) / quantile(bases.get(round) ?? [], 0.5)), 0.5);
  }

  /** The same for the difference. @param {string} subject @param {string} base */
  difference(subject, base) {
    const bases = this.#of(base);
    return quantile([...this.#of(subject)].map(([round, values]) => quantile(values, 0.5) - quantile(bases.get(round) ?? [], 0.5)), 0.5);
  }
}
