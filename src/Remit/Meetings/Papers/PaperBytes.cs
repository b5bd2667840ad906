using Microsoft.EntityFrameworkCore;
using Remit.Data;

namespace Remit.Meetings.Papers;

/// <summary>The bytes of papers, which lie beside the records under their hashes. Who may see a paper is asked of its record, before.</summary>
internal static class PaperBytes
{
    /// <summary>Null where they are not here: they came in without the files, or were let go.</summary>
    /// <param name="now">The database as it is recorded now: a look into the past has no files beside it.</param>
    /// <param name="hash">Of which file.</param>
    public static Task<byte[]?> Read(Db now, string hash) =>
        now.Set<Attachment>()
            .AsNoTracking()
            .Where(a => a.Hash == hash && a.ChangeNumber != null)
            .Select(a => a.Content)
            .FirstOrDefaultAsync();
}
