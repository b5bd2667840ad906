// Everything works without this file; it adds the folding menu on a phone, focus on the error summary,
// a guard against double clicks, and the print tool.
import {
  Button,
  createAll,
  ErrorSummary,
  NotificationBanner,
  ServiceNavigation,
  SkipLink,
} from "./govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
for (const component of [Button, ErrorSummary, NotificationBanner, ServiceNavigation, SkipLink]) {
  createAll(component);
}

for (const hidden of document.querySelectorAll("[data-remit-print]")) {
  hidden.hidden = false;
}
for (const print of document.querySelectorAll(".remit-tools button")) {
  print.addEventListener("click", () => window.print());
}
