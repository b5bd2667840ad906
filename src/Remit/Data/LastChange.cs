using Microsoft.EntityFrameworkCore;

namespace Remit.Data;

/// <summary>The number of the last change, by which what was worked out of the records is known to be old.</summary>
public static class LastChanges
{
    /// <summary>Marks the command, which every page may send beside its own.</summary>
    public const string Tag = "for the number of the last change";

    /// <summary>The number of the last change; 0 where nothing was ever recorded.</summary>
    public static async Task<long> LastChange(this Db db) => await db.Changes.TagWith(Tag).MaxAsync(c => (long?)c.Number) ?? 0;
}
