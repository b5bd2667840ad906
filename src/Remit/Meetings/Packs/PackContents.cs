using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Calendar;
using Remit.Meetings.Calling;
using Remit.Meetings.Papers;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Meetings.Packs;

/// <summary>For whom a pack is, and how much of it.</summary>
internal sealed record PackEdition
{
    internal const string ForThePublic = "public";
    internal const string ForThePartnership = "partnership";

    /// <summary><see cref="ForThePublic"/>, <see cref="ForThePartnership"/>, or null for all that whoever asks may see.</summary>
    public string? Readers { get; init; }

    /// <summary>Only what came with this supplement; null for all.</summary>
    public int? Supplement { get; init; }

    /// <summary>Only what is newer than this change; null for all.</summary>
    public long? Since { get; init; }

    /// <summary>"1 September 2007", "change 12".</summary>
    public string? SinceInWords { get; init; }

    /// <summary>Those beyond whom nothing is read.</summary>
    public Sight Sight =>
        Readers switch
        {
            ForThePublic => Sight.Published,
            ForThePartnership => Sight.OfThePartnership([]),
            _ => Sight.Everything,
        };

    /// <summary>"Public pack. Supplement 1. Only what is new since 1 September 2007."</summary>
    public string InWords =>
        string.Join(
            ". ",
            new[]
            {
                Readers switch
                {
                    ForThePublic => "Public pack",
                    ForThePartnership => "Pack for the partnership",
                    _ => "Pack with all that you may see",
                },
                Supplement is { } number ? $"Supplement {number}" : null,
                SinceInWords is { } since ? $"Only what is new since {since}" : null,
            }.OfType<string>()
        );
}

/// <summary>What a pack has of one item.</summary>
/// <param name="Line">The item.</param>
/// <param name="File">Its report; null where it has none, or none that is submitted.</param>
/// <param name="HasText">Whether what was written here is in it, and not only papers.</param>
/// <param name="Papers">Its papers, in order.</param>
internal sealed record PackPart(AgendaLine Line, ReportFile? File, bool HasText, IReadOnlyList<Paper> Papers)
{
    /// <summary>"5. Budget".</summary>
    public string Title => $"{Line.Number ?? Line.WouldBe}. {Line.Title}";
}

/// <summary>What goes into a pack, and what is left out of it and why: nothing of what its readers may not see.</summary>
internal sealed record PackContents
{
    public required MeetingView Meeting { get; init; }
    public required AgendaView Agenda { get; init; }
    public required PackEdition Edition { get; init; }

    /// <summary>The items, in order; those that are withdrawn are not among them.</summary>
    public required IReadOnlyList<PackPart> Parts { get; init; }

    /// <summary>What is left out, in sentences.</summary>
    public required IReadOnlyList<string> LeftOut { get; init; }

    internal Mentions Names { get; init; } = null!;

    public bool IsEmpty => Parts.Count == 0;

    /// <summary>What there is for an edition. Four queries.</summary>
    public static async Task<PackContents> Load(Db db, FoundMeeting found, PackEdition edition, DateOnly day)
    {
        using var _ = db.LookingNoFurtherThan(edition.Sight);
        var (agenda, files, names) = await AgendaView.Load(db, found.Meeting);
        var leftOut = new List<string>();
        var parts = new List<PackPart>();
        foreach (var line in agenda.Items.Where(l => l.WithdrawnOn is null))
        {
            var file = line.Report is { } key ? files.GetValueOrDefault(key) : null;
            if (
                edition.Supplement is { } supplement
                && line.Supplement != supplement
                && !CameLate(file, found.Meeting.Id, line, supplement)
            )
                continue;
            var part = Part(found.Meeting.Id, line, file, edition, leftOut);
            if (part.HasText || part.Papers.Count > 0 || edition.Since is null || line.Version > edition.Since)
                parts.Add(part);
        }
        return new PackContents
        {
            Meeting = MeetingView.Of(found.Meeting, new Named(found.Body.Key, found.Body.Name), day),
            Agenda = agenda,
            Edition = edition,
            Parts = parts,
            LeftOut = leftOut,
            Names = names,
        };
    }

