using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Decisions.Status;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Web;
using Remit.Web.Publishing;
using Remit.Web.TagHelpers;

namespace Remit.Decisions;

/// <summary>What was decided, by whom, and does it stand?</summary>
[Needs("decisions.read")]
internal sealed class DecisionsPage(Db db, Looking looking, PageFrame frame) : PageModel, IJsonTwin, IPublished
{
    /// <summary>The key of a body; null for all.</summary>
    public string? Body { get; private set; }

    /// <summary>A status; null for all.</summary>
    public string? Status { get; private set; }

    /// <summary>A year; null for all.</summary>
    public string? Year { get; private set; }

    /// <summary>How far organisations are with it; null for all.</summary>
    public string? Far { get; private set; }

    public Listed<DecisionLine> Decisions { get; private set; } = Listed<DecisionLine>.Empty;

    /// <summary>The bodies that decided anything.</summary>
    public IReadOnlyList<SelectOption> Bodies { get; private set; } = [];

    public IReadOnlyList<SelectOption> Years { get; private set; } = [];

    public bool IsFiltered => Body is not null || Status is not null || Year is not null || Far is not null;

    public object Twin =>
        new
        {
            Body,
            Status,
            Year,
            Far,
            Decisions,
        };

    public Publication Publication =>
        new("Decisions")
        {
            Kind = IsFiltered ? "Some of the decisions" : "All decisions",
            Parts =
            [
                new Grid(
                    [
                        new("Date", 1),
                        new("Body", 2),
                        new("Decision", 3),
                        new("Words", 5),
                        new("What came out", 1.3),
                        new("Status", 3),
                    ],
                    [
                        .. Decisions.Rows.Select(d => new SheetRow(
                            d.On,
                            d.Body.Name,
                            d.Title,
                            d.Wording,
                            d.Outcome.OnScreen(),
                            d.InWords ?? d.Status.OnScreen()
                        )),
                    ]
                )
                {
                    Caption = "Decisions",
                },
            ],
        };

    public async Task OnGet(
        string? body,
        string? status,
        string? year,
        string? far,
        [Microsoft.AspNetCore.Mvc.FromQuery] string? page
    )
    {
        var day = looking.AsAt;
        Far = frame.Choice("far", far, Kebab.All(typeof(HowFar)).Keys);
        var there = await ListedDecision.Load(db, day, withHowFar: Far is not null);
        Bodies =
        [
            new("All", ""),
            .. there
                .Select(t => t.Body)
                .DistinctBy(b => b.Key)
                .OrderBy(b => b.Name, StringComparer.OrdinalIgnoreCase)
                .Select(b => new SelectOption(b.Name, b.Key)),
        ];
        Years =
        [
            new("All", ""),
            .. there
                .Select(t => t.On.Year)
                .Distinct()
                .OrderDescending()
                .Select(y => new SelectOption(y.ToString(CultureInfo.InvariantCulture))),
        ];
        Body = frame.Choice("body", body, there.Select(t => t.Body.Key));
        Status = frame.Choice("status", status, Kebab.All(typeof(DecisionStanding)).Keys);
        Year = frame.Choice("year", year, there.Select(t => t.On.Year.ToString(CultureInfo.InvariantCulture)));
        var asked = there
            .Where(t =>
                (Body is null || t.Body.Key == Body)
                && (Year is null || t.On.Year.ToString(CultureInfo.InvariantCulture) == Year)
                && (Far is null || (t.HowFar is { } said && Kebab.Of(said) == Far))
            )
            .OrderByDescending(t => t.On)
            .ThenBy(t => t.Body.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(t => t.Order)
            .ThenBy(t => t.Key, StringComparer.Ordinal)
            .Select(t => t.Id)
            .ToList();
        if (Status is null)
        {
            var shown = Listed<Id<Decision>>.Of(asked, page, frame);
            Decisions = new Listed<DecisionLine>(await Lines(shown.Rows), shown.Total, shown.Page, shown.Pages);
        }
        else
            Decisions = Listed<DecisionLine>.Of([.. (await Lines(asked)).Where(d => Kebab.Of(d.Status) == Status)], page, frame);
    }

    private async Task<IReadOnlyList<DecisionLine>> Lines(IReadOnlyList<Id<Decision>> ids)
    {
        var list = ids.ToList();
        return list.Count == 0
            ? []
            :
            [
                .. (await JudgedDecisions.Load(db, db.All<Decision>().Where(d => list.Contains(d.Id)), looking.AsAt)).Select(
                    DecisionLine.Of
                ),
            ];
    }
}
