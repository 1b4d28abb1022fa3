// The query page: YASGUI on this endpoint alone. Nothing is asked of other hosts, so completion that would is off.
"use strict";
(function () {
  var place = document.getElementById("yasgui");
  var library = window.Yasgui;
  var Yasgui = library && (library.default || library.Yasgui || library);
  if (!place || typeof Yasgui !== "function") {
    return;
  }
  var endpoint = new URL(place.dataset.endpoint, window.location.href).href;
  if (Yasgui.Yasqe) {
    Yasgui.Yasqe.defaults.autocompleters = [];
    Yasgui.Yasqe.defaults.value = place.dataset.query;
    Yasgui.Yasqe.defaults.createShareableLink = null;
  }
  var yasgui = new Yasgui(place, {
    requestConfig: { endpoint: endpoint, method: "POST" },
    endpointCatalogueOptions: { getData: function () { return [{ endpoint: endpoint }]; } },
    copyEndpointOnNewTab: true,
    persistenceId: "newsgraph-" + endpoint,
    persistencyExpire: 0
  });
  document.body.classList.add("with-yasgui");
  var tab = yasgui.getTab();
  if (tab) {
    tab.setEndpoint(endpoint);
  }
})();
