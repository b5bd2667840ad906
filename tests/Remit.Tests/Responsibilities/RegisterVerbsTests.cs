using Remit.Tests.Harness;

namespace Remit.Tests.Responsibilities;

/// <summary>The verbs of registers, sign-offs, reports and maps: what they do, and what they answer to what can't be.</summary>
public class RegisterVerbsTests
{
    [Fact]
    public async Task An_account_is_recorded_and_what_cannot_be_is_refused_in_words()
    {
        await using var at = await Case.Start();
        (
            await at.Runs("registers", "say", "director", "4-4-education", "Agreed on 3 May 2007.", "--rating", "met")
        ).ShouldContain("Education services");
        (await at.Fails("registers", "say", "nowhere", "4-4-education", "Done")).ShouldContain(
            "There is no register “nowhere”. There are: director"
        );
        (await at.Fails("registers", "say", "director", "nowhere", "Done")).ShouldContain("nowhere");
        (await at.Fails("registers", "say", "director", "4-4-education", "Done", "--rating", "splendid")).ShouldContain(
            "splendid"
        );
        (await at.Fails("registers", "say", "director", "4-4-education", "Done", "--on", "31 June")).ShouldContain(
            "“31 June” is not a date"
        );
        (await at.Fails("registers", "say", "director", "4-4-education", "Done", "--on", "2999-01-01")).ShouldContain(
            "1 January 2999"
        );
        (await at.Fails("registers", "say", "director", "4-4-education", "Done", "--evidence", "body:nowhere")).ShouldContain(
            "nowhere"
        );
        (await at.Fails("registers", "say", "director", "4-4-education", "Done", "--document", at.In("none.pdf"))).ShouldContain(
            "none.pdf"
        );
        await File.WriteAllBytesAsync(at.In("minutes.pdf"), [0x4D, 0x5A, 0, 0]);
        (
            await at.Fails("registers", "say", "director", "4-4-education", "Done", "--document", at.In("minutes.pdf"))
        ).ShouldContain("minutes.pdf");
    }

    [Fact]
    public async Task A_register_is_signed_off_by_its_holder_alone()
    {
        await using var at = await Case.Start();
        (await at.Runs("registers", "sign-off", "director", "--by", "gareth-williams", "--note", "For the test")).ShouldContain(
            "Gareth Williams signed off director: /registers/director/sign-offs/"
        );
        (await at.Fails("registers", "sign-off", "director", "--by", "nobody")).ShouldContain("There is no person “nobody”");
        (await at.Fails("registers", "sign-off", "nowhere", "--by", "gareth-williams")).ShouldContain(
            "There is no register “nowhere”"
        );
        (await at.Fails("registers", "sign-off", "lead-member", "--by", "gareth-williams")).ShouldContain("you do not hold it");
        (await at.Fails("registers", "sign-off", "director", "--by", "gareth-williams", "--as-at", "2999-01-01")).ShouldContain(
            "1 January 2999"
        );
        (await at.Fails("registers", "sign-off", "director")).ShouldContain("--by");
    }

    [Fact]
    public async Task The_hollow_words_are_printed_and_replaced()
    {
        await using var at = await Case.Start();
        var shipped = await at.Runs("registers", "hollow-words");
        shipped.ShouldContain(":");
        await File.WriteAllTextAsync(at.In("own.yaml"), shipped);
        (await at.Runs("registers", "hollow-words", "--set", at.In("own.yaml"))).ShouldContain("count now");
        await File.WriteAllTextAsync(at.In("bad.yaml"), "praise: [\n");
        (await at.Fails("registers", "hollow-words", "--set", at.In("bad.yaml"))).ShouldContain("bad.yaml");
        (await at.Fails("registers", "hollow-words", "--set", at.In("none.yaml"))).ShouldContain("Can't read");
        (await at.Runs("registers", "hollow-words")).ShouldBe(shipped);
    }

    [Fact]
    public async Task Registers_go_out_as_papers_summaries_and_coverage()
    {
        await using var at = await Case.Start();
        foreach (
            var (verb, key) in new[]
            {
                ("register", "director"),
                ("register-summary", "director"),
                ("coverage", "children-act-2004"),
                ("report", "director-to-cabinet"),
            }
        )
        {
            var file = at.In($"{verb}.docx");
            await at.Runs("export", verb, key, "--out", file);
            (await File.ReadAllBytesAsync(file))[..2].ShouldBe("PK"u8.ToArray());
            (await at.Fails("export", verb, "nowhere", "--out", at.In("none.docx"))).ShouldContain("nowhere");
            File.Exists(at.In("none.docx")).ShouldBeFalse();
        }
        var (code, said) = await RunProgram.ToItsEnd(
            "export",
            "register",
            "director",
            "--out",
            at.In("register.exe"),
            "--data",
            at.In("")
        );
        (code, said.Contains("docx, xlsx, csv or pdf", StringComparison.Ordinal)).ShouldBe((2, true), said);
    }

