using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Remit.Checks.Accepting;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;
using Remit.Web.CommandLine;

namespace Remit.Checks;

/// <summary>The verb <c>check</c>.</summary>
public static class ChecksCommands
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary><c>check [--as-at DATE] [--format text|json] [--code STR-05]</c>, and <c>check accept</c>.</summary>
    public static Command Check(Opening opening)
    {
        var asAt = new Option<string?>("--as-at") { Description = "The day at which to look (default today)", HelpName = "DATE" };
        var format = new Option<string?>("--format")
        {
            Description = "text (the default) or json: an array of code, severity, message, mend and records",
            HelpName = "text|json",
        };
        var code = new Option<string?>("--code") { Description = "Only what this check finds", HelpName = "STR-05" };
        var command = new Command("check", "Say what is to be put right; exits with 1 where a duty is broken")
        {
            asAt,
            format,
            code,
        };
        command.SetAction(words =>
            opening.ToRead(
                words,
                async services =>
                {
                    var findings = services.GetRequiredService<Findings>();
                    if (Asked(findings, words.GetValue(asAt), words.GetValue(format), words.GetValue(code)) is not { } asked)
                        return Opening.CannotWork;
                    var found = (await findings.On(asked.Day))
                        .Where(j => asked.Code is null || j.Finding.Check.Code == asked.Code)
                        .ToList();
                    Console.WriteLine(asked.IsJson ? InJson(found) : ChecksText.Of(found, asked.Day));
                    return found.Any(j => !j.IsAccepted && j.Finding.Severity == Severity.Error) ? Opening.Refused : Opening.Done;
                }
            )
        );
        command.Subcommands.Add(AcceptVerb(opening));
        return command;
    }

    private static Command AcceptVerb(Opening opening)
    {
        var code = new Argument<string>("CODE") { Description = "The check, such as STR-05" };
        var records = new Argument<string[]>("RECORD")
        {
            Description = "The records of the finding, or enough of them to tell it from others: body:executive",
            Arity = ArgumentArity.OneOrMore,
        };
        var reason = new Option<string>("--reason")
        {
            Description = "Why it is right to leave it as it is",
            HelpName = "TEXT",
            Required = true,
        };
        var until = new Option<string>("--review-on")
        {
            Description = "The last day for which it is accepted",
            HelpName = "DATE",
            Required = true,
        };
        var command = new Command("accept", "Leave something as it is, for a reason and until a day")
        {
            code,
            records,
            reason,
            until,
        };
        command.SetAction(words =>
            opening.ToWrite(
                words,
                async services =>
                {
                    var findings = services.GetRequiredService<Findings>();
                    if (Known(findings, words.GetValue(code)) is not { } check)
                        return Opening.CannotWork;
                    if (Day(words.GetValue(until), "--review-on") is not { } day)
                        return Opening.CannotWork;
                    if (await One(findings, check, words.GetValue(records)!) is not { } finding)
                        return Opening.Refused;
                    var result = await services
                        .GetRequiredService<AcceptedFindings>()
                        .Accept(
                            finding,
                            words.GetValue(reason),
                            day,
                            what => new Change(Change.LocalOperator, "by the command line", what)
                        );
                    foreach (var refusal in result.Refusals)
                        await Console.Error.WriteLineAsync(refusal.Message);
                    if (result.IsRefused)
                        return Opening.Refused;
                    Console.WriteLine($"Accepted until {LondonDate.Words(day)}: {finding.Message}");
                    return Opening.Done;
                }
            )
        );
        return command;
    }

    private static async Task<Finding?> One(Findings findings, string code, IReadOnlyList<string> records)
    {
        var open = (await findings.On(findings.Today)).Where(j => !j.IsAccepted && j.Finding.Check.Code == code).ToList();
        var meant = open.Where(j => records.All(r => j.Finding.Records.Any(f => $"{f.Ref.Kind}:{f.Path}" == r))).ToList();
        if (meant is [var one])
            return one.Finding;
        var listed = (meant.Count > 0 ? meant : open).Select(j =>
            $"  {string.Join(' ', j.Finding.Records.Select(r => $"{r.Ref.Kind}:{r.Path}"))}  {j.Finding.Message}"
        );
        await Console.Error.WriteLineAsync(
            meant.Count > 0 ? $"{code} finds several things there. Name more of the records of one:\n{string.Join('\n', listed)}"
            : open.Count > 0 ? $"{code} finds nothing in {string.Join(", ", records)}. It finds:\n{string.Join('\n', listed)}"
            : $"{code} finds nothing that could be accepted."
        );
        return null;
    }

    private static (DateOnly Day, bool IsJson, string? Code)? Asked(Findings findings, string? asAt, string? format, string? code)
    {
        if (format is not (null or "text" or "json"))
        {
            Console.Error.WriteLine($"There is no format “{format}”. Choose text or json.");
            return null;
        }
        string? known = null;
        if (code is not null && (known = Known(findings, code)) is null)
            return null;
        var day = asAt is null ? findings.Today : Day(asAt, "--as-at");
        return day is { } at ? (at, format == "json", known) : null;
    }

    private static string? Known(Findings findings, string? code)
    {
        if (findings.Checks.FirstOrDefault(c => string.Equals(c.Code, code, StringComparison.OrdinalIgnoreCase)) is { } check)
            return check.Code;
        Console.Error.WriteLine(
            $"There is no check “{code}”. There are:\n{string.Join('\n', findings.Checks.Select(c => $"  {c.Code}  {c.Title}"))}"
        );
        return null;
    }

    private static DateOnly? Day(string? text, string option)
    {
        if (LondonDate.TryParse(text, out var day))
            return day;
        Console.Error.WriteLine($"{option} {text} can’t be read. A date looks like 2007-09-03.");
        return null;
    }

    private static string InJson(IEnumerable<Judged> found) =>
        JsonSerializer.Serialize(found.Where(j => !j.IsAccepted).Select(j => FindingView.Of(j.Finding)), Json);
}
