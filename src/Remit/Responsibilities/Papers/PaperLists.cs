using Remit.Documents;

namespace Remit.Responsibilities.Papers;

/// <summary>
/// Numbers the items of a plain list in the way of a statute: (a), its parts (i) and (ii), (b). Where the list starts at (b) and the
/// paragraph before it reads as its first item, that is (a), which the paper does not print.
/// </summary>
internal sealed class PaperLists
{
    private readonly ProblemLog problems;
    private readonly List<NumberedText> items = [];
    private ListItem? top;
    private int? topIndex;
    private ListItem? part;

    private PaperLists(ProblemLog problems) => this.problems = problems;

    /// <param name="opening">The paragraph right before the first item; null where there is none that could be an item.</param>
    /// <param name="items">The list's blocks: items, and paragraphs that go on the item before them.</param>
    /// <param name="openingIsFirst">Whether the opening turned out to be the unprinted first item.</param>
    /// <param name="problems">Where gaps in the numbering are reported.</param>
    public static IReadOnlyList<NumberedText> Number(
        Paragraph? opening,
        IReadOnlyList<Block> items,
        ProblemLog problems,
        out bool openingIsFirst
    )
    {
        var lists = new PaperLists(problems);
        var numbered = items.OfType<ListItem>().Where(item => !item.Mark.IsBullet).ToList();
        openingIsFirst = opening is not null && StartsAtSecond(numbered, opening);
        if (openingIsFirst)
        {
            lists.topIndex = 0;
            lists.items.Add(new(null, "a", null, OpeningText(opening!)));
        }
        foreach (var block in items)
        {
            if (block is ListItem item)
                lists.Add(item);
            else if (block is Paragraph paragraph && lists.items.Count > 0)
                lists.GoOn(paragraph);
        }
        return lists.items;
    }

    /// <summary>Whether an item goes on a list after another: the next letter, figure or Roman figure, or the first of the parts.</summary>
    public static bool Follows(IReadOnlyList<Block> before, ListItem item) =>
        before.OfType<ListItem>().Any(earlier => IsNext(earlier.Mark, item.Mark));

    private static bool IsNext(ListMark earlier, ListMark later) =>
        Next(earlier.AsLetter, later.AsLetter)
        || Next(earlier.AsRoman, later.AsRoman)
        || Next(earlier.AsFigure, later.AsFigure);

    private static bool Next(int? earlier, int? later) =>
        earlier is { } value && later == value + 1;

    // The first letter below the parts is (b), so that their owner, the paragraph above them, is (a). Without parts the paragraph must not
    // be the sentence that leads in to the whole list.
    private static bool StartsAtSecond(List<ListItem> numbered, Paragraph opening)
    {
        if (numbered.Count == 0)
            return false;
        if (numbered[0].Mark.AsLetter == 2)
            return !opening.Text.EndsWith(':');
        var parts = 0;
        while (parts < numbered.Count && numbered[parts].Mark.AsRoman == parts + 1)
            parts++;
        return parts > 0
            && parts < numbered.Count
            && numbered[parts].Mark.AsLetter == 2
            && opening.Text.EndsWith(':');
    }

    // A quotation that opens here and runs on over the items is a mark of the paper's, no word of the first item.
    private static DraftText OpeningText(Paragraph opening) =>
        opening.Text is ['‘' or '“' or '\'' or '"', .. var rest]
        && !rest.AsSpan().ContainsAny('”', '"')
        && !ClosesQuotation(rest)
            ? new(rest, opening.Place with { Column = opening.Place.Column + 1 }, opening.Text[..1])
            : new(opening.Text, opening.Place);

    // The same sign is the apostrophe: it closes a quotation only where no letter follows.
    private static bool ClosesQuotation(string text)
    {
        for (var at = 1; at < text.Length; at++)
            if (
                text[at] is '’' or '\''
                && text[at - 1] is not 's'
                && (at + 1 == text.Length || !char.IsLetter(text[at + 1]))
            )
                return true;
        return false;
    }

    private void Add(ListItem item)
    {
        var text = new DraftText(item.Text, item.Place);
        if (item.Mark.IsBullet)
        {
            var owner = items.Count == 0 ? "" : items[topIndex ?? 0].Effective;
            items.Add(new(null, owner, topIndex, text with { Mark = item.Mark.Written }));
            return;
        }
        if (IsPart(item))
        {
            Expect(item, item.Mark.AsRoman, part?.Mark.AsRoman ?? 0, "part");
            part = item;
            items.Add(
                new(
                    item.Mark.Written,
                    $"{items[topIndex!.Value].Effective}({item.Mark.Core})",
                    topIndex,
                    text
                )
            );
            return;
        }
        if (item.Mark.AsLetter is { } letter)
            Expect(item, letter, top?.Mark.AsLetter ?? (topIndex is null ? 0 : 1), "item");
        else if (item.Mark.AsFigure is { } figure)
            Expect(item, figure, top?.Mark.AsFigure ?? 0, "item");
        (top, topIndex, part) = (item, items.Count, null);
        items.Add(new(item.Mark.Written, item.Mark.Core, null, text));
    }

    /// <summary>Roman figures below a letter or a figure are parts; "(i)" after "(h)" is the ninth letter.</summary>
    private bool IsPart(ListItem item)
    {
        if (topIndex is null || item.Mark.AsRoman is not { } roman)
            return false;
        if (part is not null)
            return roman == part.Mark.AsRoman + 1 || item.Mark.AsLetter is null;
        return item.Mark.AsLetter is null || (roman == 1 && top?.Mark.AsLetter != 8);
    }

    private void Expect(ListItem item, int? found, int before, string what)
    {
        if (found is { } value && value != before + 1)
            problems.Doubt(
                item.Place,
                $"The list has {item.Mark.Written} here, and the {what} that comes before it in the order is not there.",
                "Expected the numbers of a list to follow each other."
            );
    }

    private void GoOn(Paragraph paragraph)
    {
        var last = items[^1];
        items[^1] = last with
        {
            Text = last.Text with { Text = $"{last.Text.Text}\n\n{paragraph.Text}" },
        };
    }
}