    [Fact]
    public async Task Reports_are_told_and_recorded()
    {
        await using var at = await Case.Start();
        const string Duty = "director-to-cabinet";
        (await at.Runs("report", "due")).ShouldContain(Duty);
        (await at.Runs("report", "due", "--format", "json")).ShouldContain("\"duties\"");
        var shown = await at.Runs("report", "show", Duty, "--since", "2007-01-01", "--until", "2007-06-30");
        shown.ShouldContain("## What was signed off");
        shown.ShouldContain("has not been signed off");
        (await at.Fails("report", "show", "nobodys")).ShouldContain("There is no reporting duty “nobodys”");
        (await at.Fails("report", "show", Duty, "--since", "yesterday")).ShouldContain("“yesterday” is not a date");
        (await at.Fails("report", "show", Duty, "--since", "2007-06-30", "--until", "2007-01-01")).ShouldContain("comes before");
        (await at.Fails("report", "sent", Duty, "--words", "weak")).ShouldContain("does not say to which part");
        (await at.Fails("report", "sent", Duty, "--words", "strong=Mine")).ShouldContain("There is no part “strong”");
        (await at.Fails("report", "sent", Duty, "--without-text", "--words", "weak=Mine")).ShouldContain(
            "Words are kept with the text"
        );
        (await at.Fails("report", "sent", Duty, "--on", "2999-01-01")).ShouldContain("still to come");
        (await at.Runs("report", "sent", Duty, "--words", "weak=Mine", "--reference", "Item 9")).ShouldContain(
            "Recorded that it was sent"
        );
    }

    [Fact]
    public async Task What_was_signed_off_is_in_the_report_with_what_has_changed_since()
    {
        await using var at = await Case.Start();
        await at.Runs("registers", "sign-off", "director", "--by", "gareth-williams");
        var unchanged = await at.Runs("report", "show", "director-to-cabinet");
        unchanged.ShouldContain("by Gareth Williams, as at");
        unchanged.ShouldContain("No responsibility, rating or account in it has changed since");
        await at.Runs("registers", "say", "director", "4-4-education", "Not so any more.", "--rating", "not-met");
        var changed = await at.Runs("report", "show", "director-to-cabinet");
        changed.ShouldContain("in it changed");
        changed.ShouldContain("and is not met");
    }

    [Fact]
    public async Task Maps_are_listed_checked_used_and_unmapped()
    {
        await using var at = await Case.Start();
        const string Map = "dcs-guidance-2005-to-2013";
        (await at.Runs("maps", "list")).ShouldContain("No map is recorded yet");
        (await at.Fails("maps", "show", "nowhere")).ShouldContain("There is no map “nowhere”. None is recorded yet.");
        foreach (var pack in new[] { "dcs-guidance-2005", "dcs-guidance-2013", Map })
            await at.Runs("sources", "add", pack);
        var key = (await at.Runs("maps", "list")).Split(' ')[0].Trim();
        var shown = await at.Runs("maps", "show", key);
        shown.ShouldContain("provisions mapped");
        (await at.Fails("maps", "show", "nowhere")).ShouldContain($"There are: {key}");
        (await at.Fails("maps", "check", key, "--from", "soon")).ShouldContain("“soon” is not a date");
        (await at.Fails("maps", "check", key, "--from", "1999-01-01")).ShouldContain("is not in force on 1 January 1999");
        var mapped = shown
            .Split('\n')
            .First(l => l.StartsWith("  ", StringComparison.Ordinal) && !l.Contains("not mapped"))
            .Trim();
        var number = mapped.Split(' ')[0].TrimEnd(':');
        (await at.Fails("maps", "unmap", key, "nowhere")).ShouldContain("has no provision “nowhere”");
        (await at.Runs("maps", "unmap", key, number)).ShouldContain("is not mapped any more");
        (await at.Fails("maps", "unmap", key, number)).ShouldContain("is not mapped.");
        (await at.Runs("maps", "use", key, "--from", "2013-04-08")).ShouldContain("This is change");
        var used = (await at.Runs("maps", "show", key))
            .Split('\n')
            .First(l => l.Contains("in use from", StringComparison.Ordinal) && l.StartsWith("  ", StringComparison.Ordinal))
            .Trim()
            .Split(' ')[0]
            .TrimEnd(':');
        (await at.Fails("maps", "unmap", key, used)).ShouldContain("It is in use");
    }

    /// <summary>The sample in a database of its own, and a folder beside it.</summary>
    private sealed class Case(TestDatabase database) : IAsyncDisposable
    {
        public static async Task<Case> Start() => new(await TestDatabase.Create(Databases.Sqlite, RemitApp.Sample));

        public string In(string name) => Path.Combine(database.Folder, name);

        public Task<string> Runs(params string[] words) => Run(0, words);

        public Task<string> Fails(params string[] words) => Run(1, words);

        private async Task<string> Run(int ends, string[] words)
        {
            var (code, said) = await RunProgram.ToItsEnd([.. words, .. database.Words]);
            code.ShouldBe(ends, said);
            return said;
        }

        public ValueTask DisposeAsync() => database.DisposeAsync();
    }
}
