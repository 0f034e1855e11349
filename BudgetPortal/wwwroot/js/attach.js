// Files go to the portal as the bodies of plain requests, one after the other; the component hears how far each is. Where what they belong to is
// not saved yet they are held until it is.
(() => {
  "use strict";
  const waiting = [], held = new Map();
  let sending = null;
  const tell = (owner, method, ...what) => owner.invokeMethodAsync(method, ...what).catch(() => { });
  const messageOf = text => {
    try { return JSON.parse(text).message ?? null; } catch { return null; }
  };

  const next = () => {
    if (sending || waiting.length === 0) return;
    const { key, file, owner, address, token } = waiting.shift();
    const request = new XMLHttpRequest();
    let told = 0;
    sending = { key, request };
    const over = status => {
      sending = null;
      if (status === 200) held.delete(key);
      if (status !== null) tell(owner, "DoneAsync", key, status, messageOf(request.responseText));
      next();
    };
    request.upload.onprogress = event => {
      if (Date.now() - told < 200) return;
      told = Date.now();
      tell(owner, "Progress", key, event.loaded);
    };
    request.onload = () => over(request.status);
    request.onerror = () => over(0);
    request.onabort = () => over(null);
    request.open("POST", `${address}&name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("RequestVerificationToken", token);
    request.send(file);
  };

  window.bpAttach = {
    // Without an address what is chosen is held until send says where it goes.
    listen(input, owner, address) {
      const take = async () => {
        const files = [...input.files];
        const token = input.closest("section").querySelector("[name=__RequestVerificationToken]").value;
        input.value = "";
        for (const file of files) {
          const key = await owner.invokeMethodAsync("Offer", file.name, file.size);
          if (key && address) waiting.push({ key, file, owner, address, token });
          else if (key) held.set(key, { key, file, owner, token });
        }
        next();
      };
      input.addEventListener("change", take);
      // Who was quicker than the connection has chosen already.
      if (input.files.length) take();
    },
    // Once more, too, after it failed; says whether there is such a file, which there is not after the page was loaded anew.
    send(key, address) {
      if (held.has(key)) waiting.push({ ...held.get(key), address });
      next();
      return held.has(key);
    },
    cancel(key) {
      held.delete(key);
      const at = waiting.findIndex(file => file.key === key);
      if (at >= 0) waiting.splice(at, 1);
      else if (sending?.key === key) sending.request.abort();
    },
  };
})();
