using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Registers;

namespace Remit.Responsibilities.Positions;

/// <summary>
/// The document that somebody names as evidence is kept with it. Files that come from another Remit may name one that was erased there, with the
/// person whose it was.
/// </summary>
internal sealed class AttachedFilesAreThere : IInvariant
{
    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        // Of what stays as it is somebody may have erased the document since: that keeps no register from being closed or handed on.
        var same = touched
            .Changed<Evidence>()
            .Where(c => Equals(c.Before[nameof(Evidence.File)], c.Now.File))
            .Select(c => c.Now.Id);
        var named = touched.Of<Evidence>().Where(e => e.File is not null).ExceptBy(same, e => e.Id).ToList();
        if (named.Count == 0 || touched.By?.Person is null)
            return [];
        var hashes = named.Select(e => e.File!).Distinct().ToList();
        var there = await db.Set<Attachment>()
            .Where(a => hashes.Contains(a.Hash) && a.ChangeNumber != null)
            .Select(a => a.Hash)
            .Distinct()
            .ToListAsync();
        return
        [
            .. named
                .Where(e => !there.Contains(e.File!))
                .Select(e => new Refusal(
                    "A document is kept with what names it",
                    $"The document “{e.FileName}” is not there. Attach it again.",
                    new RecordRef("evidence", e.RowId),
                    "file"
                )),
        ];
    }
}
