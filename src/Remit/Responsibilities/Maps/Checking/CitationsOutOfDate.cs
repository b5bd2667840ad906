using Remit.Checks;
using Remit.Kernel;
using Remit.Responsibilities.Sources;
using Remit.Web;

namespace Remit.Responsibilities.Maps.Checking;

/// <summary>A citation of a provision that is repealed, or stands elsewhere, on the day: RSP-09.</summary>
internal sealed class CitationsOutOfDate() : Check("RSP-09", "A citation of law that is repealed or stands elsewhere by now")
{
    public override string Why => "Whoever looks a citation up should find there what the responsibility answers to.";

    public override string Source => "legislation.gov.uk, which shows of each provision whether it is repealed or replaced.";

    public override async Task<IReadOnlyList<Finding>> Run(CheckRun run)
    {
        var on = await run.Once(CitationsOn.Load);
        return [.. on.Citations.Select(c => Find(on, c)).OfType<Finding>()];
    }

    private Finding? Find(CitationsOn on, Cited cited)
    {
        var mapped = on.InUse(cited.Provision) ?? on.Mapped[cited.Provision.Id].FirstOrDefault();
        var movedByMap = mapped?.Entry.UsedFrom <= on.Day;
        if (!on.IsGone(cited.Provision) && !movedByMap)
            return null;
        // RSP-08 tells of both.
        if (on.WaitsForAMap(cited) || (mapped is not null && on.Reopenings[cited.Row.Id].Any(r => r.Entry == mapped.Entry.Id)))
            return null;
        if (mapped?.Successors.Any(s => on.Rests[cited.Row.Id].Contains(s.Id)) == true)
            return null;
        var stage = on.Stages.GetValueOrDefault(cited.Provision.Id);
        var successors = mapped?.Successors ?? [];
        return new Finding(
            this,
            on.IsGone(cited.Provision) && stage is { From: null } ? Severity.Note : Severity.Warning,
            $"“{cited.Row.Text.Shortened(90)}” rests on {cited.Provision.Called()} of “{cited.Source.Title}”, which {State(on, cited, stage)}.",
            successors.Count == 0 || mapped is null
                ? $"Update the citation{(stage?.By is { Length: > 0 } ? ": what brought that about says where to look" : "")}."
                : $"Update the citation: it stands now as {string.Join(" and ", successors.Select(s => s.Called()))} of “{mapped.Later.Title}”.",
            [
                CitationsOn.Of(cited.Row, cited.Register),
                CitationsOn.Of(cited.Provision, cited.Source),
                .. mapped is null ? [] : successors.Select(s => CitationsOn.Of(s, mapped.Later)),
            ]
        );
    }

    private static string State(CitationsOn on, Cited cited, Stage? stage)
    {
        if (!on.IsGone(cited.Provision))
            return "stands elsewhere by now";
        var state = on.StateOf(cited.Provision)!.Value.OnScreen().ToLowerInvariant();
        return stage is null
            ? $"is {state}"
            : $"is {state} {(stage.From is { } from ? $"since {LondonDate.Words(from)}" : "(since when was not found)")}{(stage.By is { Length: > 0 } by ? $" ({by})" : "")}";
    }
}
