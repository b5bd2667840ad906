using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Meetings.Papers;
using Remit.Web;

namespace Remit.Meetings.Agendas;

/// <summary>An item as pages, packs and verbs show it.</summary>
internal sealed record AgendaLine
{
    public required string Key { get; init; }

    /// <summary>Its number; null until it is published.</summary>
    public int? Number { get; init; }

    /// <summary>The number that it would have if it were published now.</summary>
    public int? WouldBe { get; init; }
    public int? Supplement { get; init; }

    /// <summary>The supplement with which its report came, where that was after the item; null where both came together.</summary>
    public int? ReportCameWith { get; init; }
    public required string Title { get; init; }
    public required ItemSort Sort { get; init; }

    /// <summary>When it starts; null where that does not follow.</summary>
    public TimeOnly? Starts { get; init; }
    public int? Minutes { get; init; }

    /// <summary>Who leads it: whoever is named, or the report's authors.</summary>
    public string? LedBy { get; init; }

    /// <summary>The key of the report that it hears; null for none that is seen.</summary>
    public string? Report { get; init; }
    public ReportPurpose? Purpose { get; init; }
    public string? Summary { get; init; }
    public string? Recommendation { get; init; }
    public IReadOnlyList<PaperLine> Papers { get; init; } = [];
    public DateOnly? WithdrawnOn { get; init; }
    public string? WithdrawnBecause { get; init; }

    /// <summary>Why its report is recalled; null where it stands.</summary>
    public string? RecalledBecause { get; init; }
    public bool IsRestricted { get; init; }

    /// <summary>Why its report is restricted, for those who see it; null where it is not, or does not say.</summary>
    public string? RestrictedBecause { get; init; }

    /// <summary>The last change of the item.</summary>
    internal long Version { get; init; }

    /// <summary>What of its report came later than itself, in sentences.</summary>
    internal IEnumerable<string> CameLate =>
        (ReportCameWith is { } with ? [$"The report came with supplement {with}."] : Enumerable.Empty<string>()).Concat(
            Papers
                .Where(p => p.Supplement is { } s && s != Supplement && s != ReportCameWith)
                .Select(p => $"“{p.Title}” came with supplement {p.Supplement}.")
        );

    /// <summary>"5", or "5 (not published yet)".</summary>
    internal string NumberInWords => Number is { } number ? $"{number}" : $"{WouldBe} (not published yet)";
}

/// <summary>The agenda of a meeting, as far as whoever looks sees it.</summary>
internal sealed record AgendaView
{
    public required IReadOnlyList<AgendaLine> Items { get; init; }
    public DateOnly? PublishedOn { get; init; }

    /// <summary>The supplements of which something stands, from 1.</summary>
    public IReadOnlyList<int> Supplements { get; init; } = [];

    /// <summary>How many minutes the items take that are shown.</summary>
    public int Minutes { get; init; }

    /// <summary>How many of them have no minutes.</summary>
    public int WithoutMinutes { get; init; }

    /// <summary>How long the meeting lasts.</summary>
    public int? Lasts { get; init; }

    /// <summary>Whether a number of the published agenda is not shown.</summary>
    public bool HasGaps { get; init; }

    public bool IsPublished => Items.Any(i => i.Number is not null);

    /// <summary>"90 minutes of 120", or what is said where the length is not known.</summary>
    internal string MinutesInWords =>
        $"The items take {Minutes.Counted("minute", "minutes")}"
        + (
            Lasts is { } lasts
                ? Minutes > lasts
                    ? $", {(Minutes - lasts).Counted("minute", "minutes")} more than the {lasts} of the meeting"
                    : $" of the meeting’s {lasts}"
                : ""
        )
        + (WithoutMinutes > 0 ? $"; {WithoutMinutes.Counted("item has", "items have")} no time" : "")
        + ".";

