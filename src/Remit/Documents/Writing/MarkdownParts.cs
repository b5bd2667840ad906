using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Remit.Documents.Writing;

/// <summary>
/// Markdown as parts of a publication: headings, paragraphs, lists, tables, bold, italics and links. HTML in it is text, a picture is
/// the words that describe it.
/// </summary>
public static class MarkdownParts
{
    private const int Deepest = 6;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    /// <summary>The parts of a text, its highest headings at a level.</summary>
    public static IReadOnlyList<Part> Of(string? text, int headings = 1)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];
        var document = Markdown.Parse(text, Pipeline);
        var highest = document.Descendants<HeadingBlock>().Select(h => h.Level).DefaultIfEmpty(1).Min();
        return [.. Parts(document, 0)];

        IEnumerable<Part> Parts(IEnumerable<Markdig.Syntax.Block> blocks, int depth) => blocks.SelectMany(b => PartsOf(b, depth));

        IEnumerable<Part> PartsOf(Markdig.Syntax.Block block, int depth) =>
            block switch
            {
                HeadingBlock heading => [new Heading(Math.Min(Deepest, heading.Level - highest + headings), PhraseOf(heading))],
                ListBlock list => list.OfType<ListItemBlock>().SelectMany((item, i) => ItemParts(list, item, i, depth)),
                Markdig.Extensions.Tables.Table table => [GridOf(table)],
                QuoteBlock quote => Parts(quote, depth + 1),
                CodeBlock code => [new Prose(code.Lines.ToString()) { Depth = depth }],
                LeafBlock { Inline: not null } leaf => [new Prose(PhraseOf(leaf)) { Depth = depth }],
                ContainerBlock container => Parts(container, depth),
                _ => [],
            };

        IEnumerable<Part> ItemParts(ListBlock list, ListItemBlock item, int index, int depth)
        {
            var first = item.FirstOrDefault() as ParagraphBlock;
            yield return new Item(first is null ? "" : PhraseOf(first), depth, list.IsOrdered)
            {
                Start = index == 0 && int.TryParse(list.OrderedStart, out var start) ? start : 1,
            };
            foreach (var part in Parts(item.Skip(first is null ? 0 : 1), depth + 1))
                yield return part;
        }
    }

    private static Grid GridOf(Markdig.Extensions.Tables.Table table)
    {
        var rows = table.OfType<Markdig.Extensions.Tables.TableRow>().ToList();
        var header = rows.FirstOrDefault(r => r.IsHeader) ?? rows[0];
        var names = header.OfType<TableCell>().Select(c => TextOf(c).Text).ToList();
        return new Grid(
            [.. names.Select((name, i) => new GridColumn(name, Math.Clamp(Longest(rows, i), 6, 40)))],
            [
                .. rows.Where(r => r != header)
                    .Select(r => new SheetRow([
                        .. names.Select(
                            (_, i) =>
                                r.ElementAtOrDefault(i) is TableCell cell
                                    ? GridCell.Of(TextOf(cell).Text, new GridLine(TextOf(cell)))
                                    : ""
                        ),
                    ])),
            ]
        );
    }

    private static int Longest(IEnumerable<Markdig.Extensions.Tables.TableRow> rows, int column) =>
        rows.Max(r => r.ElementAtOrDefault(column) is TableCell cell ? TextOf(cell).Text.Length : 0);

    private static Phrase TextOf(TableCell cell) => new([.. cell.OfType<LeafBlock>().SelectMany(leaf => PhraseOf(leaf).Runs)]);

    private static Phrase PhraseOf(LeafBlock block) => new([.. Runs(block.Inline, new TextRun(""))]);

    private static IEnumerable<TextRun> Runs(ContainerInline? container, TextRun marks) =>
        container is null ? [] : container.SelectMany(inline => RunsOf(inline, marks));

    private static IEnumerable<TextRun> RunsOf(Inline inline, TextRun marks) =>
        inline switch
        {
            LiteralInline literal => [marks with { Text = literal.Content.ToString() }],
            CodeInline code => [marks with { Text = code.Content }],
            LineBreakInline line => [marks with { Text = line.IsHard ? "\n" : " " }],
            HtmlEntityInline entity => [marks with { Text = entity.Transcoded.ToString() }],
            AutolinkInline link => [marks with { Text = link.Url, Address = link.IsEmail ? $"mailto:{link.Url}" : link.Url }],
            LinkInline link => Runs(
                link,
                link.IsImage ? marks : marks with { Address = link.GetDynamicUrl?.Invoke() ?? link.Url }
            ),
            EmphasisInline emphasis => Runs(
                emphasis,
                emphasis.DelimiterCount > 1 ? marks with { IsBold = true } : marks with { IsItalic = true }
            ),
            ContainerInline container => Runs(container, marks),
            _ => [],
        };
}
