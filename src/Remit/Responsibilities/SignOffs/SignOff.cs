using System.Security.Cryptography;
using System.Text;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Structure.Organisations;

namespace Remit.Responsibilities.SignOffs;

/// <summary>
/// That the holder of a register confirmed it as at a date: the very content that they signed, and its hash. It is never written over; whoever
/// signs again makes another. Domain, "Responsibilities".
/// </summary>
public sealed class SignOff : Record<SignOff>
{
    /// <summary>The longest note.</summary>
    public const int LongestNote = 2_000;

    /// <summary>The register.</summary>
    public required Id<Register> Register { get; init; }

    /// <summary>The London day on which it was signed.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The date at which the register was looked at.</summary>
    public required DateOnly AsAt { get; init; }

    /// <summary>The number of the last change that counted, in the Remit where it was signed; from 1.</summary>
    public required int KnownAt { get; init; }

    /// <summary>Who signed.</summary>
    public required Id<Person> By { get; init; }

    /// <summary>The post or body whose responsibilities they are, for which they signed.</summary>
    public required RecordRef For { get; init; }

    /// <summary>The content, as JSON in its canonical form (RFC 8785).</summary>
    public required string Content { get; init; }

    /// <summary>The SHA-256 of the content in UTF-8, in hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>The SHA-256 of some content.</summary>
    public static string HashOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (AsAt > On)
            yield return new Refusal(
                "What is signed has been seen",
                $"On {LondonDate.Words(On)} nobody can sign how things stand on {LondonDate.Words(AsAt)}. Choose that day or an earlier one.",
                Field: "as-at"
            );
        if (Note?.Length > LongestNote)
            yield return new Refusal(
                "What a reader has to know can be read",
                $"The note has {Note.Length:N0} letters, and may have {LongestNote:N0}. Shorten it.",
                Field: "note"
            );
        if (KnownAt < 1)
            yield return new Refusal(
                "What is signed was recorded",
                "The change up to which records counted is a number from 1.",
                Field: "known-at"
            );
    }

    internal static Shape<SignOff> Shape { get; } =
        new Shape<SignOff>("sign-off", "sign-offs", "That the holder confirmed the register as at a date, with what they signed.")
            .In(s => s.Register, "register")
            .Value("on", s => s.On, "The day on which it was signed.", required: true)
            .Value("as-at", s => s.AsAt, "The date at which the register was looked at.", required: true)
            .Value(
                "known-at",
                s => s.KnownAt,
                "The number of the last change that counted, in the Remit where it was signed.",
                required: true
            )
            .Value("by", s => s.By, "Who signed.", required: true)
            .Value("for", s => s.For, "The post or body for which they signed.", required: true, kinds: ["post", "body"])
            .Value("content", s => s.Content, "What was signed, as canonical JSON (RFC 8785).", required: true)
            .Value("hash", s => s.Hash, "The SHA-256 of the content, in hexadecimal.", required: true);
}
