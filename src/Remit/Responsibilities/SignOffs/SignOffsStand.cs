using Remit.Data;
using Remit.Data.Erasure;
using Remit.Kernel;
using Remit.Responsibilities.Positions;

namespace Remit.Responsibilities.SignOffs;

/// <summary>What was signed stands: it is never written over, and its hash is that of its content. Only an erasure takes names out.</summary>
internal sealed class SignOffsStand : IInvariant
{
    private const string Rule = "What was signed stands";

    private static readonly string[] Said =
    [
        nameof(SignOff.On),
        nameof(SignOff.AsAt),
        nameof(SignOff.KnownAt),
        nameof(SignOff.By),
        nameof(SignOff.For),
        nameof(SignOff.Content),
        nameof(SignOff.Hash),
    ];

    public Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched) =>
        Task.FromResult<IReadOnlyList<Refusal>>(
            touched.IsErasure ? [] : [.. Changed(touched), .. Forged(touched), .. Unreadable(touched), .. Opened(touched)]
        );

    private static IEnumerable<Refusal> Changed(Touched touched) =>
        from changed in touched.Changed<SignOff>()
        where Said.Any(s => !Equals(changed.Before[s], typeof(SignOff).GetProperty(s)!.GetValue(changed.Now)))
        select new Refusal(
            Rule,
            $"This is what was signed on {LondonDate.Words(changed.Before.GetValue<DateOnly>(nameof(SignOff.On)))}, so it can’t change. Sign off again to say something else.",
            new RecordRef("sign-off", changed.Now.RowId)
        );

    /// <summary>Where names were erased, as in files that come from another database, the hash is still that of what was signed.</summary>
    private static IEnumerable<Refusal> Forged(Touched touched) =>
        from signed in touched.Of<SignOff>()
        where SignOff.HashOf(signed.Content) != signed.Hash && !signed.Content.Contains(Traces.Blank, StringComparison.Ordinal)
        select new Refusal(
            Rule,
            "The hash is not that of the content: something was changed after it was signed.",
            new RecordRef("sign-off", signed.RowId),
            "hash"
        );

    /// <summary>It is as closed as the closest of what is in it, which nobody can tell any more: only who sees everything opens it.</summary>
    private static IEnumerable<Refusal> Opened(Touched touched) =>
        from changed in touched.Changed<SignOff>()
        where
            changed.Now.Sensitivity < changed.Before.GetValue<Sensitivity>(nameof(SignOff.Sensitivity))
            && touched.By is { } writer
            && !writer.MayEverywhere(PositionRights.Capability, Sensitivity.Restricted, Verb.Write)
        select new Refusal(
            "What was signed stays as closed as it was",
            "Something in it may be closed to those whom you would open it to. A partnership manager, who sees everything, can open it.",
            new RecordRef("sign-off", changed.Now.RowId),
            "sensitivity"
        );

    /// <summary>What nobody can read, and no page can show, is no register that somebody signed.</summary>
    private static IEnumerable<Refusal> Unreadable(Touched touched) =>
        from signed in touched.Of<SignOff>()
        let content = SignedRegister.Read(signed.Content)
        where
            content is null
            || (
                content.Rows.DistinctBy(r => r.Key).Count() < content.Rows.Count
                && !signed.Content.Contains(Traces.Blank, StringComparison.Ordinal)
            )
        select new Refusal(
            "What was signed can be read",
            content is null
                ? "The content is no register as Remit writes it: expected JSON with its title, holder, dates and rows."
                : "In the content two rows have the same key, so it is not what Remit wrote.",
            new RecordRef("sign-off", signed.RowId),
            "content"
        );
}