    /// <summary>
    /// Without what is recalled in other records: a look into the past shows what was there, and a pack has nothing that was recalled since.
    /// Two queries.
    /// </summary>
    /// <param name="now">The records as they are now.</param>
    public async Task<PackContents> WithoutWhatIsRecalledBy(Db now)
    {
        var reports = Parts.Select(p => p.File?.Report.Id).OfType<Id<ForwardPlanner.Report>>().ToList();
        var texts = await now.All<ReportText>().Where(t => reports.Contains(t.Report) && t.RecalledOn != null).ToListAsync();
        var papers = await now.All<Paper>().Where(p => reports.Contains(p.Report) && p.RecalledOn != null).ToListAsync();
        var leftOut = new List<string>(LeftOut);
        var parts = new List<PackPart>();
        foreach (var part in Parts)
        {
            if (texts.Find(t => t.Report == part.File?.Report.Id) is { } text)
            {
                leftOut.Add(RecalledReport(part.Line, text));
                parts.Add(new PackPart(part.Line, null, false, []));
                continue;
            }
            var recalled = papers.Where(p => part.Papers.Any(own => own.Id == p.Id)).ToList();
            leftOut.AddRange(recalled.Select(p => RecalledPaper(part.Line, p)));
            parts.Add(part with { Papers = [.. part.Papers.Where(own => !recalled.Exists(p => p.Id == own.Id))] });
        }
        return this with { Parts = parts, LeftOut = leftOut };
    }

    private static PackPart Part(
        Id<Meeting> meeting,
        AgendaLine line,
        ReportFile? file,
        PackEdition edition,
        List<string> leftOut
    )
    {
        if (file?.Text is { RecalledOn: not null } recalled)
        {
            leftOut.Add(RecalledReport(line, recalled));
            return new PackPart(line, null, false, []);
        }
        if (file?.Text is not { SubmittedOn: not null } text)
        {
            if (file is not null)
                leftOut.Add($"The report to {ItemOf(line)}, “{line.Title}”, is not here yet: it follows.");
            return new PackPart(line, null, false, []);
        }
        leftOut.AddRange(file.Papers.Where(p => p.RecalledOn is not null && IsAskedFor(p)).Select(p => RecalledPaper(line, p)));
        var since = edition.Since ?? -1;
        return new PackPart(
            line,
            file,
            text.Version > since && IsAskedFor(text),
            [.. file.Standing.Where(p => p.Version > since && IsAskedFor(p))]
        );

        bool IsAskedFor(IGoesOut what) =>
            edition.Supplement is not { } supplement || what.SupplementAt(meeting, line.Supplement) == supplement;
    }

    /// <summary>Whether something of a report went out with a supplement, to an item that had its number before.</summary>
    private static bool CameLate(ReportFile? file, Id<Meeting> meeting, AgendaLine line, int supplement) =>
        file?.Text is { SubmittedOn: not null } text
        && file.Papers.Append<IGoesOut>(text).Any(w => w.SupplementAt(meeting, line.Supplement) == supplement);

    private static string ItemOf(AgendaLine line) => $"item {line.Number ?? line.WouldBe}";

    private static string RecalledReport(AgendaLine line, ReportText text) =>
        $"The report to {ItemOf(line)}, “{line.Title}”, was recalled on {text.RecalledOn!.Value.InWords()}: {text.RecalledBecause}";

    private static string RecalledPaper(AgendaLine line, Paper paper) =>
        $"“{paper.Title}” to {ItemOf(line)}, “{line.Title}”, was recalled on {paper.RecalledOn!.Value.InWords()}: {paper.RecalledBecause}";
}
