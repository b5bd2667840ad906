using Remit.Documents;
using Remit.Intake;

namespace Remit.Structure.Terms;

/// <summary>A part of a paper: its heading as written, what that is about, and what follows it.</summary>
/// <param name="Heading">Null for what stands before the first heading.</param>
/// <param name="Kinds">What the heading names: "quorum"; several for "Membership and quorum"; none where it is not known.</param>
/// <param name="Place">Where it starts.</param>
/// <param name="Level">The level of the heading in the file, to which those inside the part relate.</param>
/// <param name="Blocks">What follows the heading.</param>
internal sealed record PaperPart(
    string? Heading,
    IReadOnlyList<string> Kinds,
    FilePlace Place,
    int Level,
    IReadOnlyList<Block> Blocks
)
{
    /// <summary>The blocks that list members; none where it has no membership, or no list or table of it.</summary>
    public IReadOnlyList<Block> Members =>
        Under("membership") is { } blocks && blocks.Any(b => b is ListItem or Table) ? blocks : [];

    /// <summary>What is written under the headings of a kind: the whole part, or the section inside it that has such a heading.</summary>
    public IReadOnlyList<Block> Under(string kind)
    {
        if (Kinds.Contains(kind, StringComparer.Ordinal))
            return Blocks;
        var found = new List<Block>();
        int? inside = null;
        foreach (var block in Blocks)
        {
            if (block is Paragraph { Level: { } level } heading)
            {
                if (inside is null || level <= inside)
                    inside = TermsWords.Shipped.Certain(heading.Text).Contains(kind, StringComparer.Ordinal) ? level : null;
                else
                    found.Add(block);
                continue;
            }
            if (inside is not null)
                found.Add(block);
        }
        return found;
    }
}

/// <summary>A row of the header of a paper: "Version: 1.2"; the key says what it gives, null where that is not known.</summary>
internal sealed record HeaderRow(string? Key, string Label, string Value, FilePlace Place);

/// <summary>Terms of reference as a paper has them: its title, its header and its parts. Every word is in one of the three.</summary>
internal sealed class TermsPaper
{
    private TermsPaper(IReadOnlyList<Paragraph> title, IReadOnlyList<HeaderRow> header, IReadOnlyList<PaperPart> parts) =>
        (Title, Header, Parts) = (title, header, parts);

    public IReadOnlyList<Paragraph> Title { get; }

    public IReadOnlyList<HeaderRow> Header { get; }

    public IReadOnlyList<PaperPart> Parts { get; }

    /// <summary>Where it starts.</summary>
    public FilePlace Place =>
        Title.Count > 0 ? Title[0].Place
        : Parts.Count > 0 ? Parts[0].Place
        : Header[0].Place;

    /// <summary>How many of its parts have a heading that is known.</summary>
    public int Known => Parts.Count(p => p.Kinds.Count > 0);

    /// <summary>
    /// Every terms of reference of a document, mostly one. Another begins where a title stands and the parts that follow it have come
    /// before. None for a document without text.
    /// </summary>
    public static IReadOnlyList<TermsPaper> Read(Document document)
    {
        var blocks = document.Blocks.Where(HasText).TakeWhile(b => !BeginsOurAppendix(b)).ToList();
        if (blocks.Count == 0)
            return [];
        var headings = TermsHeadings.Of(blocks);
        var starts = Starts(blocks, headings);
        return
        [
            .. starts.Select(
                (start, index) => One(blocks, headings, start, index + 1 < starts.Count ? starts[index + 1] : blocks.Count)
            ),
        ];
    }

    /// <summary>What Remit writes under its own papers of terms was recorded elsewhere, and is no part of them.</summary>
    private static bool BeginsOurAppendix(Block block) =>
        block is Paragraph { Text: var text }
        && text.StartsWith(TermsPublication.Appendix, StringComparison.Ordinal)
        && text.Length < TermsPublication.Appendix.Length + 25
        && WrittenDate.FirstIn(text) is not null;

    private static bool HasText(Block block) =>
        block switch
        {
            Paragraph paragraph => !string.IsNullOrWhiteSpace(paragraph.Text),
            ListItem item => !string.IsNullOrWhiteSpace(item.Text),
            _ => true,
        };

    // ---- several in one file

