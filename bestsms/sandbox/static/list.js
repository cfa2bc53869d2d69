// A list of any length: only the rows that can be seen are in the page, and only their pages are asked for.
//
// A row is known by its rank, counted from the last one. New rows come first, so ranks stay when something arrives.

const PAGE = 100;
const SPARE = 8;
const SETTLE = 60;

export class VirtualList {
  #box; #spacer; #rowHeight; #load; #draw; #key; #onOpen; #onTotal; #onFailed;
  #items = new Map();
  #loaded = new Map();
  #asking = new Set();
  #rows = new Map();
  #generation = 0;
  #epoch = 0;
  #total = 0;
  #rank = -1;
  #selected = null;
  #frame = 0;
  #timer = 0;

  /**
   * `load(page, size)` gives { items, total }; `draw(row, item)` fills an element, item being undefined while it loads;
   * `key(item)` tells items apart; `onOpen(item)` is called for a click or Enter.
   */
  constructor(box, { rowHeight, load, draw, key, onOpen, onTotal = () => {}, onFailed = () => {} }) {
    this.#box = box;
    this.#rowHeight = rowHeight;
    this.#load = load;
    this.#draw = draw;
    this.#key = key;
    this.#onOpen = onOpen;
    this.#onTotal = onTotal;
    this.#onFailed = onFailed;
    this.#spacer = document.createElement("div");
    this.#spacer.className = "spacer";
    this.#spacer.setAttribute("role", "presentation");
    box.append(this.#spacer);
    box.addEventListener("scroll", () => this.#schedule(), { passive: true });
    box.addEventListener("click", (event) => this.#clicked(event));
    new ResizeObserver(() => this.#schedule()).observe(box);
  }

  get total() { return this.#total; }
  get selected() { return this.#items.get(this.#rank) ?? null; }

  /** Ask again for what can be seen: something has changed. */
  refresh() {
    this.#generation += 1;
    return this.#ask();
  }

  /** Forget everything: another search. */
  restart() {
    this.#generation += 1;
    this.#epoch += 1;
    this.#items.clear();
    this.#loaded.clear();
    this.#rank = -1;
    this.#selected = null;
    this.#box.scrollTop = 0;
    return this.#ask();
  }

  /** Select by key, wherever the row is. */
  select(key) {
    this.#selected = key;
    this.#rank = -1;
    for (const [rank, item] of this.#items) if (this.#key(item) === key) this.#rank = rank;
    this.#reveal();
    this.#schedule();
  }

  /** Move the selection by some rows, and return the item it is on now, if that is known. */
  move(step) {
    if (this.#total === 0) return null;
    const index = this.#rank < 0 ? (step > 0 ? 0 : this.#total - 1) : this.#total - 1 - this.#rank + step;
    this.#rank = this.#total - 1 - Math.min(Math.max(index, 0), this.#total - 1);
    const item = this.selected;
    this.#selected = item ? this.#key(item) : null;
    this.#reveal();
    this.#render();
    return item;
  }

  #reveal() {
    if (this.#rank < 0 || this.#box.clientHeight === 0) return;
    const top = (this.#total - 1 - this.#rank) * this.#rowHeight;
    const { scrollTop, clientHeight } = this.#box;
    if (top < scrollTop) this.#box.scrollTop = top;
    else if (top + this.#rowHeight > scrollTop + clientHeight) this.#box.scrollTop = top + this.#rowHeight - clientHeight;
  }

  #clicked(event) {
    const row = event.target.closest("[role=option]");
    if (!row) return;
    const item = this.#items.get(Number(row.dataset.rank));
    if (!item) return;
    this.select(this.#key(item));
    this.#onOpen(item);
  }

  #schedule() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#render();
    });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), SETTLE);
  }

  #window() {
    const { scrollTop, clientHeight } = this.#box;
    const first = Math.max(0, Math.floor(scrollTop / this.#rowHeight) - SPARE);
    const last = Math.min(this.#total - 1, Math.ceil((scrollTop + clientHeight) / this.#rowHeight) + SPARE);
    return [first, last];
  }

  async #ask() {
    const [first, last] = this.#window();
    const pages = [];
    for (let page = Math.floor(first / PAGE) + 1; page <= Math.floor(Math.max(last, 0) / PAGE) + 1; page += 1) pages.push(page);
    await Promise.all(pages.map((page) => this.#askPage(page)));
  }

  async #askPage(page) {
    const [generation, epoch] = [this.#generation, this.#epoch];
    const ticket = `${page}/${generation}`;
    if (this.#loaded.get(page) === generation || this.#asking.has(ticket)) return;
    this.#asking.add(ticket);
    try {
      const { items, total } = await this.#load(page, PAGE);
      if (epoch === this.#epoch) this.#take(page, items, total, generation);
    } catch (error) {
      this.#onFailed(error);
    } finally {
      this.#asking.delete(ticket);
    }
  }

  #take(page, items, total, generation) {
    this.#resize(total);
    items.forEach((item, position) => {
      const rank = total - 1 - ((page - 1) * PAGE + position);
      this.#items.set(rank, item);
    });
    this.#loaded.set(page, generation);
    this.#findSelected(items, total - 1 - (page - 1) * PAGE);
    this.#render();
  }

  #findSelected(items, newest) {
    const position = this.#selected === null ? -1 : items.findIndex((item) => this.#key(item) === this.#selected);
    if (position < 0) {
      if (this.#rank <= newest && this.#rank > newest - items.length) this.#rank = -1;
      return;
    }
    const isLost = this.#rank < 0;
    this.#rank = newest - position;
    if (isLost) this.#reveal();
  }

  #resize(total) {
    const grown = total - this.#total;
    if (grown === 0) return;
    if (grown < 0) {
      this.#items.clear();
      this.#loaded.clear();
      if (this.#rank >= total) this.#rank = -1;
    }
    this.#total = total;
    this.#spacer.style.height = `${total * this.#rowHeight}px`;
    if (grown > 0 && this.#box.scrollTop >= this.#rowHeight) this.#box.scrollTop += grown * this.#rowHeight;
    this.#onTotal(total, grown);
  }

  #render() {
    const [first, last] = this.#window();
    const free = [];
    for (const [rank, row] of this.#rows) {
      const index = this.#total - 1 - rank;
      if (index < first || index > last || rank < 0) {
        free.push(row);
        this.#rows.delete(rank);
      }
    }
    for (let index = first; index <= last; index += 1) this.#place(index, free);
    for (const row of free) row.remove();
    this.#point();
  }

  #place(index, free) {
    const rank = this.#total - 1 - index;
    let row = this.#rows.get(rank);
    if (!row) {
      row = free.pop() ?? this.#make();
      this.#rows.set(rank, row);
      row.dataset.rank = String(rank);
      row.id = `${this.#box.id}-${rank}`;
    }
    const item = this.#items.get(rank);
    if (row.item !== item || row.item === undefined) {
      row.item = item;
      this.#draw(row, item);
    }
    const top = `translateY(${index * this.#rowHeight}px)`;
    if (row.style.transform !== top) row.style.transform = top;
    row.setAttribute("aria-posinset", String(index + 1));
    row.setAttribute("aria-setsize", String(this.#total));
    row.setAttribute("aria-selected", String(rank === this.#rank));
  }

  #make() {
    const row = document.createElement("div");
    row.setAttribute("role", "option");
    row.className = "row";
    this.#box.append(row);
    return row;
  }

  #point() {
    const row = this.#rows.get(this.#rank);
    if (row) this.#box.setAttribute("aria-activedescendant", row.id);
    else this.#box.removeAttribute("aria-activedescendant");
  }
}
