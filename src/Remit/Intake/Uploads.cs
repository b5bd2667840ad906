using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Intake;

/// <summary>The files that were handed in: those that wait for a person's word, and what became of the others.</summary>
internal sealed class Uploads(Store store, LondonClock clock)
{
    /// <summary>How long a file waits: it holds people's names, and nobody may remember it.</summary>
    public static readonly TimeSpan Waits = TimeSpan.FromDays(7);

    /// <summary>A file as it is remembered, not kept yet.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="who">Who hands it in, as the log names them.</param>
    /// <param name="person">Their record, where they are a person of the partnership.</param>
    public Upload Of(string name, byte[] content, string who, Guid? person = null) =>
        new()
        {
            Id = store.Ids.Next(),
            Name = FileName.Shown(name),
            Content = content,
            Hash = Convert.ToHexStringLower(SHA256.HashData(content)),
            Answers = Written(new Answers()),
            At = clock.Now,
            Who = who,
            Person = person,
        };

    /// <summary>Keeps a file until somebody says what becomes of it, and lets those go that waited too long.</summary>
    public Task Add(Upload upload) =>
        Write(async db =>
        {
            var since = clock.Now - Waits;
            await db.Set<Upload>().Where(u => u.ChangeNumber == null && u.At < since).ExecuteDeleteAsync();
            db.Add(upload);
            await db.SaveInCommit();
        });

    /// <summary>
    /// The files that are somebody's to see: those that they handed in, and all for those who see everything. A paper that was handed in
    /// may hold what nobody else is to read.
    /// </summary>
    public static IQueryable<Upload> Of(IQueryable<Upload> uploads, Viewer viewer) =>
        viewer.Sight.IsWhole ? uploads : uploads.Where(u => u.Person != null && u.Person == viewer.Person);

    /// <summary>A file with its content; null where there is none that is theirs.</summary>
    public async Task<Upload?> Find(Guid id, Viewer viewer)
    {
        await using var db = store.Write();
        return await Of(db.Set<Upload>().AsNoTracking(), viewer).FirstOrDefaultAsync(u => u.Id == id);
    }

    /// <summary>The newest that was brought in and not taken back; null where there is none.</summary>
    public async Task<Upload?> Newest()
    {
        await using var db = store.Write();
        return await db.Set<Upload>()
            .AsNoTracking()
            .Where(u => u.ChangeNumber != null && u.TakenBackBy == null)
            .OrderByDescending(u => u.ChangeNumber)
            .FirstOrDefaultAsync();
    }

    /// <summary>The one that a change brought in; null where it was none.</summary>
    public async Task<Upload?> BroughtInBy(long change)
    {
        await using var db = store.Write();
        return await db.Set<Upload>().AsNoTracking().FirstOrDefaultAsync(u => u.ChangeNumber == change && u.TakenBackBy == null);
    }

    /// <summary>Keeps what was said about a file that waits.</summary>
    public Task Say(Upload upload) =>
        Write(db =>
            db.Set<Upload>()
                .Where(u => u.Id == upload.Id && u.ChangeNumber == null)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(u => u.Intake, upload.Intake).SetProperty(u => u.Answers, upload.Answers)
                )
        );

    /// <summary>Lets a file go that waits.</summary>
    public Task LetGo(Guid id) =>
        Write(db => db.Set<Upload>().Where(u => u.Id == id && u.ChangeNumber == null).ExecuteDeleteAsync());

    /// <summary>What was said, as it is kept.</summary>
    public static string Written(Answers answers) => JsonSerializer.Serialize(answers.Values);

    /// <summary>What was said about a file.</summary>
    public static Answers AnswersOf(Upload upload) =>
        new(JsonSerializer.Deserialize<Dictionary<string, string>>(upload.Answers) ?? []);

    private Task Write(Func<Db, Task> write) =>
        store.ThroughTheGate(async () =>
        {
            await using var db = store.Write();
            await write(db);
            return true;
        });
}
