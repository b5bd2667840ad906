using Remit.Kernel;
using Remit.Web;

namespace Remit.Responsibilities.LineOfSight;

/// <summary>
/// The line of sight, drawn: a column for each kind, the law on the left, and a line between what hangs together. What is missing is a box
/// with a broken edge and its words. The lists beside it say the same, and all of it where the picture leaves some out.
/// </summary>
internal static class SightPicture
{
    /// <summary>More boxes in a column are told by their number.</summary>
    private const int MostInAColumn = 7;

    private const int BoxWidth = 176;
    private const int BoxHeight = 58;
    private const int GapAcross = 36;
    private const int GapDown = 14;
    private const int Top = 34;
    private const int LettersInALine = 24;

    public static Markup Of(SightLine line)
    {
        var columns = line.Layers.GroupBy(l => l.Order).Select(Column).ToList();
        var height = Top + (columns.Max(c => c.Boxes.Count) * (BoxHeight + GapDown)) + 4;
        var width = (columns.Count * (BoxWidth + GapAcross)) - GapAcross + 4;
        var places = columns
            .SelectMany(
                (c, x) => c.Boxes.Select((b, y) => (b, X: 2 + (x * (BoxWidth + GapAcross)), Y: Top + (y * (BoxHeight + GapDown))))
            )
            .ToList();
        var drawn = places.Where(p => p.b.Ref is not null).ToDictionary(p => p.b.Ref!.Value);
        var lines = line.Links.Where(l => drawn.ContainsKey(l.Above) && drawn.ContainsKey(l.Below));
        return Markup.Of(
            $"""
            <svg class="remit-sightline" xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" aria-labelledby="sight-title" aria-describedby="sight-about">
            <title id="sight-title">Line of sight of {line.About.Title}</title>
            <desc id="sight-about">From the law on the left to what was done on the right. The lists below say the same in words.</desc>
            {lines.Select(l => Line(drawn[l.Above].X, drawn[l.Above].Y, drawn[l.Below].X, drawn[l.Below].Y))}
            {columns.Select(
                (c, x) =>
                    Markup.Of(
                        $"""<text class="remit-sightline__kind" x="{2 + (x * (BoxWidth + GapAcross))}" y="18">{c.InWords}</text>"""
                    )
            )}
            {places.Select(p => Box(p.b, p.X, p.Y, p.b.Ref == line.About.Ref))}
            </svg>
            """
        );
    }

    private static (string InWords, IReadOnlyList<SightBox> Boxes) Column(IEnumerable<SightLayer> layers)
    {
        // Evidence and decisions rest on a position alike, so they share a column.
        var all = layers.ToList();
        var nodes = all.SelectMany(l => l.Nodes).ToList();
        var boxes = nodes
            .Take(MostInAColumn)
            .Select(n => new SightBox(
                n.Ref,
                n.Title,
                n.Missing.Count > 0 ? $"Missing: {string.Join(", ", n.Missing)}" : n.Says,
                n.Missing.Count > 0
            ))
            .ToList();
        if (nodes.Count > MostInAColumn)
            boxes.Add(new SightBox(null, $"and {nodes.Count - MostInAColumn:N0} more", "in the list below", false));
        return (string.Join(", ", all.Select((l, i) => i == 0 ? l.InWords : l.InWords.ToLowerInvariant())), boxes);
    }

    private static Markup Line(int fromX, int fromY, int toX, int toY)
    {
        var (a, b, c, d) = (fromX + BoxWidth, fromY + (BoxHeight / 2), toX, toY + (BoxHeight / 2));
        return Markup.Of(
            $"""<path class="remit-sightline__line" d="M{a} {b}C{a + (GapAcross / 2)} {b} {c - (GapAcross / 2)} {d} {c} {d}"/>"""
        );
    }

    private static Markup Box(SightBox box, int x, int y, bool isSelf)
    {
        var classes =
            $"remit-sightline__box{(box.IsBroken ? " remit-sightline__box--broken" : "")}{(isSelf ? " remit-sightline__box--self" : "")}";
        var lines = Lines(box.Title, box.Says is null ? 3 : 2);
        return Markup.Of(
            $"""
            <g><title>{box.Title}{(
                box.Says is null ? "" : $". {box.Says}"
            )}</title><rect class="{classes}" x="{x}" y="{y}" width="{BoxWidth}" height="{BoxHeight}" rx="3"/>
            {lines.Select(
                (words, i) =>
                    Markup.Of($"""<text class="remit-sightline__words" x="{x + 8}" y="{y + 17 + (i * 15)}">{words}</text>""")
            )}
            {(
                box.Says is null
                    ? null
                    : Markup.Of(
                        $"""<text class="remit-sightline__says" x="{x + 8}" y="{y + 50}">{box.Says.Shortened(LettersInALine + 2)}</text>"""
                    )
            )}</g>
            """
        );
    }

    private static IEnumerable<string> Lines(string title, int most)
    {
        var lines = new List<string> { "" };
        foreach (var word in title.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + word.Length >= LettersInALine)
                lines.Add("");
            lines[^1] = lines[^1].Length == 0 ? word.Shortened(LettersInALine) : $"{lines[^1]} {word}";
        }
        return lines.Count <= most ? lines : [.. lines.Take(most - 1), $"{lines[most - 1]}…"];
    }

    private sealed record SightBox(RecordRef? Ref, string Title, string? Says, bool IsBroken);
}
