// Stands first in a page that is one file: gives it what a server would, by name. The files stand at the end of the page,
// each in an element of its own, compressed and in the letters of base64. Nothing is ever asked of anyone.
fourwayInside = (function () {
  var modules = {};
  var types = { wasm: "application/wasm", css: "text/css", html: "text/html", js: "text/javascript" };
  function name(address) { return String(address.url || address).split(/[?#]/)[0].split("/").pop(); }
  // Once the end of the page has been read.
  var read = new Promise(function (done) {
    function look() { if (document.readyState !== "loading") done(); }
    document.addEventListener("readystatechange", look);
    look();
  });
  function get(address) {
    return read.then(function () {
      var element = document.querySelector('script[data-file="' + CSS.escape(name(address)) + '"]');
      if (!element) return Promise.reject(new TypeError(name(address) + " is not in this file"));
      var letters = atob(element.textContent), bytes = new Uint8Array(letters.length);
      for (var n = 0; n < bytes.length; n++) bytes[n] = letters.charCodeAt(n);
      var type = types[name(address).split(".").pop()] || "text/plain";
      return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")), { headers: { "Content-Type": type } });
    });
  }
  function text(address) { return get(address).then(function (answer) { return answer.text(); }); }
  function data(type, text) { return "data:" + type + ";charset=utf-8," + encodeURIComponent(text); }
  // The address of a module as text; those that it begins with are put in as such addresses too.
  function address(of) {
    return modules[name(of)] = modules[name(of)] || text(of).then(function (text) {
      var parts = text.split(/(\bfrom|\bimport)\s*(["'])(\.\/[^"']+)\2/);
      return Promise.all(parts.map(function (part, n) { return n % 4 === 3 ? address(part) : part; })).then(function (parts) {
        return data("text/javascript", parts.map(function (part, n) {
          return n % 4 === 2 ? "" : n % 4 === 3 ? JSON.stringify(part) : part;
        }).join(""));
      });
    });
  }
  fourwayModule = function (of) { return address(of).then(function (address) { return import(address); }); };
  // A style sheet that is asked for later; without it the page can still be read, so nothing waits for it in vain.
  fourwayStyle = function (href) {
    return text(href).then(function (text) {
      var sheet = document.createElement("style");
      sheet.textContent = text;
      document.head.append(sheet);
    }).catch(function () {});
  };
  // From a disk and in a frame without an origin, a browser follows no link, not even one within the page.
  if (self !== top && location.protocol === "file:") addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest('a[href^="#"]'), old = location.href;
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    history.pushState(null, "", link.getAttribute("href"));
    dispatchEvent(new HashChangeEvent("hashchange", { oldURL: old, newURL: location.href }));
  });
  return { fetch: get, load: fourwayModule };
})();
