using Remit.Checks;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Responsibilities.Reopened;
using Remit.Responsibilities.Sources;
using Remit.Web;

namespace Remit.Responsibilities.Maps.Checking;

/// <summary>A source that was superseded and is not mapped, or a reopened responsibility that nobody has settled: RSP-08.</summary>
internal sealed class GuidanceNotCarriedForward()
    : Check("RSP-08", "Law or guidance that was superseded and is not mapped, or a reopened responsibility that is not settled")
{
    public override string Why =>
        "A register that answers to guidance which is gone shows that duties are met which nobody asks any more.";

    public override string Source => "Good practice: when guidance changes, what rests on it is looked at again.";

    public override async Task<IReadOnlyList<Finding>> Run(CheckRun run)
    {
        var on = await run.Once(CitationsOn.Load);
        return [.. Superseded(on), .. Open(on)];
    }

    private IEnumerable<Finding> Superseded(CitationsOn on)
    {
        foreach (var waiting in on.Citations.Where(on.WaitsForAMap).GroupBy(c => c.Source.Id))
        {
            // The most open of them stands for all, so that nobody is told of those that are closed to them.
            var one = waiting.OrderBy(c => c.Row.Sensitivity).ThenBy(c => c.Register.Sensitivity).First();
            var (map, later) = on.Maps.Where(m => m.Map.Earlier == waiting.Key).OrderBy(m => m.Later.From).LastOrDefault();
            yield return new Finding(
                this,
                Severity.Warning,
                $"“{one.Source.Title}” was superseded{(later is null ? Since(one.Source) : $" by “{later.Title}”")}, and no map in use says what became of {one.Provision.Called()}, on which “{one.Row.Text.Shortened(90)}” rests.",
                map is null
                    ? "Map it to what came after it, and take the map into use."
                    : $"Go on with the map “{map.Title}”, and take it into use.",
                [
                    CitationsOn.Of(one.Source),
                    CitationsOn.Of(one.Provision, one.Source),
                    CitationsOn.Of(one.Row, one.Register),
                    .. map is null ? [] : new[] { FoundRecord.Of("map", map, map.Title), CitationsOn.Of(later!) },
                ]
            )
            {
                Fault = "not-mapped",
            };
        }
    }

    private static string Since(Source source) =>
        source.Until is { } last
            ? $": it was in force until {LondonDate.Words(last)}"
            : ": nothing that is listed of it is in force";

    private IEnumerable<Finding> Open(CitationsOn on)
    {
        foreach (var row in on.Citations.GroupBy(c => c.Row.Id))
        foreach (var open in on.Reopenings[row.Key].Where(r => r.IsOpenOn(on.Day)))
        {
            var cited = row.FirstOrDefault(c => on.Mapped[c.Provision.Id].Any(m => m.Entry.Id == open.Entry));
            if (cited is null)
                continue;
            var mapped = on.Mapped[cited.Provision.Id].First(m => m.Entry.Id == open.Entry);
            yield return new Finding(
                this,
                Severity.Warning,
                $"“{cited.Row.Text.Shortened(90)}” was reopened on {LondonDate.Words(open.Since)}, because {cited.Provision.Called()} of “{cited.Source.Title}” {Became(mapped.Entry.Outcome)}, and nobody has said whether it stands.",
                "Look at both texts, and settle whether it stands, has other words, or ends.",
                [
                    CitationsOn.Of(cited.Row, cited.Register),
                    CitationsOn.Of(cited.Provision, cited.Source),
                    FoundRecord.Of("reopening", open, "Reopened", CitationsOn.Of(cited.Row, cited.Register)),
                ]
            )
            {
                Fault = "reopened",
            };
        }
    }

    private static string Became(Outcome outcome) =>
        outcome switch
        {
            Outcome.Repealed => "was repealed",
            Outcome.Split => "was split",
            Outcome.Merged => "was merged with others",
            _ => "changed",
        };
}
