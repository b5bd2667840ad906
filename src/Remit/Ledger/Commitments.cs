using System.Text.Json;
using Remit.Data;

namespace Remit.Ledger;

/// <summary>Holds the texts beside the log against the commitments in it.</summary>
internal static class Commitments
{
    /// <summary>The values by column; without a salt those that were erased.</summary>
    public static IReadOnlyList<(string Column, string? Salt, string Value)> Of(PersonalValues? personal) =>
        personal is null ? [] : TextColumns.Read(personal.Values);

    /// <summary>Why the texts of an entry, and of its change, are not those that were committed to; null where they are, or were erased.</summary>
    public static string? Fault(LedgerEntry logged, Erasures erasures)
    {
        try
        {
            return Difference(logged, erasures) ?? erasures.FaultOf(logged.Change);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or ArgumentException)
        {
            return "the texts beside it can't be read";
        }
    }

    private static string? Difference(LedgerEntry logged, Erasures erasures)
    {
        var standing = Standing(logged.Entry.After);
        var values = Of(logged.Personal).ToDictionary(v => v.Column, v => (v.Salt, v.Value), StringComparer.Ordinal);
        if (values.Keys.FirstOrDefault(c => !standing.ContainsKey(c)) is { } other)
            return $"there is a {other} beside it that it does not commit to";
        foreach (var (column, digest) in standing)
        {
            if (values.TryGetValue(column, out var there) && there.Salt is { } salt)
            {
                if (new Commitment(salt, column, there.Value).Digest != digest)
                    return $"the {column} beside it is not the one that was recorded";
                continue;
            }
            if (erasures.IsErased(logged, column, there.Value) is { } isAsItWasLeft)
            {
                if (!isAsItWasLeft)
                    return $"the {column} beside it is not what was left of it when it was erased";
            }
            else
                return there.Value is null
                    ? $"the {column} that it commits to is not beside it"
                    : $"the {column} beside it has no salt, and nobody erased it";
        }
        return null;
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
