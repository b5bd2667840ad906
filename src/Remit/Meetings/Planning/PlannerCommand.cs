using System.CommandLine;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;
using Remit.Web.CommandLine;

namespace Remit.Meetings.Planning;

/// <summary>The verb <c>planner</c>: what goes to which meeting.</summary>
internal static class PlannerCommand
{
    private const string LetGo = "none";

    /// <summary><c>planner [--body KEY]… [--minutes N] [--to-note N] [--hold REPORT=BODY/MEETING]… [--wait REPORT]… [--keep] [--format text|json]</c>, <c>planner place</c></summary>
    public static Command Of(Opening opening)
    {
        var bodies = new Option<string[]>("--body")
        {
            Description = "Only what this body hears; several times for several",
            HelpName = "KEY",
        };
        var minutes = new Option<string?>("--minutes")
        {
            Description = $"How long a meeting without times has for reports (default {PlanAsked.UsualMinutes})",
            HelpName = "N",
        };
        var toNote = new Option<string?>("--to-note")
        {
            Description =
                $"How many reports only to be noted a meeting takes where terms of reference don’t say (default {PlanAsked.UsualToNote})",
            HelpName = "N",
        };
        var hold = new Option<string[]>("--hold")
        {
            Description =
                $"Hold a report on a meeting, or with “{LetGo}” let it go, or have it planned again; several times for several",
            HelpName = "REPORT=BODY/MEETING",
        };
        var wait = new Option<string[]>("--wait")
        {
            Description = "Leave a report off this plan and, once kept, off later ones; several times for several",
            HelpName = "REPORT",
        };
        var keep = new Option<bool>("--keep") { Description = "Put the reports on the meetings of the plan" };
        var format = CommonOptions.TextOrJson();
        var command = new Command("planner", "Plan which waiting report goes to which meeting, and say why others have to wait")
        {
            bodies,
            minutes,
            toNote,
            hold,
            wait,
            keep,
            format,
            PlaceCommand.Of(opening),
        };
        command.SetAction(words =>
        {
            var problems = new List<string>();
            var asked = PlanAsked.Of(
                words.GetValue(bodies) ?? [],
                words.GetValue(minutes),
                words.GetValue(toNote),
                problems.Add
            ) with
            {
                Holds = HoldsOf(words.GetValue(hold) ?? [], problems.Add),
                Waits = (words.GetValue(wait) ?? []).ToHashSet(StringComparer.Ordinal),
            };
            var isJson = words.GetValue(format) == CommonOptions.Json;
            return words.GetValue(keep)
                ? opening.ToWrite(words, services => Run(services, asked, problems, isKept: true, isJson))
                : opening.ToRead(words, services => Run(services, asked, problems, isKept: false, isJson));
        });
        return command;
    }

    private static Dictionary<string, string> HoldsOf(IEnumerable<string> written, Action<string> say)
    {
        var holds = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var hold in written)
            if (hold.Split('=') is not [{ Length: > 0 } report, { Length: > 0 } meeting])
                say($"“{hold.Shortened(80)}” holds nothing. Write it as REPORT=BODY/MEETING, such as budget=board/2007-09-12.");
            else if (!holds.TryAdd(report, meeting == LetGo ? "" : meeting))
                say($"“{report.Shortened(80)}” can be held on one meeting only.");
        return holds;
    }

    private static async Task<int> Run(
        IServiceProvider services,
        PlanAsked asked,
        List<string> problems,
        bool isKept,
        bool isJson
    )
    {
        var (store, day) = (services.GetRequiredService<Store>(), services.GetRequiredService<LondonClock>().Today);
        await using var db = isKept ? store.Write() : store.Read(Sight.Everything, day);
        var on = await PlanOn.Load(db, day, asked);
        problems.AddRange(on.Unknown.Select(u => $"There is no body with the key “{u}”."));
        problems.AddRange(on.Unheeded);
        if (problems.Count > 0)
            return await Refuse(problems);
        var view = PlanView.Of(on, day);
        if (isKept)
        {
            var viewer = Viewer.LocalOperator(services.GetRequiredService<Policy>());
            var (kept, _) = await KeepingPlans.Keep(db, viewer, day, asked, view.Mark);
            if (kept.IsRefused)
                return await Refuse(kept.Refusals.Select(r => r.Message));
        }
        Console.WriteLine(isJson ? TwinText.Of(day, new { Plan = view, on.LeftOut }) : Text(view, on.LeftOut, isKept));
        return Opening.Done;
    }

    private static string Text(PlanView plan, int leftOut, bool isKept)
    {
        var lines = new List<string>();
        foreach (var meeting in plan.Meetings)
        {
            lines.Add(
                $"{meeting.Date.InWords()}, {meeting.Body.Name}: {meeting.Used} of {meeting.Minutes} minutes for reports{(meeting.PapersDue is { } due ? $", papers due on {due.InWords()}" : "")}"
            );
            if (meeting.Taken is { } taken)
                lines.Add($"  ({taken.TrimEnd('.')})");
            lines.Add($"  ({meeting.NotesInWords.TrimEnd('.')})");
            lines.AddRange(
                meeting.Reports.Select(r =>
                    $"  {r.Key}: {r.Title} ({r.Minutes} min){(r.IsMoved ? r.Now is null ? ", new here" : ", moved" : "")}{(r.IsOnAnAgenda ? ", on its agenda" : r.IsHeld ? ", held" : "")}{(r.IsLate ? ", too late" : "")}"
                )
            );
        }
        if (plan.Waiting.Count > 0)
            lines.Add("Have to wait:");
        lines.AddRange(plan.Waiting.Select(r => $"  {r.Key}: {r.Title}. {r.Why} {r.Give}".TrimEnd()));
        if (plan.Meetings.Count == 0 && plan.Waiting.Count == 0)
            lines.Add("No report waits, and no meeting is planned.");
        if (leftOut > 0)
            lines.Add($"{leftOut.Counted("report is", "reports are")} left out: a plan takes {PlanOn.MostReports} at once.");
        lines.Add(
            isKept ? $"Kept: {plan.Changes.Counted("report", "reports")} moved or left off."
            : plan.Changes == 0 ? "Nothing would move."
            : $"{plan.Changes.Counted("report", "reports")} would move or be left off. Nothing is kept; say --keep."
        );
        return string.Join(Environment.NewLine, lines);
    }

    private static async Task<int> Refuse(IEnumerable<string> problems)
    {
        foreach (var problem in problems)
            await Console.Error.WriteLineAsync(problem);
        return Opening.CannotWork;
    }
}
