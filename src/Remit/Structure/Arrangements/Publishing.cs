using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Organisations;

namespace Remit.Structure.Arrangements;

/// <summary>Publishes the arrangements: keeps the text that somebody saw, with the date that it shows and what was recorded by then.</summary>
internal sealed class Publishing(Store store, LondonClock clock, Arranging arranging)
{
    /// <summary>
    /// Publishes them as they stand today. A form that is sent twice publishes once; who saw another text than would be published is refused.
    /// </summary>
    /// <param name="id">The edition that is to be.</param>
    /// <param name="seen">The mark of the text that was seen; null for whoever takes it as it is.</param>
    /// <param name="note">What a reader has to know of it.</param>
    /// <param name="by">The record of whoever publishes.</param>
    /// <param name="change">The change, of what is done.</param>
    public async Task<Result<string>> Publish(Id<Edition> id, string? seen, string? note, Guid? by, Func<string, Change> change)
    {
        await using var db = store.Write();
        if (await KeyOf(db, id) is { } done)
            return Result<string>.Done(done);
        var today = clock.Today;
        if (await arranging.On(today) is not { } arranged)
            return Refused(NothingPublic);
        // The same form, sent at the same time, may have published: then the text is another because of it.
        if (seen is not null && seen != MarkOf(arranged.Text))
            return await KeyOf(db, id) is { } first ? Result<string>.Done(first) : Refused(SeenAnother);
        var taken = await db.Set<Edition>().IgnoreQueryFilters().Select(e => e.Key).ToListAsync();
        var edition = new Edition
        {
            Id = id,
            Key = FreeKeys.For(LondonDate.Iso(today), taken),
            On = today,
            AsAt = today,
            KnownAt = (int)arranged.KnownAt,
            By = by is { } person ? new Id<Person>(person) : null,
            Text = arranged.Text,
            Note = string.IsNullOrWhiteSpace(note) ? null : Texts.WithOneKindOfLineEnd(note.Trim()),
            Sensitivity = Sensitivity.Public,
            Order = taken.Count,
        };
        db.Add(edition);
        var result = await db.Commit(change("Published the arrangements"));
        if (!result.IsRefused)
            return Result<string>.Done(edition.Key);
        // The same form was sent at the same time, and was faster.
        return await KeyOf(db, id) is { } twin ? Result<string>.Done(twin) : Result<string>.Refused([.. result.Refusals]);
    }

    /// <summary>By this a form says which text was seen.</summary>
    public static string MarkOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>That there is nothing to publish.</summary>
    public static Refusal NothingPublic { get; } =
        new(
            "What is published is public",
            "The partnership itself is not public, so there is nothing to publish. Open it to everybody first: “Change” on the home page, “Who may see it”."
        );

    /// <summary>That the text is not the one that was seen.</summary>
    public static Refusal SeenAnother { get; } =
        new(
            "What is published was read before",
            "Something was recorded after you opened this page, and the text is another now. Read it again, then publish it."
        );

    private static Result<string> Refused(Refusal refusal) => Result<string>.Refused([refusal]);

    private static Task<string?> KeyOf(Db db, Id<Edition> id) =>
        db.All<Edition>().Where(e => e.Id == id).Select(e => (string?)e.Key).FirstOrDefaultAsync();
}
