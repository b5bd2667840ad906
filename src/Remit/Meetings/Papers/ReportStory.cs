using Remit.Kernel;
using Remit.Web;

namespace Remit.Meetings.Papers;

/// <summary>How far a report has come, what it says and its papers, as its page shows them to whoever looks.</summary>
internal sealed record ReportStory
{
    /// <summary>How far; null for the public until it is published.</summary>
    public required ReportStage? Stage { get; init; }
    public IReadOnlyList<Mention> Cleared { get; init; } = [];
    public IReadOnlyList<Mention> Waiting { get; init; } = [];

    /// <summary>All who are asked to clear it.</summary>
    public IReadOnlyList<Mention> Clearers { get; init; } = [];

    /// <summary>What is to be mended.</summary>
    public string? SentBackBecause { get; init; }
    public Mention? SentBackBy { get; init; }
    public DateOnly? ReadyOn { get; init; }
    public DateOnly? SubmittedOn { get; init; }
    public DateOnly? RecalledOn { get; init; }
    public string? RecalledBecause { get; init; }
    public string? RestrictedBecause { get; init; }
    public string? Summary { get; init; }
    public string? Recommendation { get; init; }
    public string? Words { get; init; }
    public required IReadOnlyList<PaperLine> Papers { get; init; }

    /// <summary>The decision or duty from which it comes; null for none that is seen.</summary>
    public Mention? ComesFrom { get; init; }

    /// <summary>Its item on a published agenda.</summary>
    public int? Item { get; init; }

    /// <summary>The records whose names are needed.</summary>
    public static IEnumerable<RecordRef?> Mentioned(ReportFile file) =>
        file.Clearers.Select(c => (RecordRef?)c).Append(file.Report.ComesFrom);

    public static ReportStory Of(ReportFile file, Mentions names, Viewer viewer, DateOnly day, bool mayWrite)
    {
        var progress = ReportProgress.Of(file, day);
        var isPublic = viewer.Sight.Ceiling == Sensitivity.Public;
        var isRecalled = progress.Stage == ReportStage.Recalled;
        // What is published is what was submitted: what is written anew after it was given back is not.
        var isHidden = (isRecalled && !mayWrite) || (isPublic && file.Text?.SubmittedOn is null);
        var text = isHidden ? null : file.Text;
        return new ReportStory
        {
            // How it is prepared is the partnership's own.
            Stage =
                isPublic && progress.Stage is not ReportStage.Published and not ReportStage.Heard and not ReportStage.Recalled
                    ? null
                    : progress.Stage,
            Clearers = isPublic ? [] : names.Of(file.Clearers),
            Cleared = isPublic ? [] : names.Of(progress.Cleared),
            Waiting = isPublic ? [] : names.Of(progress.Waiting),
            SentBackBecause = progress.SentBack?.Words,
            SentBackBy = progress.SentBack is { } back ? names[back.Clearer] : null,
            ReadyOn = isPublic ? null : file.Text?.ReadyOn,
            SubmittedOn = isPublic ? null : file.Text?.SubmittedOn,
            RecalledOn = file.Text?.RecalledOn,
            RecalledBecause = file.Text?.RecalledBecause,
            RestrictedBecause = file.Text?.RestrictedBecause,
            Summary = text?.Summary,
            Recommendation = text?.Recommendation,
            Words = text?.Words,
            Papers = isHidden ? [] : [.. file.Papers.Select(p => PaperLine.In(p, file.Text))],
            ComesFrom = names[file.Report.ComesFrom],
            Item = file.Item?.Number,
        };
    }
}

/// <summary>A paper as pages show it.</summary>
internal sealed record PaperLine(
    string Key,
    string Title,
    string File,
    string MediaType,
    int Bytes,
    int? Pages,
    DateOnly On,
    DateOnly? RecalledOn,
    string? RecalledBecause
)
{
    /// <summary>The supplement with which it went out after the agenda; null for the agenda itself, and before it went out.</summary>
    public int? Supplement { get; init; }

    /// <summary>"PDF, 12 pages, 340 KB".</summary>
    public string About =>
        string.Join(
            ", ",
            new[]
            {
                MediaType == Documents.Writing.LibreOffice.MediaType ? "PDF" : "Word",
                Pages?.Counted("page", "pages"),
                Bytes < 1_000_000 ? $"{Math.Max(1, Bytes / 1000)} KB" : $"{Bytes / 1_000_000.0:0.0} MB",
            }.OfType<string>()
        );

    /// <summary>A paper of a report: recalled where it is, or the report as a whole.</summary>
    public static PaperLine In(Paper paper, ReportText? text) =>
        text is { RecalledOn: not null } && paper.RecalledOn is null
            ? Of(paper) with
            {
                RecalledOn = text.RecalledOn,
                RecalledBecause = text.RecalledBecause,
            }
            : Of(paper);

    public static PaperLine Of(Paper paper) => CameWith(paper, paper.WentOutWith);

    /// <summary>A paper as it came to a meeting.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="supplement">The supplement with which it came; 0 for the agenda itself, null before it went out.</param>
    public static PaperLine CameWith(Paper paper, int? supplement) =>
        new(
            paper.Key,
            paper.Title,
            paper.File,
            paper.MediaType,
            paper.Bytes,
            paper.Pages,
            paper.On,
            paper.RecalledOn,
            paper.RecalledBecause
        )
        {
            Supplement = supplement > 0 ? supplement : null,
        };
}
