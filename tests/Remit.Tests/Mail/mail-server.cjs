// A mail server for the tests: nodemailer's smtp-server, whose messages are read by its mailparser and kept in a file, a line of JSON each, before it
// says that it took them.
// What it does with a letter is said by the address: later@ is put off, never@ is refused, hang-up@ gets no answer to its message.
const { appendFileSync } = require("node:fs");
const { SMTPServer } = require("smtp-server");
const { simpleParser } = require("mailparser");
const asked = JSON.parse(process.argv[2]);

const server = new SMTPServer({
  secure: asked.secure,
  authOptional: !asked.user,
  disabledCommands: asked.startTls ? [] : asked.user ? ["STARTTLS"] : ["STARTTLS", "AUTH"],
  authMethods: asked.methods,
  allowInsecureAuth: true,
  onAuth(auth, session, done) {
    const isRight = auth.username === asked.user && auth.password === asked.password;
    done(isRight ? null : new Error("Wrong password"), { user: auth.username });
  },
  onRcptTo(address, session, done) {
    const refuse = (code, words) => done(Object.assign(new Error(words), { responseCode: code }));
    if (address.address.startsWith("later@")) refuse(450, "Come again later");
    else if (address.address.startsWith("never@")) refuse(550, "There is nobody of this name here");
    else done();
  },
  onData(stream, session, done) {
    simpleParser(stream).then((mail) => {
      const to = session.envelope.rcptTo.map((r) => r.address);
      appendFileSync(
        asked.mails,
        JSON.stringify({
          to,
          sender: session.envelope.mailFrom.address,
          secure: session.secure,
          user: session.user || null,
          from: mail.from?.text,
          subject: mail.subject,
          text: mail.text,
          id: mail.messageId,
          headers: Object.fromEntries(mail.headerLines.map((h) => [h.key, h.line])),
        }) + "\n",
      );
      if (to.some((t) => t.startsWith("hang-up@"))) server.connections.forEach((c) => c._socket.destroy());
      else done();
    });
  },
});
server.on("error", () => {});
server.listen(asked.port ?? 0, "127.0.0.1", () => console.log(`http://localhost:${server.server.address().port}`));
