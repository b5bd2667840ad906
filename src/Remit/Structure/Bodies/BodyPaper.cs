using Remit.Documents.Writing;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Structure.Bodies;

/// <summary>A body's membership list as a paper, with what it is for.</summary>
internal static class BodyPaper
{
    public static Publication Of(BodyView body) =>
        new(body.Name)
        {
            Kind =
                body.Kind.OnScreen()
                + (body.State == BodyState.Established ? "" : $", {body.State.OnScreen().ToLowerInvariant()}"),
            Parts =
            [
                .. body.Purpose is null ? [] : new Part[] { new Prose(body.Purpose) },
                .. Facts(body),
                new Heading(1, "Members"),
                .. body.Members.Count == 0
                    ? [new Prose("No places on it are recorded on this date.")]
                    : new Part[]
                    {
                        new Grid(SeatCells.Columns, [.. body.Members.Select(seat => new SheetRow(SeatCells.Row(seat)))])
                        {
                            Caption = "Members",
                        },
                    },
                .. PowersTable.Of(new Named(body.Key, body.Name), body.Members, body.Day).OnPaper(),
                .. Topics(body),
            ],
            Sheets =
            [
                new Grid(SeatCells.Columns, [.. body.Members.Select(seat => new SheetRow(SeatCells.Row(seat)))])
                {
                    Caption = "Members",
                },
            ],
        };

    private static IEnumerable<Part> Facts(BodyView body)
    {
        foreach (var lines in body.Outward.GroupBy(l => l.Kind))
            yield return Prose.Fact(lines.Key.Outward(), string.Join("; ", lines.Select(InWords)));
        foreach (var lines in body.Inward.Where(l => l.Kind != LineKind.WorksWith).GroupBy(l => l.Kind))
            yield return Prose.Fact(lines.Key.Inward(), string.Join("; ", lines.Select(InWords)));
        if (body.Ages is { } ages)
            yield return Prose.Fact("Ages", ages.InWords());
        if (body.Covers.Count > 0)
            yield return Prose.Fact("Covers", string.Join(", ", body.Covers.Select(a => a.Name)));
        if (body.JointWith.Count > 0)
            yield return Prose.Fact("Owned together with", string.Join(", ", body.JointWith.Select(a => a.Name)));
        if (body.Life is not null)
            yield return Prose.Fact("Set up", body.Life);
    }

    private static IEnumerable<Part> Topics(BodyView body)
    {
        if (body.Areas.Count == 0)
            yield break;
        yield return new Heading(1, "Areas of responsibility");
        foreach (var area in body.Areas)
            yield return new Item(
                area.Title
                    + (area.Part == AreaPart.Lead ? "" : $" ({area.Part.ToString().ToLowerInvariant()})")
                    + (area.Ages is { } ages ? $", {ages.InWords()}" : "")
            );
    }

    private static string InWords(LineView line) => line.Other.Name + Line.AfterName(line.Kind, line.Scope);
}
