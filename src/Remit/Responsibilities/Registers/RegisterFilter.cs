using Remit.Kernel;
using Remit.Web;

namespace Remit.Responsibilities.Registers;

/// <summary>Which rows of a register are asked for. A row is shown that meets all of it, with the lead-ins over it.</summary>
internal sealed record RegisterFilter
{
    public const string WithFutureAction = "yes";

    /// <summary>How far it is met.</summary>
    public Fulfilment? Rating { get; init; }

    /// <summary>Under which heading.</summary>
    public string? Heading { get; init; }

    /// <summary>With an account, or a beginning, of this day or later.</summary>
    public DateOnly? ChangedSince { get; init; }

    /// <summary>With an open action.</summary>
    public bool HasFutureAction { get; init; }

    /// <summary>With these words in what is to be done or was done, or in its number.</summary>
    public string? Text { get; init; }

    public bool IsEmpty => this == new RegisterFilter();

    /// <summary>"rated not met; under the heading Leadership; changed since 1 May 2007"; empty for all rows.</summary>
    public string InWords =>
        string.Join(
            "; ",
            new[]
            {
                Rating is { } rating ? rating.Counted() : null,
                Heading is { } heading ? $"under the heading “{heading}”" : null,
                ChangedSince is { } since ? $"changed since {since.InWords()}" : null,
                HasFutureAction ? "with a future action" : null,
                Text is { } text ? $"with the words “{text}”" : null,
            }.OfType<string>()
        );

    /// <summary>The rows that are asked for, each part after its lead-in.</summary>
    public IReadOnlyList<RegisterRow> Of(IReadOnlyList<RegisterRow> rows)
    {
        if (IsEmpty)
            return rows;
        var byKey = rows.ToDictionary(r => r.Key, StringComparer.Ordinal);
        var kept = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows.Where(Asks))
        {
            for (var each = row; each is not null && kept.Add(each.Key); )
                each = each.PartOf is { } leadIn ? byKey.GetValueOrDefault(leadIn) : null;
        }
        return [.. rows.Where(r => kept.Contains(r.Key))];
    }

    /// <summary>How many rows are asked for, without the lead-ins that only keep them company.</summary>
    public int Count(IReadOnlyList<RegisterRow> rows) => IsEmpty ? rows.Count : rows.Count(Asks);

    private bool Asks(RegisterRow row) =>
        (Rating is null || row.Fulfilment == Rating)
        && (Heading is null || row.Heading == Heading)
        && (ChangedSince is not { } since || row.ActionTaken?.On >= since || row.From >= since)
        && (!HasFutureAction || row.FutureActions.Count > 0)
        && (
            Text is not { } text
            || new[] { row.Number ?? row.InheritedNumber, row.Text, row.ActionTaken?.Text }
                .Concat(row.FutureActions.Select(a => a.What))
                .Any(t => t?.Contains(text, StringComparison.OrdinalIgnoreCase) == true)
        );
}