    /// <summary>Loads it, in four queries, and one more where another meeting had some of its papers.</summary>
    /// <param name="db">What whoever looks sees.</param>
    /// <param name="meeting">The meeting.</param>
    public static async Task<(AgendaView View, IReadOnlyDictionary<string, ReportFile> Files, Mentions Names)> Load(
        Db db,
        Meeting meeting
    )
    {
        List<AgendaItem> all;
        // When something starts follows from everything before it, and a number that is missing is told as a gap.
        using (db.LookingAtEverything())
            all = await db.All<AgendaItem>().Where(i => i.Meeting == meeting.Id).ToListAsync();
        var order = AgendaOrder.InOrder(all);
        var times = AgendaOrder.Times(all, meeting.Start);
        var seen = order.Where(i => db.Sight.Sees(i)).ToList();
        var reports = seen.Select(i => i.Report).OfType<Id<Report>>().Distinct().ToList();
        var files =
            reports.Count == 0
                ? []
                : await AsItHadThem(db, meeting, await ReportFile.Load(db, db.All<Report>().Where(r => reports.Contains(r.Id))));
        var names = await Mentions.Load(db, files.SelectMany(f => f.Authors).Select(a => (RecordRef?)a));
        var last = AgendaOrder.LastNumber(all);
        var pending = AgendaOrder
            .Pending(all)
            .Select((item, i) => (item.Id, Number: last + 1 + i))
            .ToDictionary(p => p.Id, p => p.Number);
        var lines = seen.ConvertAll(i => Line(i, files.FirstOrDefault(f => f.Report.Id == i.Report), names, times, pending));
        var counted = lines.Where(l => l.WithdrawnOn is null).ToList();
        var view = new AgendaView
        {
            Items = lines,
            PublishedOn = seen.Exists(i => i.Number is not null) ? meeting.PublishedOn : null,
            Supplements =
            [
                .. lines
                    .Where(l => l.WithdrawnOn is null)
                    .SelectMany(l => l.Papers.Select(p => p.Supplement).Append(l.Supplement).Append(l.ReportCameWith))
                    .OfType<int>()
                    .Distinct()
                    .Order(),
            ],
            Minutes = counted.Sum(l => l.Minutes ?? 0),
            WithoutMinutes = counted.Count(l => l.Minutes is null),
            Lasts = meeting.Lasts,
            HasGaps = order.Any(i => i.Number is not null && !seen.Contains(i)),
        };
        return (view, files.ToDictionary(f => f.Report.Key, StringComparer.Ordinal), names);
    }

    /// <summary>The reports without what first went out with the agenda of a later meeting, to which they were put off.</summary>
    private static async Task<IReadOnlyList<ReportFile>> AsItHadThem(Db db, Meeting meeting, IReadOnlyList<ReportFile> files)
    {
        var others = files
            .SelectMany(f => f.Papers.Select(p => p.WentOutAt).Append(f.Text?.WentOutAt))
            .OfType<Id<Meeting>>()
            .Where(m => m != meeting.Id)
            .Distinct()
            .ToList();
        if (others.Count == 0)
            return files;
        HashSet<Id<Meeting>> later;
        using (db.LookingAtEverything())
            later =
            [
                .. await db.All<Meeting>()
                    .Where(m => others.Contains(m.Id) && m.Date > meeting.Date)
                    .Select(m => m.Id)
                    .ToListAsync(),
            ];
        return
        [
            .. files.Select(f =>
                f with
                {
                    Text = f.Text is { } text && CameLater(text) ? null : f.Text,
                    Papers = [.. f.Papers.Where(p => !CameLater(p))],
                }
            ),
        ];

        bool CameLater(IGoesOut what) => what.WentOutAt is { } at && later.Contains(at);
    }

    private static AgendaLine Line(
        AgendaItem item,
        ReportFile? file,
        Mentions names,
        IReadOnlyDictionary<Guid, TimeOnly> times,
        IReadOnlyDictionary<Id<AgendaItem>, int> pending
    )
    {
        var isRecalled = file?.Text?.RecalledOn is not null;
        // What is not submitted is not before the body yet: its own page has it, for those who may see how it is prepared.
        var isShown = file?.Text is { SubmittedOn: not null, RecalledOn: null };
        var text = isShown ? file!.Text : null;
        var authors = file is null
            ? []
            : names.Of(file.Authors).Select(a => a.Title).Append(file.Report.AuthorWords).OfType<string>();
        return new AgendaLine
        {
            Key = item.Key,
            Number = item.Number,
            WouldBe = pending.TryGetValue(item.Id, out var number) ? number : null,
            Supplement = item.Supplement,
            ReportCameWith =
                text?.SupplementAt(item.Meeting, item.Supplement) is > 0 and var with && with != item.Supplement ? with : null,
            Title = item.Title,
            Sort = item.Sort,
            Starts = times.TryGetValue(item.RowId, out var at) ? at : null,
            Minutes = item.Minutes,
            LedBy = item.LedBy ?? Texts.OrNull(Texts.Listed(authors)),
            Report = file?.Report.Key,
            Purpose = file?.Report.Purpose,
            Summary = text?.Summary,
            Recommendation = text?.Recommendation,
            // Those that are recalled stay named, and say so.
            Papers = isShown
                ? [.. file!.Papers.Select(p => PaperLine.CameWith(p, p.SupplementAt(item.Meeting, item.Supplement)))]
                : [],
            WithdrawnOn = item.WithdrawnOn,
            WithdrawnBecause = item.WithdrawnBecause,
            RecalledBecause = isRecalled ? file!.Text!.RecalledBecause : null,
            Version = item.Version,
            IsRestricted = item.Sensitivity == Sensitivity.Restricted,
            RestrictedBecause = item.Sensitivity == Sensitivity.Restricted ? text?.RestrictedBecause : null,
        };
    }
}
