using Remit.Search;
using Remit.Structure.Areas;

namespace Remit.Structure.WhoDeals;

/// <summary>What is asked.</summary>
/// <param name="Words">What is sought, in free words; the age and the place may stand among them.</param>
/// <param name="Age">The age, as it is written; null for none.</param>
/// <param name="Place">The key or name of a local area; null for the whole partnership.</param>
internal sealed record Question(string? Words, string? Age, string? Place);

/// <summary>A question taken apart.</summary>
internal sealed record Understood
{
    public string? Asked { get; private init; }

    /// <summary>The question without its age and its place.</summary>
    public string Words { get; private init; } = "";

    public AskedAges? Ages { get; private init; }

    public LocalArea? Place { get; private init; }

    public IReadOnlyList<string> Notices { get; private init; } = [];

    public static Understood Of(Question question, AreaMap areas)
    {
        var notices = new List<string>();
        var words = question.Words?.Trim() ?? "";
        if (words.Length > SearchIndex.MostLetters)
        {
            words = words[..SearchIndex.MostLetters];
            notices.Add($"The question is longer than {SearchIndex.MostLetters} letters. Only its beginning was read.");
        }
        var asked = words.Length == 0 ? null : words;
        var (ages, place) = (AgesOf(question, notices), PlaceOf(question, areas, notices));
        if (ages is null && string.IsNullOrWhiteSpace(question.Age) && AskedAges.In(words) is { } said)
            (ages, words) = (said.Ages, words.Remove(said.Start, said.Length));
        if (place is null && string.IsNullOrWhiteSpace(question.Place) && AskedPlace.In(areas, words) is { } there)
            (place, words) = (there.Area, words.Remove(there.Start, there.Length));
        return new Understood
        {
            Asked = asked,
            Words = words,
            Ages = ages,
            Place = place,
            Notices = notices,
        };
    }

    private static AskedAges? AgesOf(Question question, List<string> notices)
    {
        if (string.IsNullOrWhiteSpace(question.Age))
            return null;
        if (AskedAges.TryParse(question.Age, out var ages))
            return ages;
        notices.Add(
            $"The age “{Short(question.Age)}” can’t be read. Write it as 13, 0-5, 16+ or unborn. The answer is for all ages."
        );
        return null;
    }

    private static LocalArea? PlaceOf(Question question, AreaMap areas, List<string> notices)
    {
        if (string.IsNullOrWhiteSpace(question.Place))
            return null;
        if (AskedPlace.Find(areas, question.Place) is { } place)
            return place;
        var near = AskedPlace.Near(areas, question.Place);
        var known = (near.Count > 0 ? near : [.. areas.All.Take(12)]).Select(a => a.Name).ToList();
        notices.Add(
            $"No area called “{Short(question.Place)}” is recorded. "
                + (
                    known.Count == 0 ? ""
                    : near.Count > 0 ? $"Did you mean {string.Join(" or ", known)}? "
                    : $"Recorded are {string.Join(", ", known)}. "
                )
                + "The answer is for the whole partnership."
        );
        return null;
    }

    private static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
