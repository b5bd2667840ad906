using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents;
using Remit.Kernel;
using Remit.Meetings.Calling;
using Remit.Meetings.ForwardPlanner;
using Remit.Meetings.Packs;
using Remit.Structure.Bodies;
using Remit.Structure.Handover;
using Remit.Web;
using Remit.Web.CommandLine;

namespace Remit.Meetings.Papers;

/// <summary>The verb <c>papers</c>: what the pages of a report do, from the command line.</summary>
internal static partial class PaperCommands
{
    private const string Refuses = "; refused by the same rules as the page";

    /// <summary><c>papers ask|show|write|hand-in|ready|clear|send-back|submit|give-back|recall|template</c></summary>
    public static Command Of(Opening opening) =>
        new("papers", "Ask for reports, write, clear, submit and recall them, and see how far they are")
        {
            Ask(opening),
            Show(opening),
            Write(opening),
            HandIn(opening),
            Step(
                opening,
                "ready",
                "Say that a report is ready to be cleared" + Refuses,
                (a, f, _) => a.SayReady(f),
                "Said that the report “{0}” is ready"
            ),
            Say(opening, "clear", "Record that somebody cleared a report", ClearanceOutcome.Cleared, "Cleared the report “{0}”"),
            Say(
                opening,
                "send-back",
                "Record that somebody sent a report back; --why is needed",
                ClearanceOutcome.SentBack,
                "Sent the report “{0}” back to its authors"
            ),
            Step(
                opening,
                "submit",
                "Submit a report to the clerk" + Refuses,
                (a, f, _) => a.Submit(f),
                "Submitted the report “{0}”"
            ),
            Step(
                opening,
                "give-back",
                "Give a submitted report back to its authors",
                (a, f, _) => a.GiveBack(f),
                "Gave the report “{0}” back to its authors"
            ),
            Recall(opening),
            TemplateOf(opening),
        };

    private static Command Write(Opening opening)
    {
        var summary = Reference("--summary", "What it says, in a few sentences");
        var recommendation = Reference("--recommendation", "What the body is recommended to decide");
        var text = Reference("--text", "A file with the whole report as Markdown");
        var because = Reference("--restricted-because", "Why it is restricted, where it is");
        return Doing(
            opening,
            new Command("write", "Write a report’s summary, recommendation and text; what is not given stays")
            {
                summary,
                recommendation,
                text,
                because,
            },
            async (authoring, file, words, _) =>
            {
                string? whole = file.Text?.Words;
                if (words.GetValue(text) is { } path)
                {
                    var (read, wrong) = System.IO.File.Exists(path)
                        ? DocumentFile.TextOf(path, await System.IO.File.ReadAllBytesAsync(path))
                        : (null, $"There is no file {path}.");
                    if (wrong is not null)
                        return [new Refusal(CheckedPaper.Rule, wrong)];
                    whole = Texts.OrNull(Texts.WithOneKindOfLineEnd(read ?? ""));
                }
                return await authoring.Write(
                    file,
                    words.GetValue(summary) ?? file.Text?.Summary,
                    words.GetValue(recommendation) ?? file.Text?.Recommendation,
                    whole,
                    words.GetValue(because) ?? file.Text?.RestrictedBecause
                );
            },
            "Wrote the report “{0}”"
        );
    }

    private static Command HandIn(Opening opening)
    {
        var path = new Argument<string>("FILE") { Description = "A Word document (.docx) or a PDF" };
        var title = new Option<string>("--title")
        {
            Description = "What it is called",
            DefaultValueFactory = _ => "Report",
            HelpName = "TEXT",
        };
        return Doing(
            opening,
            new Command("hand-in", "Hand in a Word or PDF file for a report") { path, title },
            async (authoring, file, words, services) =>
            {
                var from = words.GetValue(path)!;
                if (!System.IO.File.Exists(from))
                    return [new Refusal(CheckedPaper.Rule, $"There is no file {from}.")];
                if (new FileInfo(from).Length > DocumentFile.MostBytes)
                    return [new Refusal(CheckedPaper.Rule, CheckedPaper.TooLarge + ".")];
                var paper = await CheckedPaper.Of(
                    Path.GetFileName(from),
                    await System.IO.File.ReadAllBytesAsync(from),
                    services.GetRequiredService<Qpdf>()
                );
                if (paper.IsRefused)
                    return paper.Refusals;
                var ids = services.GetRequiredService<Store>().Ids;
                return await authoring.HandIn(
                    file,
                    words.GetValue(title),
                    paper.Value,
                    ids.Next<Paper>(),
                    isClerk: true,
                    ids,
                    services.GetRequiredService<LondonClock>().Now,
                    null
                );
            },
            "Handed in a paper for the report “{0}”"
        );
    }

