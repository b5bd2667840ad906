// Asks the browser for a passkey: a form marked data-remit-passkey is sent to its action for the question, and the browser's answer
// to the address in the mark. Where the browser knows no passkeys, the page stays as it is without this file.
const can =
  typeof window.PublicKeyCredential?.parseCreationOptionsFromJSON === "function" &&
  typeof window.PublicKeyCredential.prototype.toJSON === "function";

async function send(address, fields) {
  const answer = await fetch(address, { method: "POST", body: fields, credentials: "same-origin", redirect: "error" });
  if (!answer.ok) throw new Error(answer.status === 429 ? "Too many attempts. Wait a minute, then try again" : "");
  return answer.json();
}

async function ask(options) {
  return options.user
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

async function run(form) {
  const fields = new FormData(form);
  const question = await send(form.action, fields);
  if (question.wrong) throw new Error(question.wrong);
  const credential = await ask(question.options);
  fields.delete("Password");
  fields.set("credential", JSON.stringify(credential.toJSON()));
  fields.set("state", question.state);
  const answer = await send(form.dataset.remitPasskey, fields);
  if (answer.wrong) throw new Error(answer.wrong);
  location.assign(answer.go);
}

if (can) {
  for (const without of document.querySelectorAll("[data-remit-passkey-without]")) without.hidden = true;
  for (const form of document.querySelectorAll("form[data-remit-passkey]")) {
    form.hidden = false;
    const wrong = form.querySelector("[data-remit-passkey-wrong]");
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      wrong.textContent = "";
      try {
        await run(form);
      } catch (problem) {
        const own = problem.name === "Error" && problem.message;
        wrong.textContent = own || "Your browser did not give a passkey. Try again, or use your password.";
      }
    });
  }
}
