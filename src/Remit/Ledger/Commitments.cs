using System.Text.Json;
using Remit.Data;

namespace Remit.Ledger;

/// <summary>Holds the personal values beside the log against the commitments in it.</summary>
internal static class Commitments
{
    /// <summary>The values by column; without a salt those that were erased.</summary>
    public static IReadOnlyList<(string Column, string? Salt, string Value)> Of(PersonalValues? personal) =>
        personal is null ? [] : PersonalColumns.Read(personal.Values);

    /// <summary>Why the values of an entry are not those that were committed to; null where they are, or were erased.</summary>
    public static string? Fault(LedgerEntry logged)
    {
        try
        {
            return Difference(logged);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or ArgumentException)
        {
            return "the personal values beside it can't be read";
        }
    }

    private static string? Difference(LedgerEntry logged)
    {
        var standing = Standing(logged.Entry.After);
        var values = Of(logged.Personal);
        var isErased = logged.Personal?.ErasedBy is not null;
        foreach (var (column, salt, value) in values)
        {
            if (salt is null && !isErased)
                return $"the {column} beside it has no salt, and nobody erased it";
            if (!standing.TryGetValue(column, out var digest))
                return $"there is a {column} beside it that it does not commit to";
            if (salt is not null && new Commitment(salt, column, value).Digest != digest)
                return $"the {column} beside it is not the one that was recorded";
        }
        return
            !isErased
            && standing.Keys.Except(values.Select(v => v.Column), StringComparer.Ordinal).FirstOrDefault() is { } missing
            ? $"the {missing} that it commits to is not beside it"
            : null;
    }

    private static Dictionary<string, string> Standing(string? state)
    {
        if (state is null)
            return [];
        using var row = JsonDocument.Parse(state);
        return row
            .RootElement.EnumerateObject()
            .Where(c => c.Value.ValueKind == JsonValueKind.Object)
            .ToDictionary(c => c.Name, c => c.Value.GetProperty(Commitment.Member).GetString()!, StringComparer.Ordinal);
    }
}