    private static Command Say(Opening opening, string verb, string about, ClearanceOutcome outcome, string what)
    {
        var by = new Option<string>("--by")
        {
            Description = "Who said so, as person:KEY or post:KEY",
            HelpName = "RECORD",
            Required = true,
        };
        var because = Reference("--words", "What was said, or what is to be mended");
        return Doing(
            opening,
            new Command(verb, about) { by, because },
            async (authoring, file, words, services) =>
            {
                await using var db = services.GetRequiredService<Store>().Read(Sight.Everything);
                return await db.Find(words.GetValue(by)!) is { } found
                    ? authoring.Say(file, new RecordRef(found.Kind, found.Id), outcome, words.GetValue(because), null, null)
                    :
                    [
                        new Refusal(
                            Authoring.ByWhoIsAsked,
                            $"There is no “{words.GetValue(by)!.Shortened(80)}”. Write it as person:KEY or post:KEY."
                        ),
                    ];
            },
            what
        );
    }

    private static Command Recall(Opening opening)
    {
        var paper = Reference("--paper", "The key of one of its papers; left out, the whole report is recalled");
        var because = Reference("--because", "Why: whoever had it reads it");
        var email = MeetingCommands.Email();
        return Doing(
            opening,
            new Command("recall", "Recall a report, or one of its papers; --because is needed") { paper, because, email },
            async (authoring, file, words, services) =>
            {
                var (why, key) = (words.GetValue(because), words.GetValue(paper));
                var found = key is null ? null : file.Papers.FirstOrDefault(p => p.Key == key);
                if (key is not null && found is null)
                    return [new Refusal(Authoring.RecalledOnce, $"“{file.Report.Title}” has no paper “{key.Shortened(80)}”.")];
                var refused = found is null ? await authoring.Recall(file, why) : await authoring.Recall(file, found, why);
                if (refused.Count > 0 || !words.GetValue(email))
                    return refused;
                var today = services.GetRequiredService<LondonClock>().Today;
                var recalling = services.GetRequiredService<Recalling>();
                IGoesOut? what = found is null ? file.Text : found;
                var reach = await recalling.Reach(authoring.Db, what, today);
                if (reach is { WhyNot: { } not })
                    return [new Refusal(MemberLetters.Told, not)];
                foreach (var notTold in reach?.NotTold ?? [])
                    Console.WriteLine(notTold);
                if (what is not null)
                    await recalling.Tell(
                        authoring.Db,
                        what,
                        found is null ? file.Report : found,
                        found?.Title ?? file.Report.Title,
                        why,
                        today,
                        site: null
                    );
                return [];
            },
            "Recalled what belongs to the report “{0}”"
        );
    }

    private static Command Step(
        Opening opening,
        string verb,
        string about,
        Func<Authoring, ReportFile, ParseResult, Task<IReadOnlyList<Refusal>>> step,
        string what
    ) => Doing(opening, new Command(verb, about), (authoring, file, words, _) => step(authoring, file, words), what);

    private static Command Doing(
        Opening opening,
        Command command,
        Func<Authoring, ReportFile, ParseResult, IServiceProvider, Task<IReadOnlyList<Refusal>>> act,
        string what
    )
    {
        var (which, common) = (Which(), new HandoverOptions());
        command.Arguments.Insert(0, which);
        return common.Run(
            command,
            opening,
            async (services, words) =>
            {
                await using var db = HandoverOptions.Writing(services, out var viewer);
                if (await ReportFile.Find(db, words.GetValue(which)!) is not { } file)
                    return await IsNotThere(words.GetValue(which)!);
                var today = services.GetRequiredService<LondonClock>().Today;
                var refused = await act(
                    new Authoring(db, services.GetRequiredService<Store>().Ids, today),
                    file,
                    words,
                    services
                );
                var said = what.Replace("{0}", file.Report.Title, StringComparison.Ordinal);
                return await common.Keep(words, db, viewer, refused, said, [$"{said}."]);
            }
        );
    }

    private static Argument<string> Which() => new("REPORT") { Description = "The key of the report" };

    private static Option<string?> Reference(string name, string about) => new(name) { Description = about, HelpName = "TEXT" };

    private static Option<string[]> References(string name, string about) =>
        new(name) { Description = about, HelpName = "RECORD" };

    private static DateOnly? DayIn(string? given) => LondonDate.TryParse(given, out var day) ? day : null;

    private static Task<int> IsNotThere(string key) =>
        HandoverOptions.Refuse([$"There is no report “{key.Shortened(80)}”. The address of its page ends in its key."]);
}
