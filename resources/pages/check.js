/* Checks what a paper's QR code says of itself, with the office's published keys: also where there is no line to the office, once this page was open.
   The one page with a script of this kind; without it the server's answer stands as it is. */
"use strict";
(() => {
  const KEYS = "/.well-known/clerkdesk-keys.json";
  const LIST = "/api/v1/certificates/revocations";
  const HOURS = 24;
  const card = document.getElementById("statement");
  if (!card || !window.crypto || !crypto.subtle) return;
  if ("serviceWorker" in navigator) navigator.serviceWorker.register("/check-worker.js", { scope: "/c" });

  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  const json = (part) => JSON.parse(new TextDecoder().decode(bytes(part)));

  const verified = async (jws, key) => {
    const [head, payload, signature] = jws.split(".");
    if (json(head).alg !== "ES256") return null;
    const held = await crypto.subtle.importKey("jwk", { kty: key.kty, crv: key.crv, x: key.x, y: key.y },
      { name: "ECDSA", namedCurve: "P-256" }, false, ["verify"]);
    const signed = new TextEncoder().encode(head + "." + payload);
    const holds = await crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, held, bytes(signature), signed);
    return holds ? json(payload) : null;
  };

  const signedByUs = async (jws, keys) => {
    const kid = json(jws.split(".")[0]).kid;
    const key = keys.find((each) => each.kid === kid);
    return key ? verified(jws, key) : null;
  };

  // What a letter is called otherwise than a certificate stands in its own word.
  const say = (tone, word, rows, letter) => {
    card.hidden = false;
    card.className = "card verdict " + tone;
    card.querySelector("h2").textContent = (letter && card.dataset[word + "Letter"]) || card.dataset[word];
    const list = card.querySelector("dl");
    list.replaceChildren();
    for (const [name, value] of rows) {
      const row = document.createElement("div");
      const term = document.createElement("dt");
      const said = document.createElement("dd");
      term.textContent = name;
      said.textContent = value;
      row.append(term, said);
      list.append(row);
    }
  };

  const look = async () => {
    const jws = location.hash.slice(1);
    if (!jws) return;
    let keys;
    try {
      keys = (await (await fetch(KEYS)).json()).keys;
    } catch {
      say("warn", "nokeys", []);
      return;
    }
    let statement = null;
    try {
      // A key that is newer than what this telephone keeps: nothing can be said of it.
      const kid = json(jws.split(".")[0]).kid;
      if (!keys.some((each) => each.kid === kid)) {
        say("warn", "nokeys", []);
        return;
      }
      statement = await signedByUs(jws, keys);
    } catch {
      statement = null;
    }
    // The paper's number and code are in the address, too: another statement behind it is another paper's.
    const number = decodeURIComponent(location.pathname.split("/")[2] || "");
    const code = (new URLSearchParams(location.search).get("code") || "").replace(/-/g, "");
    if (!statement || statement.n !== number || !code.endsWith(statement.c4)) {
      say("bad", "forged", []);
      return;
    }
    const letter = statement.n.startsWith(card.dataset.letters + "-");
    const rows = [
      [card.dataset.number, statement.n],
      [card.dataset.owner, statement.o],
      [card.dataset.date, statement.d.split("-").reverse().join(".")],
      [card.dataset.code, "…" + statement.c4],
    ];
    let listed = null;
    try {
      listed = await signedByUs(await (await fetch(LIST)).text(), keys);
    } catch {
      listed = null;
    }
    const entry = listed && listed.entries.find((each) => each.number === statement.n);
    if (entry) {
      say(entry.state === "revoked" ? "bad" : "warn", entry.state, rows, letter);
      return;
    }
    // Its days are counted in Baku, four hours ahead; a list that says how many says so for ever.
    const days = listed && !letter ? listed.valid_days || 0 : 0;
    if (days && Date.now() >= Date.parse(statement.d) + (days + 1) * 86400000 - 4 * 3600000) {
      say("warn", "expired", rows);
      return;
    }
    const age = listed ? (Date.now() - Date.parse(listed.issued_at)) / 3600000 : Infinity;
    say(age <= HOURS ? "ok" : "warn", age <= HOURS ? "genuine" : "old", rows);
  };
  addEventListener("hashchange", look);
  look();
})();
