using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Intake;
using Remit.Kernel;
using Remit.Responsibilities.Registers;

namespace Remit.Responsibilities.Positions;

/// <summary>The documents that stand behind positions: handed in while a form is filled, kept with the change that names them, let go when nothing does.</summary>
internal sealed class Attachments(Store store, LondonClock clock)
{
    /// <summary>How long a document waits for its form to be sent.</summary>
    public static readonly TimeSpan Waits = TimeSpan.FromDays(2);

    /// <summary>Keeps a document until its form is sent, and lets those go that waited too long.</summary>
    /// <param name="name">The file's name as the browser gives it.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="viewer">Who hands it in: nobody else can name it.</param>
    public async Task<Attachment> Hold(string name, byte[] content, Viewer viewer)
    {
        var attachment = Of(name, content);
        await store.ThroughTheGate(async () =>
        {
            await using var db = store.Write();
            var since = clock.Now - Waits;
            await db.Set<Attachment>().Where(a => a.ChangeNumber == null && a.At < since).ExecuteDeleteAsync();
            db.Add(attachment);
            await db.SaveInCommit();
            return true;
        });
        return attachment;

        Attachment Of(string called, byte[] bytes) =>
            new()
            {
                Id = store.Ids.Next(),
                Name = FileName.Shown(called),
                Hash = Convert.ToHexStringLower(SHA256.HashData(bytes)),
                Content = bytes,
                At = clock.Now,
                Person = viewer.Person,
            };
    }

    /// <summary>The documents that somebody handed in and that wait, by their ids; without their bytes.</summary>
    public static async Task<IReadOnlyList<HeldDocument>> Held(Db db, IReadOnlyCollection<Guid> ids, Viewer viewer) =>
        ids.Count == 0
            ? []
            : await db.Set<Attachment>()
                .AsNoTracking()
                .Where(a => ids.Contains(a.Id) && a.ChangeNumber == null && a.Person == viewer.Person)
                .OrderBy(a => a.At)
                .Select(a => new HeldDocument(a.Id, a.Name, a.Hash, a.Content.Length))
                .ToListAsync();

    /// <summary>
    /// Those of some documents whose bytes are not here: they came in without the files, or were let go with the person of whom they were. It
    /// asks the database as it is now. One query; none where nothing is asked.
    /// </summary>
    public async Task<IReadOnlySet<string>> NotHere(IReadOnlyCollection<string> hashes)
    {
        if (hashes.Count == 0)
            return new HashSet<string>();
        await using var db = store.Read(Sight.Everything);
        var here = await db.Set<Attachment>()
            .Where(a => hashes.Contains(a.Hash) && a.ChangeNumber != null)
            .Select(a => a.Hash)
            .Distinct()
            .ToListAsync();
        return hashes.Except(here).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The bytes of a document that a piece of evidence names, which the context sees; null where they were let go.</summary>
    public async Task<byte[]?> Read(string hash)
    {
        await using var db = store.Read(Sight.Everything);
        return await db.Set<Attachment>()
            .AsNoTracking()
            .Where(a => a.Hash == hash && a.ChangeNumber != null)
            .Select(a => a.Content)
            .FirstOrDefaultAsync();
    }
}

/// <summary>A document that waits for its form.</summary>
internal sealed record HeldDocument(Guid Id, string Name, string Hash, int Bytes);
