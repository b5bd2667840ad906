using System.CommandLine;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Structure.Partnerships;
using Remit.Web;
using Remit.Web.CommandLine;
using Remit.Web.Publishing;

namespace Remit.Responsibilities.Duties;

/// <summary>The verb <c>report</c>: what there is to report by a duty, and that it was sent.</summary>
internal static class ReportCommands
{
    /// <summary><c>report due</c>, <c>report show DUTY</c>, <c>report draft DUTY</c>, <c>report sent DUTY</c></summary>
    public static Command Of(Opening opening) =>
        new("report", "See which reports are due, prepare one, and record that it was sent")
        {
            Due(opening),
            Show(opening),
            DraftCommand.Of(opening),
            Sent(opening),
        };

    /// <summary><c>export report DUTY</c></summary>
    public static ExportVerb Export { get; } =
        new("report", "Take the report of a duty out, as the records have it", Made) { Keys = ["DUTY"], Known = Keys };

    private static Command Due(Opening opening)
    {
        var (day, format) = (CommonOptions.AsAt(), CommonOptions.TextOrJson());
        var command = new Command("due", "Say what is owed to whom, the late first") { day, format };
        command.SetAction(words =>
            opening.ToRead(
                words,
                async services =>
                {
                    var asAt = CommonOptions.DayOf(words.GetValue(day), services);
                    await using var db = services.GetRequiredService<Store>().Read(Sight.Everything);
                    var found = await DutyOn.WithMeetings(
                        await DutyOn.All(db, asAt),
                        db,
                        services.GetRequiredService<IHeldMeetings>(),
                        asAt
                    );
                    var names = await Mentions.Load(
                        db,
                        found.SelectMany(d => new RecordRef?[] { d.Duty.FromHolder, d.Duty.ToHolder })
                    );
                    var lines = found
                        .Select(d => DutyLine.Of(d, names, asAt))
                        .OrderByDescending(d => d.IsLate)
                        .ThenBy(d => d.NextDue ?? d.OwedSince ?? DateOnly.MaxValue)
                        .ToList();
                    if (words.GetValue(format) == CommonOptions.Json)
                        Console.WriteLine(TwinText.Of(asAt, new { Duties = lines }));
                    else if (lines.Count == 0)
                        Console.WriteLine("No reporting duties are recorded yet.");
                    foreach (var line in words.GetValue(format) == CommonOptions.Json ? [] : lines)
                        Console.WriteLine($"{line.Key}: {line.From?.Title} to {line.To?.Title}, {line.About}. {InWords(line)}");
                    return Opening.Done;
                }
            )
        );
        return command;
    }

    private static string InWords(DutyLine line) =>
        line.NextDue is { } due ? (line.IsLate ? $"Late: it was due by {due.InWords()}." : $"Due by {due.InWords()}.")
        : line.OwedSince is { } met
            ? $"{(line.IsLate ? "Late: owed" : "Owed")} since the meeting of {met.InWords()}{(line.IsLate ? ", and the body has met again" : "")}."
        : line.IsAfterMeetings ? "Nothing is owed until the next meeting."
        : line.HowOften is { } often ? $"No day follows from “{often}”."
        : "Nobody has said how often.";

    private static Command Show(Opening opening)
    {
        var (duty, since, until) = (Duty(), Day("--since", "The first day of which it tells"), Day("--until", "The last day"));
        var format = CommonOptions.TextOrJson();
        var command = new Command("show", "Say what there is to report, as the records have it") { duty, since, until, format };
        command.SetAction(words =>
            opening.ToRead(
                words,
                async services =>
                {
                    var today = services.GetRequiredService<LondonClock>().Today;
                    await using var db = services.GetRequiredService<Store>().Read(Sight.Everything);
                    if (await DutyOn.Find(db, words.GetValue(duty)!, today) is not { } on)
                        return await Unknown(db, words.GetValue(duty)!);
                    if (Days(on, words.GetValue(since), words.GetValue(until), today, out var wrong) is not var (from, upTo))
                        return await Fail(wrong, Opening.Refused);
                    var report = await PreparedReport.Load(db, on, from, upTo);
                    Console.WriteLine(
                        words.GetValue(format) == CommonOptions.Json
                            ? TwinText.Of(today, new { Report = report })
                            : $"# {MarkdownWords.Plain(report.Title)}\n\n{ReportText.Whole(report, _ => null, today)}"
                    );
                    return Opening.Done;
                }
            )
        );
        return command;
    }

