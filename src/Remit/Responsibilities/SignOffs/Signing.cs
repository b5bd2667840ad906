using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Structure.Organisations;
using Remit.Web;

namespace Remit.Responsibilities.SignOffs;

/// <summary>Signs registers off: keeps the very content that the holder saw, with its hash.</summary>
internal sealed class Signing(Store store, LondonClock clock)
{
    /// <summary>That the content is not the one that was seen.</summary>
    public static Refusal SeenAnother { get; } =
        new(
            "What is signed has been seen",
            "Something was recorded after you opened this page, and you would sign something else. Look at it again, then sign."
        );

    /// <summary>That nobody holds the register.</summary>
    public static Refusal NobodyHolds { get; } =
        new(
            "The holder signs off",
            "It is not recorded whose responsibilities these are, so nobody can sign. Record its holder first."
        );

    /// <summary>What would be signed on a date; null where there is no such register, or it has no holder.</summary>
    public static async Task<SignedRegister?> Content(Db db, Register register, DateOnly day)
    {
        if (register.Holder is not { } holder)
            return null;
        var name = (await Mentions.Load(db, [holder]))[holder]?.Title ?? holder.Kind;
        // Numbered by the change that wrote any of it last: a change elsewhere is none of what is signed.
        var last = await db.Changes.MaxAsync(c => (long?)c.Number) ?? 0;
        return await SignedRegister.Load(db, register, name, day, last);
    }

    /// <summary>By this a form says which content was seen: all of it but the number of the last change, which counts up elsewhere.</summary>
    public static string MarkOf(SignedRegister content) => SignOff.HashOf((content with { KnownAt = 1 }).Canonical());

    /// <summary>Signs. A form that is sent twice signs once; who saw another content than would be signed is refused.</summary>
    /// <param name="id">The sign-off that is to be.</param>
    /// <param name="viewer">Who writes: they sign for themselves, except at the machine.</param>
    /// <param name="register">The key of the register.</param>
    /// <param name="by">Who signs.</param>
    /// <param name="day">The date at which the register is looked at.</param>
    /// <param name="seen">The mark of what was seen; null for whoever takes it as it is.</param>
    /// <param name="note">What a reader has to know.</param>
    public async Task<Result<string>> Sign(
        Id<SignOff> id,
        Viewer viewer,
        string register,
        Id<Person> by,
        DateOnly day,
        string? seen,
        string? note
    )
    {
        await using var db = store.Write(viewer.Sight);
        if (await KeyOf(db, id) is { } done)
            return Result<string>.Done(done);
        if (
            await db.All<Register>().FirstOrDefaultAsync(r => r.Key == register) is not { Holder: { } holder } found
            || await Content(db, found, day) is not { } content
        )
            return Result<string>.Refused([NobodyHolds]);
        // Asked again inside the commit; here so that it is said in these words, and not as a permission that is missing.
        var signatories = await SignatoriesOf.Load(db, holder, clock.Today);
        if (!signatories.Has(by.Value))
            return Result<string>.Refused([
                new Refusal(OnlyTheHolderSigns.Rule, signatories.NotBy(LondonDate.Words(clock.Today))),
            ]);
        if (seen is not null && seen != MarkOf(content))
            return Result<string>.Refused([SeenAnother]);
        var text = content.Canonical();
        var taken = await db.KeysBeside(SignOff.Shape, new RecordRef("register", found.RowId));
        var signed = new SignOff
        {
            Id = id,
            Key = FreeKeys.For(LondonDate.Iso(clock.Today), taken),
            Register = found.Id,
            On = clock.Today,
            AsAt = day,
            KnownAt = content.KnownAt,
            By = by,
            For = holder,
            Content = text,
            Hash = SignOff.HashOf(text),
            Note = string.IsNullOrWhiteSpace(note) ? null : Texts.WithOneKindOfLineEnd(note.Trim()),
            Sensitivity = content.Openness.Sensitivity,
            RestrictedTo = content.Openness.RestrictedTo,
            Order = taken.Count,
        };
        db.Add(signed);
        var result = await db.Commit(viewer.Change($"Signed off “{found.Title}” as at {LondonDate.Words(day)}"));
        if (!result.IsRefused)
            return Result<string>.Done(signed.Key);
        // The same form was sent at the same time, and was faster.
        return await KeyOf(db, id) is { } twin ? Result<string>.Done(twin) : Result<string>.Refused([.. result.Refusals]);
    }

    private static Task<string?> KeyOf(Db db, Id<SignOff> id) =>
        db.All<SignOff>().Where(s => s.Id == id).Select(s => (string?)s.Key).FirstOrDefaultAsync();
}
