using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Responsibilities.Duties;

/// <summary>What do we owe to whom, and what is late?</summary>
[Needs("responsibilities.read")]
internal sealed class ReportingDutiesPage(Db db, Looking looking, PageFrame frame, IHeldMeetings held)
    : PageModel,
        IJsonTwin,
        IPublished
{
    private const string LateOnly = "yes";

    /// <summary>Only the duties of one who reports or is reported to: <c>post:lead-member</c>.</summary>
    [BindProperty(SupportsGet = true, Name = "holder")]
    public string? Holder { get; set; }

    /// <summary>Only those of one who reports.</summary>
    [BindProperty(SupportsGet = true, Name = "by")]
    public string? By { get; set; }

    /// <summary>Only those of one who is reported to.</summary>
    [BindProperty(SupportsGet = true, Name = "to")]
    public string? To { get; set; }

    /// <summary>"yes" for those only that are late.</summary>
    [BindProperty(SupportsGet = true, Name = "late")]
    public string? Late { get; set; }

    /// <summary>The one asked for; null for all.</summary>
    public Mention? Asked { get; private set; }

    public IReadOnlyList<DutyLine> Duties { get; private set; } = [];

    /// <summary>All who report on the day, by name.</summary>
    public IReadOnlyList<Mention> Reporting { get; private set; } = [];

    /// <summary>All who are reported to.</summary>
    public IReadOnlyList<Mention> Told { get; private set; } = [];

    /// <summary>The filters in words; empty for none.</summary>
    public string Filters =>
        string.Join(
            ", ",
            new[]
            {
                Asked is null ? null : $"to or from the {Asked.Title}",
                Title(Reporting, By) is { } by ? $"from the {by}" : null,
                Title(Told, To) is { } to ? $"to the {to}" : null,
                Late is null ? null : "late",
            }.OfType<string>()
        );

    public object Twin =>
        new
        {
            Holder,
            By,
            To,
            Late = Late is not null,
            Duties,
        };

    public Publication Publication =>
        new("Reporting duties" + (Filters.Length == 0 ? "" : $": {Filters}"))
        {
            Parts =
            [
                new Grid(
                    [
                        new("Who reports", 2),
                        new("To whom", 2),
                        new("On what", 4),
                        new("How often", 2),
                        new("Next due", 1.5),
                        new("Last sent", 1.5),
                        new("Note") { IsOnlyInSheets = true },
                        new("From") { IsOnlyInSheets = true },
                    ],
                    [
                        .. Duties.Select(d => new SheetRow(
                            d.From?.Title,
                            d.To?.Title,
                            d.About,
                            d.HowOften ?? "Not said",
                            (d.NextDue ?? d.OwedSince) is { } next && (d.IsLate || d.NextDue is null)
                                ? GridCell.Of(
                                    LondonDate.Iso(next),
                                    new GridLine(d.IsLate ? $"Late: {d.DueInWords}" : d.DueInWords!)
                                )
                                : d.NextDue,
                            d.LastSent,
                            d.Note,
                            d.TakenFrom
                        )),
                    ]
                )
                {
                    Caption = "Who reports to whom",
                },
            ],
        };

    public async Task OnGet()
    {
        var day = looking.AsAt;
        var found = await DutyOn.WithMeetings(await DutyOn.All(db, day), db, held, day);
        var names = await Mentions.Load(db, found.SelectMany(d => new RecordRef?[] { d.Duty.FromHolder, d.Duty.ToHolder }));
        var duties = found.Select(d => DutyLine.Of(d, names, day)).ToList();
        Reporting = Several(duties.Select(d => d.From));
        Told = Several(duties.Select(d => d.To));
        Asked =
            duties.SelectMany(d => new[] { d.From, d.To }).FirstOrDefault(m => m?.Reference == Holder)
            ?? await Mention.Find(db, Holder);
        if (Asked is null && !string.IsNullOrEmpty(Holder))
        {
            frame.SayThereIsNo("holder", Holder);
            Holder = null;
        }
        By = frame.Choice("by", By, Reporting.Select(m => m.Reference));
        To = frame.Choice("to", To, Told.Select(m => m.Reference));
        Late = frame.Choice("late", Late, [LateOnly]);
        Duties =
        [
            .. duties
                .Where(d => string.IsNullOrEmpty(Holder) || d.From?.Reference == Holder || d.To?.Reference == Holder)
                .Where(d => By is null || d.From?.Reference == By)
                .Where(d => To is null || d.To?.Reference == To)
                .Where(d => Late is null || d.IsLate)
                .OrderByDescending(d => d.IsLate)
                .ThenBy(d => d.NextDue ?? d.OwedSince ?? DateOnly.MaxValue),
        ];
    }

    private static string? Title(IReadOnlyList<Mention> among, string? reference) =>
        among.FirstOrDefault(m => m.Reference == reference)?.Title;

    private static IReadOnlyList<Mention> Several(IEnumerable<Mention?> mentions) =>
        [.. mentions.OfType<Mention>().Distinct().OrderBy(m => m.Title, StringComparer.Ordinal)];
}

/// <summary>A reporting duty.</summary>
/// <param name="Key">Its key.</param>
/// <param name="From">Who reports.</param>
/// <param name="To">To whom.</param>
/// <param name="About">On what.</param>
/// <param name="HowOften">How often, and before or after what; null where nobody said.</param>
/// <param name="NextDue">By which day the next report is due; null where none follows.</param>
/// <param name="OwedSince">Of one that is owed after each meeting: the first meeting that none answers; null where it is not owed.</param>
/// <param name="IsAfterMeetings">Whether it is owed after each meeting of a body.</param>
/// <param name="IsLate">Whether its day has passed, or the body has met again.</param>
/// <param name="LastSent">When the last one was sent.</param>
/// <param name="Note">What is worth saying.</param>
/// <param name="TakenFrom">The place in the papers.</param>
internal sealed record DutyLine(
    string Key,
    Mention? From,
    Mention? To,
    string About,
    string? HowOften,
    DateOnly? NextDue,
    DateOnly? OwedSince,
    bool IsAfterMeetings,
    bool IsLate,
    DateOnly? LastSent,
    string? Note,
    string? TakenFrom
)
{
    /// <summary>"1 October 2007", "After the meeting of 12 September 2007"; null where nothing is due.</summary>
    [JsonIgnore]
    public string? DueInWords =>
        NextDue is { } next ? next.InWords()
        : OwedSince is { } met ? $"After the meeting of {met.InWords()}"
        : null;

    public static DutyLine Of(DutyOn on, Mentions names, DateOnly day) =>
        new(
            on.Duty.Key,
            names[on.Duty.FromHolder],
            names[on.Duty.ToHolder],
            on.Duty.About,
            on.HowOften,
            on.NextDue,
            on.OwedSince,
            on.Duty.Rhythm == ReportRhythm.AfterMeetings,
            on.IsLate(day),
            on.Reports.Count == 0 ? null : on.Reports[0].On,
            on.Duty.Note,
            on.Duty.TakenFrom
        );
}
