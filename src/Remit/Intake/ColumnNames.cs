namespace Remit.Intake;

/// <summary>
/// What the columns of a table are, by their names: the partnership's own first, then those that papers commonly use, as they stand
/// before one that is only part of a longer header ("Action taken to March").
/// </summary>
public sealed class ColumnNames
{
    private readonly Dictionary<string, string> own = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> common = new(StringComparer.Ordinal);

    /// <summary>The names of an intake's columns, with the partnership's own.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="remembered">The partnership's own names and the keys of the columns; "" for one that it leaves out.</param>
    public ColumnNames(IEnumerable<IntakeColumn> columns, IEnumerable<(string Name, string Column)> remembered)
    {
        foreach (var column in columns)
        foreach (var name in column.KnownAs.Prepend(column.Name))
            common.TryAdd(LooseName.Of(name), column.Key);
        foreach (var (name, column) in remembered)
            own[LooseName.Of(name)] = column;
    }

    /// <summary>The key of each column of a header row; null for one that is not known or has come already.</summary>
    public IReadOnlyList<string?> Of(IReadOnlyList<string> header)
    {
        var found = new string?[header.Count];
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var loose = header.Select(LooseName.Of).ToList();
        for (var index = 0; index < header.Count; index++)
            if (own.TryGetValue(loose[index], out var column) && column.Length > 0 && taken.Add(column))
                found[index] = column;
        for (var index = 0; index < header.Count; index++)
            if (IsFree(index) && common.TryGetValue(loose[index], out var column) && taken.Add(column))
                found[index] = column;
        for (var index = 0; index < header.Count; index++)
            if (IsFree(index) && WithinLonger(loose[index]) is { } column && taken.Add(column))
                found[index] = column;
        return found;

        bool IsFree(int index) => found[index] is null && !own.ContainsKey(loose[index]);
    }

    /// <summary>Whether the partnership has said what this name means.</summary>
    public bool IsRemembered(string name, string column) =>
        own.TryGetValue(LooseName.Of(name), out var known) && string.Equals(known, column, StringComparison.Ordinal);

    private string? WithinLonger(string loose)
    {
        // A single word proves nothing inside a longer name: "Responsibility for budgets" is no column of responsibilities.
        return loose.Length > 60
            ? null
            : common
                .Where(name =>
                    name.Key.Contains(' ', StringComparison.Ordinal)
                    && $" {loose} ".Contains($" {name.Key} ", StringComparison.Ordinal)
                )
                .OrderByDescending(name => name.Key.Length)
                .Select(name => name.Value)
                .FirstOrDefault();
    }
}
