using System.Globalization;
using Remit.Editing;

namespace Remit.Structure.Terms;

/// <summary>Terms of reference while they are written: their parts as they stand in the form, those without a word too.</summary>
/// <param name="Parts">Heading and text of each; a heading can be empty.</param>
internal sealed record TermsDraft(IReadOnlyList<(string Heading, string Text)> Parts)
{
    /// <summary>More parts than these are more than anybody has written: they are refused, and never cut.</summary>
    public const int Most = 200;

    /// <summary>The button that adds a part.</summary>
    public const string Add = "add";
    private const string Up = "up-";
    private const string Down = "down-";
    private const string Out = "out-";

    /// <summary>The text that they are together; parts without a word are left out.</summary>
    public string Text =>
        TermsPart.Join(
            Parts
                .Where(p => p.Heading.Length + p.Text.Length > 0)
                .Select(p => new TermsPart(p.Heading.Length == 0 ? null : p.Heading, p.Text))
        );

    public static string HeadingOf(int number) => string.Create(CultureInfo.InvariantCulture, $"part-{number}-heading");

    public static string TextOf(int number) => string.Create(CultureInfo.InvariantCulture, $"part-{number}-text");

    public static string UpOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{Up}{number}");

    public static string DownOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{Down}{number}");

    public static string OutOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{Out}{number}");

    /// <summary>The parts of a text.</summary>
    public static TermsDraft Of(string text) => new([.. TermsPart.Of(text).Select(p => (p.Heading ?? "", p.Text))]);

    /// <summary>The parts that were sent in a form, numbered from 1.</summary>
    public static TermsDraft Of(Answers answers) =>
        new([
            .. Enumerable
                .Range(1, int.MaxValue)
                .TakeWhile(number => answers.Has(HeadingOf(number)) || answers.Has(TextOf(number)))
                .Select(number => (answers[HeadingOf(number)].Replace('\n', ' ').Trim(), answers[TextOf(number)].Trim())),
        ]);

    /// <summary>The same after a button was pressed: a part added, moved or taken out. Any other button leaves them.</summary>
    public TermsDraft After(string? button)
    {
        var parts = Parts.ToList();
        if (button == Add)
            parts.Add(("", ""));
        else if (Numbered(button, Out) is { } gone)
            parts.RemoveAt(gone);
        else if (Numbered(button, Up) is { } up && up > 0)
            (parts[up - 1], parts[up]) = (parts[up], parts[up - 1]);
        else if (Numbered(button, Down) is { } down && down < parts.Count - 1)
            (parts[down + 1], parts[down]) = (parts[down], parts[down + 1]);
        return new TermsDraft(parts);
    }

    /// <summary>What is wrong with them, each at its control. Only what stands first may have no heading.</summary>
    public IEnumerable<(string Control, string Message)> Wrongs()
    {
        if (Text.Length == 0)
            yield return (HeadingOf(1), "Write something before you save");
        if (Parts.Count > Most)
            yield return (
                HeadingOf(Most + 1),
                $"These are {Parts.Count} parts, and terms of reference have {Most} at most. Put some together before you save"
            );
        for (var i = 1; i < Parts.Count; i++)
            if (Parts[i] is { Heading.Length: 0, Text.Length: > 0 })
                yield return (HeadingOf(i + 1), $"Enter a heading for part {i + 1}, or move its text to the part before it");
    }

    private int? Numbered(string? button, string start) =>
        button is not null
        && button.StartsWith(start, StringComparison.Ordinal)
        && int.TryParse(button[start.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= 1
        && number <= Parts.Count
            ? number - 1
            : null;
}