    private static Command Sent(Opening opening)
    {
        var (duty, since, until) = (Duty(), Day("--since", "The first day of which it tells"), Day("--until", "The last day"));
        var on = Day("--on", "The day on which it was sent (default today)");
        var due = Day("--due", "The due day that it answers (default the last that has passed, else the next)");
        var beside = new Option<bool>("--beside") { Description = "It is beside those that are due, and answers none" };
        var own = Own("Your own words for a part: weak=TEXT; several times for several parts. For the others the draft counts");
        var reference = new Option<string?>("--reference") { Description = "Where it is kept", HelpName = "TEXT" };
        var elsewhere = new Option<bool>("--without-text") { Description = "It was sent in another form; keep no text" };
        var command = new Command("sent", "Record that a report was sent, with its text as the records have it")
        {
            duty,
            since,
            until,
            on,
            due,
            beside,
            own,
            reference,
            elsewhere,
        };
        command.Validators.Add(given =>
        {
            if (given.GetValue(elsewhere) && given.GetValue(own) is { Length: > 0 })
                given.AddError("Words are kept with the text. Leave out --words, or --without-text.");
            if (given.GetValue(beside) && given.GetValue(due) is not null)
                given.AddError("What is beside those that are due answers no day. Leave out --due, or --beside.");
        });
        command.SetAction(words =>
            opening.ToWrite(
                words,
                async services =>
                {
                    var today = services.GetRequiredService<LondonClock>().Today;
                    var store = services.GetRequiredService<Store>();
                    await using var db = store.Read(Sight.Everything);
                    if (await DutyOn.Find(db, words.GetValue(duty)!, today) is not { } found)
                        return await Unknown(db, words.GetValue(duty)!);
                    if (Days(found, words.GetValue(since), words.GetValue(until), today, out var wrong) is not var (from, upTo))
                        return await Fail(wrong, Opening.Refused);
                    var said = Said(words.GetValue(own));
                    if (await NoPart(db, found, (from, upTo), said) is { } stray)
                        return await Fail(stray, Opening.Refused);
                    var drafted = DraftWords.Read(found.Draft?.Words);
                    var sent = await services
                        .GetRequiredService<Sending>()
                        .Send(
                            new ReportToSend
                            {
                                Id = store.Ids.Next<ReportMade>(),
                                Duty = found.Duty.Key,
                                Since = from,
                                UpTo = upTo,
                                SentOn = Read(words.GetValue(on)) ?? today,
                                Due = words.GetValue(beside)
                                    ? null
                                    : Read(words.GetValue(due))
                                        ?? DueDays.Likeliest(DueDays.Open(found.Duty, found.Sent, today), today),
                                Own = key => said.Contains(key) ? string.Join("\n", said[key]) : drafted.GetValueOrDefault(key),
                                Reference = Texts.OrNull(words.GetValue(reference)),
                                IsKeptElsewhere = words.GetValue(elsewhere),
                            },
                            Viewer.LocalOperator(services.GetRequiredService<Policy>())
                        );
                    if (sent.IsRefused)
                        return await Fail(sent.Refusals[0].Message, Opening.Refused);
                    Console.WriteLine($"Recorded that it was sent: {sent.Value}.");
                    return Opening.Done;
                }
            )
        );
        return command;
    }

    /// <summary>Words for parts: <c>weak=TEXT</c>.</summary>
    internal static Option<string[]> Own(string about)
    {
        var own = new Option<string[]>("--words") { Description = about, HelpName = "PART=TEXT" };
        own.Validators.Add(given =>
        {
            foreach (var token in given.Tokens.Where(t => !t.Value.Contains('=', StringComparison.Ordinal)))
                given.AddError($"“{token.Value}” does not say to which part it belongs. Write it as weak=TEXT.");
        });
        return own;
    }

    internal static ILookup<string, string> Said(string[]? words) =>
        (words ?? []).Select(w => w.Split('=', 2)).ToLookup(w => w[0], w => w[1]);

    /// <summary>That words are for a part which the report has not; null where there are none.</summary>
    internal static async Task<string?> NoPart(
        Db db,
        DutyOn duty,
        (DateOnly Since, DateOnly UpTo) days,
        ILookup<string, string> said
    )
    {
        if (said.Count == 0)
            return null;
        var parts = ReportText.Parts(await PreparedReport.Load(db, duty, days.Since, days.UpTo)).Select(p => p.Key).ToList();
        return said.FirstOrDefault(w => !parts.Contains(w.Key)) is { } stray
            ? $"There is no part “{stray.Key}” in this report. It has: {string.Join(", ", parts)}."
            : null;
    }

    internal static (DateOnly Since, DateOnly UpTo)? Days(
        DutyOn on,
        string? since,
        string? until,
        DateOnly today,
        out string wrong
    )
    {
        var frame = new PageFrame();
        var days = ReportDays.Of(on, since, until, today, frame);
        wrong = string.Join(' ', frame.Notices);
        return frame.Notices.Count == 0 ? days : null;
    }

    private static async Task<Publication?> Made(Db db, DateOnly day, IReadOnlyList<string> keys)
    {
        if (await DutyOn.Find(db, keys[0], day) is not { } on)
            return null;
        var (since, upTo) = ReportDays.Of(on, null, null, day, new PageFrame());
        return ReportPaper.Of(await PreparedReport.Load(db, on, since, upTo), day) with { Issuer = await db.PartnershipName() };
    }

    private static async Task<IReadOnlyList<string>> Keys(Db db) =>
        [.. (await DutyOn.All(db, DateOnly.MaxValue)).Select(d => d.Duty.Key).Order(StringComparer.Ordinal)];

    internal static Argument<string> Duty() => new("DUTY") { Description = "The key of the reporting duty" };

    internal static Option<string?> Day(string name, string about)
    {
        var day = new Option<string?>(name) { Description = about, HelpName = "DATE" };
        day.Validators.Add(given =>
        {
            if (given.Tokens.Count == 1 && !LondonDate.TryParse(given.Tokens[0].Value, out _))
                given.AddError($"“{given.Tokens[0].Value}” is not a date such as 2007-09-03.");
        });
        return day;
    }

    internal static DateOnly? Read(string? given) => LondonDate.TryParse(given, out var day) ? day : null;

    internal static async Task<int> Unknown(Db db, string key) =>
        await Fail($"There is no reporting duty “{key}”. There are: {string.Join(", ", await Keys(db))}.", Opening.Refused);

    internal static async Task<int> Fail(string why, int code)
    {
        await Console.Error.WriteLineAsync(why);
        return code;
    }
}
