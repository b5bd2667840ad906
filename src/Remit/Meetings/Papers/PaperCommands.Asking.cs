using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents;
using Remit.Kernel;
using Remit.Meetings.ForwardPlanner;
using Remit.Meetings.Packs;
using Remit.Structure.Bodies;
using Remit.Structure.Handover;
using Remit.Web;
using Remit.Web.CommandLine;
using Remit.Web.Publishing;

namespace Remit.Meetings.Papers;

/// <summary>The verbs that ask for a report, and say how far it is.</summary>
internal static partial class PaperCommands
{
    private static Command Ask(Opening opening)
    {
        var common = new HandoverOptions();
        var title = new Argument<string>("TITLE") { Description = "What it is called" };
        var body = new Option<string>("--body")
        {
            Description = "The key of the body that is to hear it",
            HelpName = "KEY",
            Required = true,
        };
        var purpose = new Option<ReportPurpose?>("--purpose")
        {
            Description = "What the body is asked: note, discuss, agree, amend or recommend",
        };
        var (by, from) = (
            Reference("--asked-by", "Which body or post asks, as body:KEY or post:KEY"),
            Reference("--from", "From what it comes, as decision:PATH or reporting-duty:KEY")
        );
        var authors = References(
            "--author",
            "Who writes it, as person:KEY, post:KEY, body:KEY or organisation:KEY; several times for several"
        );
        var clearers = References("--clearer", "Who clears it, as person:KEY or post:KEY; several times for several");
        var minutes = new Option<int?>("--minutes") { Description = "How many minutes it needs", HelpName = "N" };
        var (earliest, latest) = (
            HandoverOptions.Day("--earliest", "The first day on which it can be heard"),
            HandoverOptions.Day("--latest", "The last day by which it has to be heard")
        );
        return common.Run(
            new Command("ask", "Ask for a report")
            {
                title,
                body,
                purpose,
                by,
                from,
                authors,
                clearers,
                minutes,
                earliest,
                latest,
            },
            opening,
            async (services, words) =>
            {
                await using var db = HandoverOptions.Writing(services, out var viewer);
                var ids = services.GetRequiredService<Store>().Ids;
                var key = words.GetValue(body)!;
                if (await db.All<Body>().SingleOrDefaultAsync(b => b.Key == key) is not { } its)
                    return await HandoverOptions.Refuse([$"There is no body “{key.Shortened(80)}”."]);
                var unknown = new List<string>();
                async Task<RecordRef?> Find(string? reference, params string[] kinds)
                {
                    if (reference is null)
                        return null;
                    if (kinds.Contains(reference.Split(':')[0]) && await db.Find(reference) is { } found)
                        return new RecordRef(found.Kind, found.Id);
                    unknown.Add(
                        $"There is no “{reference.Shortened(80)}”. Write it as {Texts.Listed(kinds.Select(k => $"{k}:KEY"), "or")}."
                    );
                    return null;
                }
                var report = new Report
                {
                    Id = ids.Next<Report>(),
                    Key = FreeKeys.For(words.GetValue(title)!, await db.KeysBeside(Report.Shape, null)),
                    Title = words.GetValue(title)!,
                    Body = its.Id,
                    Purpose = words.GetValue(purpose),
                    Minutes = words.GetValue(minutes),
                    AskedBy = await Find(words.GetValue(by), "body", "post"),
                    ComesFrom = await Find(words.GetValue(from), "decision", "reporting-duty"),
                    Earliest = DayIn(words.GetValue(earliest)),
                    Latest = DayIn(words.GetValue(latest)),
                    Sensitivity = its.Sensitivity,
                    RestrictedTo = its.RestrictedTo,
                };
                db.Add(report);
                foreach (var (reference, i) in (words.GetValue(authors) ?? []).Select((r, i) => (r, i)))
                    if (await Find(reference, "person", "post", "body", "organisation") is { } author)
                        db.Add(
                            new ReportAuthor
                            {
                                Id = ids.Next<ReportAuthor>(),
                                Report = report.Id,
                                Author = author,
                                Order = i,
                            }
                        );
                foreach (var (reference, i) in (words.GetValue(clearers) ?? []).Select((r, i) => (r, i)))
                    if (await Find(reference, "person", "post") is { } clearer)
                        db.Add(
                            new ReportClearer
                            {
                                Id = ids.Next<ReportClearer>(),
                                Report = report.Id,
                                Clearer = clearer,
                                Order = i,
                            }
                        );
                if (unknown.Count > 0)
                    return await HandoverOptions.Refuse(unknown);
                return await common.Keep(
                    words,
                    db,
                    viewer,
                    [],
                    $"Asked for the report “{report.Title}”",
                    [$"The report {report.Key} to the {its.Name} is asked for."]
                );
            }
        );
    }

