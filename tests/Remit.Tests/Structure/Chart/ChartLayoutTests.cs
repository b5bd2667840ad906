using Remit.Structure.Bodies;
using Remit.Structure.Chart;

namespace Remit.Tests.Structure.Chart;

public class ChartLayoutTests
{
    private static readonly string[] Words =
    [
        "Children",
        "and",
        "young",
        "people's",
        "strategy",
        "commissioning",
        "W",
        "of",
        "i",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(80)]
    public void No_two_boxes_overlap(int bodies)
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var layout = Some(bodies, seed);
            layout.Boxes.Count.ShouldBe(bodies);
            foreach (var (a, i) in layout.Boxes.Select((b, i) => (b, i)))
            {
                foreach (var b in layout.Boxes.Skip(i + 1))
                    (a.Right < b.X || b.Right < a.X || a.Bottom < b.Y || b.Bottom < a.Y).ShouldBeTrue(
                        $"{a.Box.Id} and {b.Box.Id}, seed {seed}"
                    );
            }
        }
    }

    [Theory]
    [InlineData(8)]
    [InlineData(80)]
    public void No_line_runs_through_a_box(int bodies)
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var layout = Some(bodies, seed);
            foreach (var points in layout.Lines.Select(l => l.Points).Concat(layout.Branches.Select(b => b.Points)))
            foreach (var (from, to) in points.Zip(points.Skip(1)))
            {
                (from.X.Equals(to.X) || from.Y.Equals(to.Y)).ShouldBeTrue("a stretch is level or upright");
                layout.Boxes.ShouldNotContain(
                    b =>
                        Math.Max(from.X, to.X) > b.X + 0.5
                        && Math.Min(from.X, to.X) < b.Right - 0.5
                        && Math.Max(from.Y, to.Y) > b.Y + 0.5
                        && Math.Min(from.Y, to.Y) < b.Bottom - 0.5,
                    $"seed {seed}"
                );
            }
        }
    }

    [Fact]
    public void No_two_lines_beside_the_tree_lie_on_each_other()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var layout = Some(80, seed);
            // The first and the last stretch end at a box, whose side has room for a few ends only.
            var upright = layout.Lines.SelectMany(
                (l, i) => l.Points.Zip(l.Points.Skip(1)).Skip(1).SkipLast(1).Select(s => (i, s.First, s.Second))
            );
            var all = upright.ToList();
            foreach (var a in all)
            foreach (var b in all.Where(b => b.i > a.i))
            {
                var along =
                    a.First.X.Equals(a.Second.X)
                    && b.First.X.Equals(b.Second.X)
                    && a.First.X.Equals(b.First.X)
                    && Apart(a.First.Y, a.Second.Y, b.First.Y, b.Second.Y) is false;
                var across =
                    a.First.Y.Equals(a.Second.Y)
                    && b.First.Y.Equals(b.Second.Y)
                    && a.First.Y.Equals(b.First.Y)
                    && Apart(a.First.X, a.Second.X, b.First.X, b.Second.X) is false;
                (along || across).ShouldBeFalse($"seed {seed}");
            }
        }

        static bool Apart(double a, double b, double c, double d) =>
            Math.Max(a, b) <= Math.Min(c, d) || Math.Max(c, d) <= Math.Min(a, b);
    }

    [Fact]
    public void Everything_lies_within_the_picture_and_no_number_lies_on_a_box()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var layout = Some(80, seed);
            foreach (var box in layout.Boxes)
                (box is { X: >= 0, Y: >= 0 } && box.Right <= layout.Width && box.Bottom <= layout.Height).ShouldBeTrue();
            foreach (var point in layout.Lines.SelectMany(l => l.Points).Concat(layout.Branches.SelectMany(b => b.Points)))
                (point is { X: >= 0, Y: >= 0 } && point.X <= layout.Width && point.Y <= layout.Height).ShouldBeTrue();
            foreach (var mark in layout.Lines.Select(l => l.Mark))
            {
                layout.Boxes.ShouldNotContain(
                    b =>
                        mark.X + ChartLayout.MarkRadius > b.X
                        && mark.X - ChartLayout.MarkRadius < b.Right
                        && mark.Y + ChartLayout.MarkRadius > b.Y
                        && mark.Y - ChartLayout.MarkRadius < b.Bottom,
                    $"seed {seed}"
                );
            }
        }
    }

    [Fact]
    public void A_child_stands_below_its_parent()
    {
        var layout = Some(80, 7);
        var placed = layout.Boxes.ToDictionary(b => b.Box.Id, StringComparer.Ordinal);
        foreach (var box in layout.Boxes.Where(b => b.Box.Parent is not null))
            box.Y.ShouldBeGreaterThan(placed[box.Box.Parent!].Bottom);
    }

    [Fact]
    public void The_same_structure_is_drawn_the_same() =>
        Some(80, 3)
            .Lines.Select(l => string.Join(' ', l.Points))
            .ShouldBe(Some(80, 3).Lines.Select(l => string.Join(' ', l.Points)));

    [Fact]
    public void Eighty_bodies_under_one_stay_narrow_enough_to_read()
    {
        var layout = ChartLayout.Of(
            [new ChartZone(null, [Box("top", null), .. Enumerable.Range(0, 79).Select(i => Box($"b{i}", "top"))])],
            []
        );
        layout.Width.ShouldBeLessThan(1500);
        layout.Height.ShouldBeLessThan(3000);
    }

    [Fact]
    public void A_name_of_two_hundred_letters_is_broken_into_lines_and_kept_whole()
    {
        var name = string.Join(' ', Enumerable.Repeat("Partnership", 16)) + new string('W', 9);
        var box = ChartLayout.Of([new ChartZone(null, [Box("a", null) with { Name = name }])], []).Boxes.Single();
        string.Concat(box.Name)
            .Replace(" ", "", StringComparison.Ordinal)
            .ShouldBe(name.Replace(" ", "", StringComparison.Ordinal));
        foreach (var line in box.Name)
            ChartText
                .Width(line, ChartLayout.NameSize, bold: true)
                .ShouldBeLessThanOrEqualTo(box.Width - (2 * ChartLayout.Padding));
        box.Height.ShouldBeGreaterThan(box.Name.Count * ChartLayout.NameLine);
    }

    [Fact]
    public void A_word_that_is_wider_than_the_box_is_broken() =>
        string.Concat(ChartText.Wrap(new string('m', 100), 176, 14, bold: true)).ShouldBe(new string('m', 100));

    private static ChartBox Box(string id, string? parent) =>
        new(id, parent, "group", "Working group", $"The group called {id}", []);

    /// <summary>A forest with lines of every kind between random bodies; the same for the same seed.</summary>
    private static ChartLayout Some(int bodies, int seed)
    {
        var next = new Random(seed);
        var zones = new[] { new List<ChartBox>(), [], [] };
        for (var i = 0; i < bodies; i++)
        {
            var zone = zones[
                next.Next(10) switch
                {
                    < 7 => 0,
                    < 9 => 2,
                    _ => 1,
                }
            ];
            var parent = zone.Count > 0 && next.Next(5) > 0 ? zone[next.Next(Math.Min(zone.Count, 8))].Id : null;
            zone.Add(
                Box($"b{i}", parent) with
                {
                    Name = string.Join(' ', Enumerable.Range(0, 1 + next.Next(24)).Select(_ => Words[next.Next(Words.Length)])),
                    Group = $"g{next.Next(3)}",
                    Details =
                        next.Next(2) == 0
                            ? []
                            : ["Chair: somebody with a long name (interim)", "Answers for: annual work programme"],
                }
            );
        }
        var lines = Enumerable
            .Range(0, bodies < 2 ? 0 : bodies / 2)
            .Select(_ => (From: next.Next(bodies), To: next.Next(bodies), Kind: (LineKind)next.Next(3)))
            .Where(l => l.From != l.To)
            .Select(l => new ChartLine($"b{l.From}", $"b{l.To}", l.Kind))
            .ToList();
        return ChartLayout.Of(
            [new ChartZone(null, zones[0]), new ChartZone("Not recorded", zones[1]), new ChartZone("Outside", zones[2])],
            lines
        );
    }
}
