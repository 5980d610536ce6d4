/* A chosen file is sent at once, and one sees how far it is. Without this script the button beside it does the same. */
"use strict";
for (const form of document.querySelectorAll("form.upload")) {
  const input = form.querySelector("input[type=file]");
  const button = form.querySelector("button");
  const progress = form.querySelector("progress");
  const failed = () => {
    const said = form.querySelector("[role=alert]") || form.appendChild(document.createElement("p"));
    said.className = "problem";
    said.setAttribute("role", "alert");
    said.textContent = form.dataset.failed;
    progress.hidden = true;
    input.disabled = false;
    input.value = "";
    input.focus();
  };
  button.hidden = true;
  form.classList.add("scripted");
  input.addEventListener("change", () => {
    if (!input.files.length) return;
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) progress.value = Math.round((event.loaded / event.total) * 100);
    });
    request.addEventListener("load", () => {
      if (request.status < 400) { location.assign(request.responseURL); return; }
      const page = new DOMParser().parseFromString(request.responseText, "text/html");
      if (!page.querySelector("main")) { failed(); return; }
      document.title = page.title;
      document.querySelector("main").replaceWith(page.querySelector("main"));
      document.querySelector("main [autofocus]")?.focus();
      const script = document.createElement("script");
      script.src = "/static/upload.js?again=" + Date.now();
      document.head.append(script);
    });
    request.addEventListener("error", failed);
    request.open("POST", form.action);
    progress.hidden = false;
    document.getElementById("said").textContent = form.dataset.sending;
    const content = new FormData(form);
    request.send(content);
    input.disabled = true;
  });
}