    private static Command TemplateOf(Opening opening)
    {
        var body = new Argument<string>("BODY") { Description = "The key of the body" };
        var to = new Option<string?>("--out")
        {
            Description = "The Word file to write; left out, the headings are printed as Markdown",
            HelpName = "FILE",
        };
        var command = new Command("template", "Show or write the template of reports to a body, with its headings") { body, to };
        command.SetAction(words =>
            opening.ToRead(
                words,
                async services =>
                {
                    await using var db = services.GetRequiredService<Store>().Read(Sight.Everything);
                    if (await ForABody.Find(db, words.GetValue(body)!) is not { } found)
                        return await HandoverOptions.Refuse([$"There is no body “{words.GetValue(body)!.Shortened(80)}”."]);
                    if (words.GetValue(to) is not { } file)
                    {
                        Console.WriteLine(found.Own?.Words ?? ReportTemplate.Usual);
                        return Opening.Done;
                    }
                    if (PaperForms.Of(file) != PaperForm.Word)
                        return await HandoverOptions.Refuse([$"A template is a Word file: “{file}” does not end in .docx."]);
                    var made = await services
                        .GetRequiredService<Press>()
                        .Make(ReportPaper.Template(found.Body, found.Own), PaperForm.Word, db, CancellationToken.None);
                    if (made.IsRefused)
                        return await HandoverOptions.Refuse(made.Refusals.Select(r => r.Message));
                    await System.IO.File.WriteAllBytesAsync(file, made.Value);
                    Console.WriteLine($"Wrote {file}.");
                    return Opening.Done;
                }
            )
        );
        return command;
    }

    private static Command Show(Opening opening)
    {
        var which = Which();
        var format = CommonOptions.TextOrJson();
        var command = new Command("show", "Say how far a report is, who has cleared it, and who is waited for") { which, format };
        command.SetAction(words =>
            opening.ToRead(
                words,
                async services =>
                {
                    var today = services.GetRequiredService<LondonClock>().Today;
                    var viewer = Viewer.LocalOperator(services.GetRequiredService<Policy>());
                    await using var db = services.GetRequiredService<Store>().Read(Sight.Everything);
                    if (await ReportFile.Find(db, words.GetValue(which)!) is not { } file)
                        return await IsNotThere(words.GetValue(which)!);
                    var names = await Mentions.Load(db, ReportStory.Mentioned(file));
                    var story = ReportStory.Of(file, names, viewer, today, mayWrite: true);
                    if (words.GetValue(format) == CommonOptions.Json)
                    {
                        Console.WriteLine(TwinText.Of(today, story));
                        return Opening.Done;
                    }
                    Console.WriteLine($"{file.Report.Title}: {story.Stage!.Value.OnScreen().ToLowerInvariant()}.");
                    foreach (var clearer in story.Clearers)
                        Console.WriteLine(
                            $"- {clearer.Title}: {(story.Cleared.Contains(clearer) ? "cleared" : story.SentBackBy == clearer ? $"sent back ({story.SentBackBecause})" : story.Waiting.Contains(clearer) ? "waited for" : "once it is ready")}"
                        );
                    foreach (var paper in story.Papers)
                        Console.WriteLine(
                            $"- {paper.Title} ({paper.About}){(paper.RecalledOn is null ? "" : $", recalled: {paper.RecalledBecause}")}"
                        );
                    if (story.RecalledOn is { } on)
                        Console.WriteLine($"Recalled on {on.InWords()}: {story.RecalledBecause}");
                    return Opening.Done;
                }
            )
        );
        return command;
    }
}
