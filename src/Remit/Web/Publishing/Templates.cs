using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;

namespace Remit.Web.Publishing;

/// <summary>Takes a Word template into use and out of it: the same for the page and the command line.</summary>
internal static class Templates
{
    /// <summary>Uses a file from now on.</summary>
    /// <param name="store">The database.</param>
    /// <param name="fileName">What the file is called.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="change">Makes the change of the words that say what was done.</param>
    /// <param name="seen">The change that wrote what the person saw, 0 for none; null where nobody looked.</param>
    public static async Task<Result<LoggedChange>> Use(
        Store store,
        string fileName,
        byte[] bytes,
        Func<string, Change> change,
        long? seen = null
    )
    {
        if (!WordTemplate.TryRead(bytes, out _, out var refusal))
            return Refused(refusal);
        await using var db = store.Write();
        var template = await Find(db);
        if (IsStale(template, seen))
            return Refused(
                "Somebody else changed the template while you were choosing. Look at what is there now, then choose again."
            );
        if (template is null)
            db.Add(
                template = new PaperTemplate
                {
                    Id = store.Ids.Next<PaperTemplate>(),
                    Key = PaperTemplate.OnlyKey,
                    // It is in every paper that anybody may have.
                    Sensitivity = Sensitivity.Public,
                }
            );
        template.FileName = fileName;
        template.Content = PaperTemplate.Written(bytes);
        return await db.Commit(change($"Took {fileName} as the Word template"));
    }

    /// <summary>Uses none from now on.</summary>
    public static async Task<Result<LoggedChange>> Remove(Store store, Func<string, Change> change, long? seen = null)
    {
        await using var db = store.Write();
        var template = await Find(db);
        if (template?.Content is null)
            return Refused("No Word template is in use.");
        if (IsStale(template, seen))
            return Refused("Somebody else changed the template while you were looking. Look at what is there now.");
        var name = template.FileName;
        (template.FileName, template.Content) = (null, null);
        return await db.Commit(change($"Took the Word template {name} out of use"));
    }

    private static Task<PaperTemplate?> Find(Db db) => db.Set<PaperTemplate>().AsTracking().FirstOrDefaultAsync();

    private static bool IsStale(PaperTemplate? template, long? seen) =>
        seen is { } version && version != (template?.Content is null ? 0 : template.Version);

    private static Result<LoggedChange> Refused(string why) =>
        Result<LoggedChange>.Refused([new Refusal("A Word template is a Word file", why, Field: "content")]);
}
