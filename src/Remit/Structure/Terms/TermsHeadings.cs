using Remit.Documents;

namespace Remit.Structure.Terms;

/// <summary>A block that is the heading of a part, or of a section inside one.</summary>
/// <param name="Text">The heading as written, with its number.</param>
/// <param name="Kinds">What it names.</param>
/// <param name="Level">Its level in the file; 1 where the file marks none.</param>
internal sealed record TermsHeading(string Text, IReadOnlyList<string> Kinds, int Level)
{
    /// <summary>What stands on the same line behind the heading: "Purpose: to lead …"; null where nothing does.</summary>
    public string? Rest { get; init; }

    /// <summary>Whether it heads a section inside a part.</summary>
    public bool IsInside { get; init; }

    /// <summary>Whether it stands higher than the headings of parts: a title, an appendix.</summary>
    public bool IsAbove { get; init; }
}

/// <summary>
/// Finds the headings of a document: by their styles where it has any that name parts, else by their numbers, by capitals, by short
/// bold paragraphs where at least two of those name a part, and by lines that are nothing but the name of a part.
/// </summary>
internal sealed class TermsHeadings
{
    private const int Longest = 80;
    private readonly List<Block> blocks;
    private readonly TermsHeading?[] found;
    private int? figure;
    private bool isUnnumbered;
    private bool areBold;
    private IReadOnlyList<string> part = [];

    private TermsHeadings(List<Block> blocks) => (this.blocks, found) = (blocks, new TermsHeading?[blocks.Count]);

    /// <summary>For each block the heading that it is, or null.</summary>
    public static IReadOnlyList<TermsHeading?> Of(List<Block> blocks)
    {
        var headings = new TermsHeadings(blocks);
        if (headings.PartLevel() is { } level)
            headings.ByStyle(level);
        else
            headings.ByWords();
        return headings.found;
    }

    // ---- by style

    /// <summary>The level on which most headings name a part; null where fewer than two are about one.</summary>
    private int? PartLevel()
    {
        var named = blocks
            .OfType<Paragraph>()
            .Where(p => p.Level is not null && !IsTitle(p))
            .GroupBy(p => p.Level!.Value)
            .Select(g =>
                (
                    Level: g.Key,
                    Certain: g.Count(p => TermsWords.Shipped.Certain(p.Text).Count > 0),
                    Likely: g.Count(p => TermsWords.Shipped.Likely(p.Text).Count > 0)
                )
            )
            .Where(g => g.Certain > 0 && g.Likely > 1)
            .OrderByDescending(g => g.Certain)
            .ThenBy(g => g.Level)
            .ToList();
        return named.Count > 0 ? named[0].Level : null;
    }

    private void ByStyle(int partLevel)
    {
        var hasPart = false;
        for (var at = 0; at < blocks.Count; at++)
        {
            if (blocks[at] is not Paragraph { Level: { } level } paragraph)
                continue;
            var kinds = level <= partLevel ? TermsWords.Shipped.Likely(paragraph.Text) : [];
            var isAbove = level < partLevel;
            if (isAbove && TermsWords.Shipped.Certain(paragraph.Text).Count == 0)
                kinds = [];
            // What stands higher than any part, before the first of them, is the title.
            if (isAbove && kinds.Count == 0 && (!hasPart || IsTitleOfMore(at)))
            {
                found[at] = new TermsHeading(paragraph.Text, [], level) { IsInside = !hasPart, IsAbove = true };
                continue;
            }
            if (!hasPart && IsTitle(paragraph))
            {
                found[at] = new TermsHeading(paragraph.Text, [], level) { IsInside = true };
                continue;
            }
            hasPart |= level <= partLevel;
            found[at] = new TermsHeading(paragraph.Text, kinds, level) { IsInside = level > partLevel, IsAbove = isAbove };
        }
    }

    /// <summary>The title can read as the name of a part: "Terms of reference" stands over the duties in some papers.</summary>
    private static bool IsTitle(Block block) =>
        block is Paragraph { Text.Length: <= 200 } paragraph && TermsPaper.NamesTerms(paragraph.Text);

    private bool IsTitleOfMore(int at) => TermsPaper.NamesTerms(((Paragraph)blocks[at]).Text);

    // ---- by words

    private void ByWords()
    {
        var hasPart = false;
        areBold = blocks.OfType<Paragraph>().Count(p => IsBoldLine(p) && TermsWords.Shipped.Certain(p.Text).Count > 0) > 1;
        for (var at = 0; at < blocks.Count; at++)
        {
            if (!hasPart && (IsTitle(blocks[at]) || StandsAboveATitle(at)))
                continue;
            found[at] = blocks[at] switch
            {
                Paragraph { Level: { } level } paragraph => Styled(paragraph, level),
                Paragraph paragraph => InText(paragraph, at),
                ListItem { Mark.IsBullet: false, Mark.AsFigure: { } number } item => Numbered(item, number, at),
                _ => null,
            };
            if (found[at] is not { } heading)
                continue;
            part = heading.Kinds;
            hasPart = true;
        }
    }

    private TermsHeading? Styled(Paragraph paragraph, int level)
    {
        var kinds = TermsWords.Shipped.Likely(paragraph.Text);
        if (kinds.Count == 0 && part.Count == 0)
            return null;
        figure = TermsWords.FigureOf(paragraph.Text) ?? figure;
        return new TermsHeading(paragraph.Text, kinds, level) { IsAbove = level == 1 && kinds.Count == 0 };
    }