    private static List<int> Starts(List<Block> blocks, IReadOnlyList<TermsHeading?> headings)
    {
        var starts = new List<int> { 0 };
        var candidates = Enumerable.Range(1, blocks.Count - 1).Where(at => IsTitle(blocks, headings, at)).ToList();
        var before = KindsIn(headings, 0, candidates.Count > 0 ? candidates[0] : blocks.Count);
        for (var index = 0; index < candidates.Count; index++)
        {
            var here = KindsIn(headings, candidates[index], index + 1 < candidates.Count ? candidates[index + 1] : blocks.Count);
            if (before.Count > 1 && here.Count > 1 && here.Overlaps(before))
            {
                starts.Add(candidates[index]);
                before = here;
            }
            else
            {
                before.UnionWith(here);
            }
        }
        return starts;
    }

    private static bool IsTitle(List<Block> blocks, IReadOnlyList<TermsHeading?> headings, int at)
    {
        if (blocks[at] is not Paragraph paragraph || paragraph.Text.Length > 200)
            return false;
        // The name of the body may stand on the line above: that is the title then.
        if (
            blocks[at - 1] is Paragraph { Level: not null } above
            && headings[at - 1]?.Kinds.Count is null or 0
            && above.Level <= (paragraph.Level ?? 9)
        )
            return false;
        return headings[at] is { IsAbove: true, Kinds.Count: 0 } || (NamesTerms(paragraph.Text) && IsShort(paragraph.Text));
    }

    private static HashSet<string> KindsIn(IReadOnlyList<TermsHeading?> headings, int from, int until) =>
        [.. headings.Skip(from).Take(until - from).SelectMany(h => h?.Kinds ?? [])];

    internal static bool NamesTerms(string text) =>
        text.Contains("terms of reference", StringComparison.OrdinalIgnoreCase)
        || text.Contains("constitution", StringComparison.OrdinalIgnoreCase);

    private static bool IsShort(string text) => text.Split(' ').Length <= 16 && !text.TrimEnd().EndsWith('.');

    // ---- one

    private static TermsPaper One(List<Block> blocks, IReadOnlyList<TermsHeading?> headings, int start, int end)
    {
        var first = start;
        while (first < end && !IsPart(headings[first], blocks[first], first == start))
            first++;
        var title = new List<Paragraph>();
        var header = new List<HeaderRow>();
        var before = new List<Block>();
        for (var at = start; at < first; at++)
        {
            if (TermsHeader.Of(blocks[at]) is { } rows)
                header.AddRange(rows);
            else if (before.Count == 0 && blocks[at] is Paragraph paragraph && IsOfTitle(paragraph, at == start && first < end))
                title.Add(paragraph);
            else
                before.Add(blocks[at]);
        }
        var parts = new List<PaperPart>();
        if (before.Count > 0)
            parts.Add(new PaperPart(null, [], before[0].Place, 1, before));
        for (var at = first; at < end; )
        {
            var heading = headings[at]!;
            var inside = new List<Block>();
            if (heading.Rest is { } rest)
                inside.Add(new Paragraph(rest, blocks[at].Place));
            var next = at + 1;
            while (next < end && !IsPart(headings[next], blocks[next], false))
                inside.Add(blocks[next++]);
            if (heading.Kinds.Contains("control", StringComparer.Ordinal) && blocks[at] is Paragraph control)
            {
                var read = inside.Select(TermsHeader.Of).ToList();
                header.AddRange(read.OfType<IReadOnlyList<HeaderRow>>().SelectMany(r => r));
                inside = [.. inside.Where((_, index) => read[index] is null)];
                if (inside.Count == 0)
                {
                    title.Add(control);
                    at = next;
                    continue;
                }
            }
            parts.Add(new PaperPart(heading.Text, heading.Kinds, blocks[at].Place, heading.Level, inside));
            at = next;
        }
        return new TermsPaper(title, header, parts);
    }

    private static bool IsPart(TermsHeading? heading, Block block, bool isFirst) =>
        heading is { IsInside: false } && !(isFirst && block is Paragraph paragraph && NamesTerms(paragraph.Text));

    private static bool IsOfTitle(Paragraph paragraph, bool isFirst) =>
        paragraph.Text.Length <= 200
        && (
            paragraph.Level is not null
            || (NamesTerms(paragraph.Text) && IsShort(paragraph.Text))
            || (isFirst && paragraph.Text.Length <= 100 && IsShort(paragraph.Text))
            || IsDayOfThePaper(paragraph.Text)
        );

    /// <summary>"… partnership. As at 3 September 2007": the day that the paper shows says nothing of the terms.</summary>
    private static bool IsDayOfThePaper(string text) =>
        text.IndexOf("As at ", StringComparison.Ordinal) is >= 0 and var at && WrittenDate.FirstIn(text[at..]) is not null;
}
