using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Chart;
using Remit.Structure.Checking;
using Remit.Structure.Comparing;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Terms;

namespace Remit.Structure.Arrangements;

/// <summary>
/// How a partnership works together, as its records have it on a day: who the partners are, what meets and answers to whom, who scrutinises,
/// and how it is looked at again.
/// </summary>
internal sealed record PartnershipArrangements
{
    /// <summary>The day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>What the partnership is called.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for; null where nobody said.</summary>
    public string? About { get; init; }

    /// <summary>The name of its area.</summary>
    public string? Area { get; init; }

    /// <summary>The partners, those whom the law names first.</summary>
    public required IReadOnlyList<Partner> Partners { get; init; }

    /// <summary>The partnership's own boards and groups, in reading order.</summary>
    public required IReadOnlyList<ArrangedBody> Bodies { get; init; }

    /// <summary>Who reports to whom.</summary>
    public required IReadOnlyList<ArrangedReport> Reports { get; init; }
    internal required StructureMap Map { get; init; }
    internal required ComparedSide Side { get; init; }

    /// <summary>Loads them as the database shows them; null where it does not show the partnership itself.</summary>
    public static async Task<PartnershipArrangements?> Load(Db db, DateOnly day, IEnumerable<ReportsOwed> reports)
    {
        var at = await StructureOn.Load(db, day);
        if (at.Partnership is not { } partnership)
            return null;
        var seats = await Seats.Load(db, day, body: null);
        var map = await StructureMap.Load(db, day, seats: seats);
        var side = await ComparedSide.Load(db, day, seats);
        var owed = new List<ReportOwed>();
        foreach (var report in reports)
            owed.AddRange(await report(db, day));
        return new PartnershipArrangements
        {
            Day = day,
            Name = partnership.Name,
            About = partnership.About,
            Area = partnership.Area is { } area ? at.Areas.GetValueOrDefault(area)?.Name : null,
            Partners = [.. PartnersOf(at)],
            Bodies = [.. from node in map.Nodes where node is { IsPost: false, Outside: false } select BodyOf(at, map, node)],
            Reports = [.. Sentences(owed, at)],
            Map = map,
            Side = side,
        };
    }

    private static IEnumerable<Partner> PartnersOf(StructureOn at) =>
        at
            .Organisations.Values.Where(o => o.Period.Covers(at.Day))
            .Select(o => new Partner(
                o.Key,
                o.Name,
                o.Kind,
                PartnersWithoutPlace.Statutory.Contains(o.Kind) && PartnersWithoutPlace.IsOfTheArea(at, o),
                o.PartOf is { } whole ? at.Organisations.GetValueOrDefault(whole)?.Name : null
            ))
            .OrderByDescending(p => p.IsNamedByLaw)
            .ThenBy(p => p.Kind)
            .ThenBy(p => p.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(p => p.Key, StringComparer.Ordinal);

    private static ArrangedBody BodyOf(StructureOn at, StructureMap map, MapNode node)
    {
        var body = at[new Id<Body>(node.Record.Id)];
        return new ArrangedBody(
            node.Key,
            node.Name,
            body.Kind,
            node.State!.Value,
            body.Purpose,
            body.Deciding,
            node.Ages,
            [.. node.Chairs.Select(c => c.ChairInWords())],
            [
                .. map
                    .Lines.Where(l => l.Start == node && l.Kind == LineKind.AccountableTo)
                    .Select(l => l.End.Name + Line.AfterName(l.Kind, l.Scope)),
            ],
            at.TermsOf(body)?.Line
        );
    }

    private static IEnumerable<ArrangedReport> Sentences(IEnumerable<ReportOwed> owed, StructureOn at)
    {
        var names = at
            .Bodies.Where(at.IsThere)
            .Select(b => (Record: new RecordRef("body", b.RowId), b.Name))
            .Concat(at.Posts.Select(p => (Record: new RecordRef("post", p.RowId), Name: p.Title)))
            .Concat(at.Organisations.Values.Select(o => (Record: new RecordRef("organisation", o.RowId), o.Name)))
            .ToDictionary(n => n.Record, n => n.Name);
        return from report in owed
            let start = names.GetValueOrDefault(report.From)
            let end = names.GetValueOrDefault(report.To)
            where start is not null && end is not null
            select new ArrangedReport(
                report,
                $"{start} reports to {end}{(report.HowOften is { } often ? $" {often}" : "")}: {report.About}."
            );
    }
}

/// <summary>A partner.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Kind">What sort of partner it is.</param>
/// <param name="IsNamedByLaw">Whether it is of our area, and of a kind with which a council must make arrangements.</param>
/// <param name="PartOf">The organisation of which it is a part.</param>
internal sealed record Partner(string Key, string Name, OrganisationKind Kind, bool IsNamedByLaw, string? PartOf);

/// <summary>That somebody reports to somebody.</summary>
/// <param name="Owed">Who, to whom, on what.</param>
/// <param name="Sentence">The same in words.</param>
internal sealed record ArrangedReport(ReportOwed Owed, string Sentence);

/// <summary>A board or group.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Kind">What sort of body it is.</param>
/// <param name="State">Proposed or established.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Deciding">Whether it decides or advises.</param>
/// <param name="Ages">The ages that it covers.</param>
/// <param name="Chairs">Who chairs it, in words.</param>
/// <param name="AnswersTo">To whom it answers, each with what for.</param>
/// <param name="Terms">The terms by which it works; null for none.</param>
internal sealed record ArrangedBody(
    string Key,
    string Name,
    BodyKind Kind,
    BodyState State,
    string? Purpose,
    Deciding? Deciding,
    AgeRange? Ages,
    IReadOnlyList<string> Chairs,
    IReadOnlyList<string> AnswersTo,
    TermsLine? Terms
);