    private TermsHeading? InText(Paragraph paragraph, int at)
    {
        var text = paragraph.Text;
        if (text.Contains('\n', StringComparison.Ordinal) && !text.Contains(':', StringComparison.Ordinal))
            return null;
        var number = TermsWords.FigureOf(text);
        if (IsLine(text))
        {
            var kinds = TermsWords.Shipped.Certain(text);
            if (kinds.Count > 0 && !IsAmongMembers(kinds, number))
                return Open(text, kinds, number);
            if (areBold && IsBoldHeading(paragraph, at, number))
                return Open(text, TermsWords.Shipped.Likely(text), number);
            if (number is not null && number == figure + 1 && LooksLikeHeading(TermsWords.Bare(text), at))
                return Open(text, TermsWords.Shipped.Likely(text), number);
            if (
                at > 0
                && IsCapitals(text)
                && at + 1 < blocks.Count
                && !(blocks[at + 1] is Paragraph next && IsCapitals(next.Text))
            )
                return Open(text, TermsWords.Shipped.Likely(text), number);
        }
        if (Apart(text) is not var (head, rest))
            return null;
        var named = TermsWords.Shipped.Certain(head);
        if (named.Count == 0 || IsAmongMembers(named, number))
            return null;
        if (part.Count == 0 && number is null && TermsHeader.Of(paragraph) is not null)
            return null;
        return Open(head, named, number) with { Rest = rest };
    }

    private TermsHeading? Numbered(ListItem item, int number, int at)
    {
        if (figure is { } last ? number <= last || number > last + 3 : isUnnumbered)
            return null;
        var written = $"{item.Mark.Written} ";
        if (IsLine(item.Text))
        {
            var kinds = TermsWords.Shipped.Certain(item.Text);
            if (kinds.Count > 0 && !StandsInAList(at, number))
                return Open(written + item.Text, kinds, number);
            if (number == figure + 1 && LooksLikeHeading(item.Text, at) && !StandsInAList(at, number))
                return Open(written + item.Text, TermsWords.Shipped.Likely(item.Text), number);
        }
        if (Apart(item.Text) is not var (head, rest))
            return null;
        var named = TermsWords.Shipped.Certain(head);
        return named.Count > 0 ? Open(written + head, named, number) with { Rest = rest } : null;
    }

    private TermsHeading Open(string text, IReadOnlyList<string> kinds, int? number)
    {
        if (number is not null)
            figure = number;
        else if (figure is null)
            isUnnumbered = true;
        return new TermsHeading(text, kinds, 1);
    }

    private static bool IsBoldLine(Paragraph paragraph) =>
        paragraph is { IsBold: true, Level: null } && IsLine(paragraph.Text) && paragraph.Text.Split(' ').Length <= 10;

    /// <summary>
    /// A bold line with text below it, numbered where the others are. Among members it is one of their groups, and right under the title
    /// it still belongs to that.
    /// </summary>
    private bool IsBoldHeading(Paragraph paragraph, int at, int? number) =>
        IsBoldLine(paragraph)
        && at > 0
        && at + 1 < blocks.Count
        && blocks[at + 1] is not Paragraph { IsBold: true }
        && (figure is null || number is not null)
        && !part.Contains("membership", StringComparer.Ordinal)
        && TermsHeader.Of(paragraph) is null
        && TermsHeader.Of(blocks[at + 1]) is null;

    private bool StandsAboveATitle(int at) => at + 1 < blocks.Count && blocks[at] is Paragraph && IsTitle(blocks[at + 1]);

    /// <summary>"Chair" on a line of its own among the members is one of them.</summary>
    private bool IsAmongMembers(IReadOnlyList<string> kinds, int? number) =>
        number is null
        && part.Contains("membership", StringComparer.Ordinal)
        && kinds.All(k => k is "chair" or "deputies" or "membership" or "secretariat");

    private bool StandsInAList(int at, int number) =>
        (at > 0 && found[at - 1] is null && IsItem(at - 1, number - 1)) || (at + 1 < blocks.Count && IsItem(at + 1, number + 1));

    private bool IsItem(int at, int number) => blocks[at] is ListItem item && item.Mark.AsFigure == number;

    private bool LooksLikeHeading(string text, int at) =>
        text.Length is > 0 and <= 60
        && char.IsUpper(text[0])
        && !text.EndsWith(':')
        && text.Split(' ').Length <= 8
        && at + 1 < blocks.Count;

    private static bool IsLine(string text) =>
        text.Length <= Longest && !text.Contains('\n', StringComparison.Ordinal) && text[^1] is not ('.' or ';' or ',');

    private static bool IsCapitals(string text) =>
        IsLine(text) && text.Count(char.IsLetter) > 3 && !text.Any(char.IsLower) && text.Split(' ').Length <= 10;

    /// <summary>"Purpose: to lead …" as its two sides.</summary>
    private static (string Head, string After)? Apart(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon is < 3 or > 60 || text.AsSpan(0, colon).Contains('\n'))
            return null;
        var rest = text[(colon + 1)..].Trim();
        return rest.Length > 0 ? (text[..(colon + 1)], rest) : null;
    }
}
