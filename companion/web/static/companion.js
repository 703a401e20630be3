/* What the page does by itself: gathers small forms, waits for a pause in typing, keeps the focus in place. No text leaves
   the page here; every change is asked of the server through the panel's own events. */
window.companion = (() => {
  "use strict";
  const PAUSE_MS = 900;
  const PATIENCE_MS = 4000;

  const say = (sentence) => {
    const line = document.querySelector("#status [role=status]");
    if (!line || !sentence) return;
    line.classList.remove("trouble");
    line.textContent = sentence;
  };

  /* While a press of a panel is answered, and the status line says so, a further one would be lost: it waits, unless it is the
     same one once more. */
  const WAITS_MS = 60000;
  const isSaid = (busy) => Boolean(busy) && document.querySelector("#status [role=status]")?.textContent.trim() === busy.trim();
  const whenAnswered = (busy, send, until = Date.now() + WAITS_MS) => {
    if (isSaid(busy) && Date.now() < until) setTimeout(() => whenAnswered(busy, send, until), 150);
    else send();
  };

  const fieldsOf = (form) => {
    const fields = {};
    if (!form) return fields;
    for (const [name, value] of new FormData(form)) {
      if (typeof value !== "string") continue;
      fields[name] = name in fields ? [].concat(fields[name], value) : value;
    }
    return fields;
  };

  const actOf = (source) => ({
    do: source.dataset.do,
    on: source.dataset.on || "",
    fields: fieldsOf(source.form || source.closest("form") || (source.tagName === "FORM" ? source : null)),
  });

  /* A stop that may be wrong: whoever wrote the words says so above the page, and what was stopped is asked again. */
  const asks = new Map();
  const stopped = new Map();
  const lastOf = new Map();
  let last = null;
  let again = null;
  const goOn = (button) => {
    const outside = document.getElementById(button.dataset.press || "");
    again = outside ? () => (outside.matches("button") ? outside : outside.querySelector("button")).click() : stopped.get(button.dataset.goOn);
    asks.get("aside")?.("click", { dataset: { do: "go-on" }, form: button.form });
  };
  const askAgain = () => {
    const ask = again;
    again = null;
    if (ask) ask();
  };

  /* Pages on which others bring something new, by the tab: the panel that is asked. */
  const LOOKED_AT_AGAIN = { sessions: "session", mentor: "mentor" };
  const goTo = (page) => document.querySelector(`[role=tab][data-tab-id="${CSS.escape(page)}"]`)?.click();

  const copy = async (target) => {
    const source = document.getElementById(target);
    const text = "value" in source ? source.value : source.textContent;
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      if (!("select" in source)) return false;
      source.select();
      return document.execCommand("copy");
    }
  };

  /* Said where one looks: on the button itself, for as long as it takes to read, and in the status line. */
  const COPIED_MS = 2500;
  const copied = (button) => {
    say("Copied. Paste it where you want it.");
    if (button.dataset.label) return;
    button.dataset.label = button.textContent;
    button.textContent = "Copied";
    setTimeout(() => {
      if (button.textContent === "Copied") button.textContent = button.dataset.label;
      delete button.dataset.label;
    }, COPIED_MS);
  };

  /* Parts that open in place: a chip's field, a second look before something is deleted, one more entry in a list. */
  const open = (button) => {
    const part = document.getElementById(button.dataset.open);
    part.hidden = false;
    if (button.dataset.instead) document.getElementById(button.dataset.instead).hidden = true;
    (part.querySelector("input, textarea, button") || part).focus();
  };
  const close = (button) => {
    const part = document.getElementById(button.dataset.close);
    part.hidden = true;
    const back = document.querySelector(`[data-open="${CSS.escape(part.id)}"]`);
    if (back?.dataset.instead) document.getElementById(back.dataset.instead).hidden = false;
    back?.focus();
  };
  const addEntry = (button) => {
    const template = document.getElementById(button.dataset.add);
    const number = Number(button.dataset.next);
    const copy = template.content.cloneNode(true);
    for (const part of copy.querySelectorAll("[name], [id], [for]")) {
      for (const key of ["name", "id", "for"]) {
        if (part.hasAttribute(key)) part.setAttribute(key, part.getAttribute(key).replace("NEW", number));
      }
    }
    const first = copy.querySelector("input, textarea, select");
    button.dataset.next = String(number + 1);
    button.before(copy);
    first.focus();
  };

  const show = (button) => {
    const field = document.getElementById(button.dataset.in);
    const at = field.value.indexOf(button.dataset.show);
    field.focus();
    if (at >= 0) field.setSelectionRange(at, at + button.dataset.show.length);
  };

  /* A condition's field was chosen: its values, and an example of them, go to the field beside it. */
  const offer = (select) => {
    const field = select.form.elements[select.dataset.lists];
    const chosen = select.selectedOptions[0];
    field.setAttribute("list", chosen.dataset.list || "");
    field.placeholder = chosen.dataset.hint;
  };

  /* The room of a message, in what its channel counts, and the other beside it. A greeting and a sign-off are no words of it:
     they stay as many as they were when it was last read. */
  const wordsIn = (text) => (text.match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu) || []).length;
  const room = (field, counter) => {
    const limit = Number(field.dataset.limit);
    const around = wordsIn(field.defaultValue) - Number(field.dataset.words);
    const words = Math.max(0, wordsIn(field.value) - around);
    const characters = [...field.value].length;
    const inWords = field.dataset.unit === "words";
    counter.textContent = inWords
      ? `${words} words; ${limit} are the most · characters: ${characters}`
      : `${characters} of ${limit} characters · words: ${words}`;
    counter.classList.toggle("over", (inWords ? words : characters) > limit);
  };

  /* How much of a field's limit is used. Nothing is cut off: a longer text is refused in words, and stays. */
  const count = (field) => {
    const counter = document.getElementById(field.dataset.counter);
    if (!counter) return;
    if (field.dataset.unit) { room(field, counter); return; }
    const limit = Number(field.dataset.limit);
    const left = limit - [...field.value].length;
    counter.textContent = left < 0 ? `${-left} too many; ${limit} is the limit` : `${limit - left} of ${limit}`;
    counter.classList.toggle("over", left < 0);
  };

  /* The message: marks lie behind the text and follow it sentence by sentence while it is edited. */
  const paint = (paper) => {
    const field = paper.querySelector("textarea");
    const layer = paper.querySelector(".marks");
    const parts = [];
    let at = 0;
    for (const [sentence, origin] of JSON.parse(paper.dataset.marks || "[]")) {
      const found = field.value.indexOf(sentence, at);
      if (found < 0) continue;
      parts.push(document.createTextNode(field.value.slice(at, found)));
      const mark = document.createElement("mark");
      mark.className = `mark-${origin}`;
      mark.textContent = sentence;
      parts.push(mark);
      at = found + sentence.length;
    }
    parts.push(document.createTextNode(field.value.slice(at) + "\n"));
    layer.replaceChildren(...parts);
  };

  /* The address holds a random draft id and nothing else, so that a draft survives a reload. */
  const address = (draft) => {
    const url = new URL(location.href);
    if (draft) url.searchParams.set("draft", draft);
    else url.searchParams.delete("draft");
    history.replaceState(null, "", url);
  };

  /* What is typed belongs to its form's mark, not to the fields: a panel drawn anew reuses these for other parts of the page. */
  const typed = new Map();
  let typing = null;
  const remember = (form, field) => {
    typed.set(form.dataset.rev, new FormData(form));
    typing = { rev: form.dataset.rev, name: field.name, at: field.selectionStart, since: performance.now() };
  };
  /* Somebody who is typing goes on typing, although their field was drawn anew. */
  const goOnTyping = (form) => {
    const field = typing?.rev === form.dataset.rev && form.elements[typing.name];
    if (!field?.setSelectionRange || typing.at === null || document.activeElement !== document.body) return;
    if (performance.now() - typing.since > PATIENCE_MS) return;
    field.focus({ preventScroll: true });
    field.setSelectionRange(typing.at, typing.at);
  };
  const restore = (form) => {
    const kept = typed.get(form.dataset.rev);
    if (!kept) { form.reset(); return; }
    for (const field of form.elements) {
      if (!field.name || field.type === "hidden") continue;
      if (field.matches("[type=radio], [type=checkbox]")) field.checked = kept.getAll(field.name).includes(field.value);
      else if (kept.has(field.name) && field.value !== kept.get(field.name)) field.value = kept.get(field.name);
    }
    goOnTyping(form);
  };

  /* What somebody unfolded stays so when its panel is drawn anew. */
  const unfolded = new Set();
  const nameOf = (part) => {
    const summary = part.querySelector("summary");
    return summary?.getAttribute("aria-label") || summary?.textContent.trim();
  };
  const fold = (summary) => {
    const part = summary?.parentElement;
    if (part) part.open ? unfolded.delete(nameOf(part)) : unfolded.add(nameOf(part));
  };

  const goOnAt = (wanted) => {
    if (!wanted.matches("a, button, input, textarea, select")) wanted.tabIndex = -1;
    wanted.focus({ preventScroll: true });
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    wanted.scrollIntoView({ block: wanted.matches("textarea") ? "center" : "start", behavior: calm ? "auto" : "smooth" });
  };

  /* After the server drew a panel anew: forms it filled start from what it says, the focus goes where it points. */
  const seen = new WeakMap();
  const settle = (element) => {
    element.querySelectorAll("form[data-rev]").forEach(restore);
    for (const part of element.querySelectorAll("details")) if (unfolded.has(nameOf(part))) part.open = true;
    const here = element.querySelector("[data-address]");
    if (here) address(here.dataset.address);
    element.querySelectorAll(".paper").forEach(paint);
    element.querySelectorAll("[data-counter]").forEach(count);
    const stop = element.querySelector("[data-go-on]")?.dataset.goOn;
    if (stop && !stopped.has(stop)) stopped.set(stop, lastOf.get(element.closest(".block")?.id) || last);
    const wanted = element.querySelector("[data-focus]");
    if (wanted && seen.get(element) !== wanted.dataset.focus) {
      seen.set(element, wanted.dataset.focus);
      if (wanted.dataset.page) goTo(wanted.dataset.page);
      requestAnimationFrame(() => goOnAt(document.getElementById(wanted.dataset.at) || wanted));
    }
    const grows = element.querySelector(".growing");
    if (grows && !seen.has(grows)) grows.scrollIntoView({ block: "nearest" });
    if (grows) seen.set(grows, "");
  };

  const panel = (element, trigger, watch) => {
    let waiting = null;
    let reading = 0;
    let patience = null;
    let next = null;
    let asked = "";
    let busy = "";
    let waits = false;
    const name = element.closest(".block")?.id;
    const ask = (event, source) => {
      const act = actOf(source);
      const send = () => {
        if (name !== "aside") {
          last = send;
          lastOf.set(name, send);
        }
        asked = JSON.stringify(act);
        busy = source.dataset.busy;
        waits = false;
        say(source.dataset.busy);
        trigger(event, { act });
        if (event === "input") {
          reading = Math.min(reading + 1, 2);
          clearTimeout(patience);
          patience = setTimeout(proceed, PATIENCE_MS);
        }
      };
      /* A press while typed text is on its way waits for the answers, of which one is worked at and one may wait: it must not
         speak of an older version. */
      if (event === "click" && reading) next = send;
      else if (event === "click" && isSaid(busy)) {
        if (waits || asked === JSON.stringify(act)) return;
        waits = true;
        whenAnswered(busy, send);
      } else send();
    };
    asks.set(name, ask);
    const read = (event) => {
      reading = event.detail.trouble ? 0 : Math.max(0, reading - (event.detail.kept ? 1 : 0));
      if (!reading) proceed();
    };
    const proceed = () => {
      clearTimeout(patience);
      reading = 0;
      const send = next;
      next = null;
      if (send) send();
    };
    const checkNow = () => {
      if (!waiting) return;
      clearTimeout(waiting.timer);
      const form = waiting.form;
      waiting = null;
      if (form.isConnected) ask("input", form);
    };
    element.addEventListener("click", async (event) => {
      const button = event.target.closest("button, a");
      if (!button || !element.contains(button)) return;
      if (button.dataset.goOn) goOn(button);
      else if (button.dataset.open) open(button);
      else if (button.dataset.close) close(button);
      else if (button.dataset.add) addEntry(button);
      else if (button.dataset.show) show(button);
      else if (button.dataset.drop) button.closest(button.dataset.drop).remove();
      else if (button.dataset.goto) goTo(button.dataset.goto);
      else if (button.dataset.copy) {
        const done = await copy(button.dataset.copy);
        if (done) copied(button);
        if (!done) say("The browser did not allow copying. Select the text and copy it yourself.");
        else if (button.dataset.do) ask("click", button);
      } else if (button.dataset.do && button.type !== "submit") {
        if (waiting) { clearTimeout(waiting.timer); waiting = null; }
        ask("click", button);
      } else return;
      if (button.tagName === "A" && button.getAttribute("href") === "#") event.preventDefault();
    });
    element.addEventListener("submit", (event) => {
      event.preventDefault();
      const pressed = event.submitter && event.submitter.dataset.do ? event.submitter : event.target;
      if (waiting) { clearTimeout(waiting.timer); waiting = null; }
      ask("click", pressed);
    });
    element.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target.matches("[data-one-line]")) event.preventDefault();
      const opened = event.key === "Escape" && event.target.closest("[data-opened]");
      if (opened) close({ dataset: { close: opened.id } });
    });
    element.addEventListener("input", (event) => {
      if (event.target.dataset.counter) count(event.target);
      const paper = event.target.closest(".paper");
      if (paper) paint(paper);
      const form = event.target.closest("form[data-pause], form[data-rev]");
      if (!form) return;
      if (form.dataset.rev) remember(form, event.target);
      if (!("pause" in form.dataset)) return;
      if (waiting) clearTimeout(waiting.timer);
      waiting = { form, timer: setTimeout(checkNow, PAUSE_MS) };
    });
    element.addEventListener("change", (event) => {
      if (event.target.dataset.lists) offer(event.target);
    });
    element.addEventListener("focusout", checkNow);
    element.addEventListener("click", (event) => fold(event.target.closest("summary")));
    watch("value", () => {
      settle(element);
      const trouble = name === "aside" || element.querySelector(".trouble[role=status]") !== null;
      const detail = { kept: element.closest("#desk") !== null, trouble };
      document.dispatchEvent(new CustomEvent("companion-answered", { detail }));
      if (name === "aside") askAgain();
      else if (element.querySelector(".trouble[role=status]")) again = null;
    });
    document.addEventListener("companion-answered", read);
    settle(element);
    setTimeout(quieten);
  };

  /* One live region is enough: the framework's own would read everything out twice. */
  const quieten = () => {
    for (const region of document.querySelectorAll(".sr-only[role=status]")) {
      region.removeAttribute("role");
      region.removeAttribute("aria-live");
    }
  };

  /* Gradio closes the stream of an upload's progress by a method that does nothing but warn that it does nothing. */
  const warn = console.warn.bind(console);
  console.warn = (...said) => said[0] === "Method not implemented." || warn(...said);

  /* What was said of one page is no news on the next, but for trouble. A page turned by an answer says its own sentence. Pressing
     the tab one is on is asking whether the other noted something meanwhile; heard before the tab changes. */
  document.addEventListener("click", (event) => {
    const tab = event.isTrusted && event.target.closest("#pages [role=tab]");
    if (!tab) return;
    const look = { dataset: { do: "look", busy: "Looking again …" }, closest: () => null };
    if (tab.getAttribute("aria-selected") !== "true") {
      if (!document.querySelector("#status .trouble")) say("Nothing is ever sent from here.");
    } else if (LOOKED_AT_AGAIN[tab.dataset.tabId]) asks.get(LOOKED_AT_AGAIN[tab.dataset.tabId])?.("click", look);
  }, true);

  return { panel, say, quieten };
})();
