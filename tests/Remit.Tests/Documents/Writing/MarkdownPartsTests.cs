using Remit.Documents.Writing;

namespace Remit.Tests.Documents.Writing;

public sealed class MarkdownPartsTests
{
    [Fact]
    public void Headings_keep_their_order_below_a_level()
    {
        var parts = MarkdownParts.Of("## Purpose\n\ntext\n\n### Inside\n", headings: 2);
        parts.OfType<Heading>().Select(h => (h.Level, h.Text.Text)).ShouldBe([(2, "Purpose"), (3, "Inside")]);
    }

    [Fact]
    public void Lists_are_items_with_their_depth_and_number()
    {
        var parts = MarkdownParts.Of("4. four\n   - deep\n\n   more of four\n5. five\n");
        parts
            .OfType<Item>()
            .Select(i => (i.Text.Text, i.Depth, i.IsNumbered, i.Start))
            .ShouldBe([("four", 0, true, 4), ("deep", 1, false, 1), ("five", 0, true, 1)]);
        parts.OfType<Prose>().Single().Depth.ShouldBe(1);
    }

    [Fact]
    public void Bold_italics_and_safe_links_are_marks_and_the_rest_is_text()
    {
        var runs = MarkdownParts
            .Of("a **b** *c* [d](https://example.org/) [e](javascript:alert) <b>f</b> &amp; `g`  \nh")
            .OfType<Prose>()
            .Single()
            .Text.Runs;
        string.Concat(runs.Select(r => r.Text)).ShouldBe("a b c d e <b>f</b> & g\nh");
        runs.Single(r => r.IsBold).Text.ShouldBe("b");
        runs.Single(r => r.IsItalic).Text.ShouldBe("c");
        runs.Single(r => r.Address is not null).Address.ShouldBe("https://example.org/");
    }

    [Fact]
    public void A_table_is_a_table()
    {
        var grid = MarkdownParts.Of("| A | B |\n| --- | --- |\n| *x* | y |\n| z |\n").OfType<Grid>().Single();
        grid.Columns.Select(c => c.Name).ShouldBe(["A", "B"]);
        grid.Rows.Select(r => string.Join('|', r.Cells.Select(c => c.Text))).ShouldBe(["x|y", "z|"]);
    }

    [Fact]
    public void Nothing_is_nothing() => MarkdownParts.Of("  ").ShouldBeEmpty();
}
