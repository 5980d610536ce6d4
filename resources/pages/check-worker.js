/* Keeps the page that checks certificates, its keys and its list for where there is no line to the office. */
"use strict";
const CACHE = "clerkdesk-check-1";
const PAGE = "/c";
const KEPT = [PAGE, "/static/style.css", "/static/check.js", "/static/Inter_400Regular.ttf", "/static/Inter_600SemiBold.ttf",
  "/.well-known/clerkdesk-keys.json", "/api/v1/certificates/revocations"];

self.addEventListener("install", (event) => {
  // A list that there is not yet keeps nothing else from being kept.
  event.waitUntil(caches.open(CACHE).then((cache) => Promise.allSettled(KEPT.map((path) => cache.add(path)))));
});
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  const isPage = event.request.mode === "navigate" && (url.pathname === PAGE || url.pathname.startsWith(PAGE + "/"));
  if (!isPage && !KEPT.includes(url.pathname)) return;
  // The office's answer first; number and code of a paper are never kept.
  event.respondWith(fetch(event.request).then((answer) => {
    if (answer.ok && !isPage) {
      const copy = answer.clone();
      event.waitUntil(caches.open(CACHE).then((cache) => cache.put(url.pathname, copy)));
    }
    return answer;
  }).catch(() => caches.match(isPage ? PAGE : url.pathname).then((kept) => kept || Response.error())));
});
