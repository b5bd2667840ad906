using Remit.Kernel;
using Remit.Web;

namespace Remit.Responsibilities.Registers;

/// <summary>An account of how it is met, with what stands behind that.</summary>
internal sealed record PositionView
{
    public required string Key { get; init; }
    public required string Text { get; init; }
    public Rating? Rating { get; init; }
    public required bool Nil { get; init; }

    /// <summary>The day that it speaks of; null where none is given.</summary>
    public DateOnly? On { get; init; }
    public Mention? By { get; init; }
    public DateOnly? ReviewOn { get; init; }
    public required IReadOnlyList<EvidenceLine> Evidence { get; init; }
    public string? Note { get; init; }
    public string? TakenFrom { get; init; }

    /// <param name="position">The position.</param>
    /// <param name="evidence">Its evidence.</param>
    /// <param name="names">What is named in them.</param>
    /// <param name="document">Where a document is got; null leaves it out.</param>
    /// <param name="takeAway">Where it is taken away; null for who may not.</param>
    public static PositionView Of(
        Position position,
        IReadOnlyList<Evidence> evidence,
        Mentions names,
        Func<string, string, string>? document = null,
        Func<string, string, string>? takeAway = null
    ) =>
        new()
        {
            Key = position.Key,
            Text = position.Text,
            Rating = position.Rating,
            Nil = position.Nil,
            On = position.On,
            By = names[position.By],
            ReviewOn = position.ReviewOn,
            Evidence =
            [
                .. evidence.Select(e => new EvidenceLine(e.Title, names[e.Record], e.Address, e.Dated, e.Note)
                {
                    FileName = e.FileName,
                    Hash = e.File,
                    Document = e.File is null ? null : document?.Invoke(position.Key, e.Key),
                    TakeAway = e.File is null ? null : takeAway?.Invoke(position.Key, e.Key),
                }),
            ],
            Note = position.Note,
            TakenFrom = position.TakenFrom,
        };
}

/// <summary>What stands behind an account.</summary>
internal sealed record EvidenceLine(string Title, Mention? Record, string? Address, DateOnly? Dated, string? Note)
{
    /// <summary>The name of the document that is attached; null for none.</summary>
    public string? FileName { get; init; }

    /// <summary>The SHA-256 of that document.</summary>
    internal string? Hash { get; init; }

    /// <summary>Whether that document is not here: its record came in without its file, or it was erased.</summary>
    public bool IsNotHere { get; init; }

    /// <summary>Where that is got.</summary>
    public string? Document { get; init; }

    /// <summary>Where whoever looks takes it away; null for who may not.</summary>
    internal string? TakeAway { get; init; }
}
