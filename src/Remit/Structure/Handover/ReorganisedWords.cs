using Remit.Kernel;
using Remit.Structure.Organisations;
using Remit.Web;

namespace Remit.Structure.Handover;

/// <summary>What a reorganisation does, in words.</summary>
internal static class ReorganisedWords
{
    /// <summary>"3 places, 1 post, 4 people and no parts".</summary>
    public static string Of(Reorganised does)
    {
        var counts = new[]
        {
            (does.Places, "place", "places"),
            (does.Posts, "post", "posts"),
            (does.People, "person", "people"),
            (does.Parts, "part", "parts"),
        };
        var words = counts.Where(c => c.Item1 > 0).Select(c => c.Item1.Counted(c.Item2, c.Item3)).ToList();
        return words.Count == 0 ? "Nothing that is recorded" : Texts.Listed(words);
    }
}
