using Remit.Intake;
using Remit.Structure.Members;

namespace Remit.Structure.Matching;

/// <summary>What the words of a post's name tell, recorded or not.</summary>
public static class PostNames
{
    /// <summary>Whether a text begins as the name of a post does: "Head of Inclusion", "Director".</summary>
    public static bool Begins(string text) =>
        LooseName.Words(text.Length > 200 ? text[..200] : text) is [var first, ..]
        && MemberWords.Shipped.NamesAPost([LooseName.Singular(first)]);

    /// <summary>Whether it names what the post is for, so that an "and" behind it can go on with that: "Head of Inclusion".</summary>
    public static bool SaysOfWhat(string text) =>
        Begins(text)
        && (
            text.Contains(" of ", StringComparison.OrdinalIgnoreCase)
            || text.Contains(" for ", StringComparison.OrdinalIgnoreCase)
        );
}
