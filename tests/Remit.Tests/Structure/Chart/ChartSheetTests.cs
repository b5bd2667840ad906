using System.Text.RegularExpressions;
using Remit.Documents.Writing;
using Remit.Structure.Chart;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Chart;

public partial class ChartSheetTests
{
    private static readonly SheetWords Words = new("Who answers to whom", "Anyshire. As at 3 September 2007");

    [Fact]
    public void Eighty_bodies_fit_on_A3_in_letters_that_can_be_read()
    {
        var sheet = ChartSheet.Of(FoldingTests.Tree(7, 10), new ChartWish(), SheetSize.A3);
        sheet.Folding.Hidden.ShouldBe(0);
        sheet.Folding.Shown.Count.ShouldBe(78);
        sheet.Points.ShouldBeGreaterThanOrEqualTo(ChartSheet.LeastPoints);
    }

    [Fact]
    public void Eight_bodies_take_the_smaller_paper() =>
        ChartSheet.Of(FoldingTests.Tree(3, 1), new ChartWish(), size: null).Size.ShouldBe(SheetSize.A4);

    [Fact]
    public void What_does_not_fit_is_folded_from_below_and_the_page_says_so()
    {
        var sheet = ChartSheet.Of(FoldingTests.Tree(20, 24), new ChartWish(), SheetSize.A4);
        sheet.IsReadable.ShouldBeTrue();
        sheet.Folding.Hidden.ShouldBe(480);
        var page = sheet.Svg(Words, isFile: true).ToString();
        page.ShouldContain("Not drawn: 24 below group-0");
        page.ShouldContain("24 below it, not drawn");
    }

    [Fact]
    public void Names_of_people_make_room_before_a_body_does()
    {
        var sheet = ChartSheet.Of(
            FoldingTests.TreeWithPosts(7, 10, string.Join(' ', Enumerable.Repeat("Bartholomew-Featherstonehaugh", 5))),
            new ChartWish(),
            SheetSize.A3
        );
        (sheet.LeavesNamesOut, sheet.Folding.Hidden, sheet.IsReadable).ShouldBe((true, 0, true));
        var page = sheet.Svg(Words, isFile: true).ToString();
        page.ShouldContain("Names of people are left out to make room");
        page.ShouldNotContain("Featherstonehaugh");
    }

    [Fact]
    public void Everything_on_the_sheet_stands_within_its_edges()
    {
        foreach (var size in SheetSize.All)
        foreach (var (groups, below) in new[] { (3, 0), (7, 4), (9, 12), (40, 0) })
        {
            var sheet = ChartSheet.Of(FoldingTests.Tree(groups, below), new ChartWish(), size);
            var page = System.Xml.Linq.XDocument.Parse(sheet.Svg(Words, isFile: true).ToString());
            var chart = page.Root!.Elements().First(e => e.Name.LocalName == "g");
            var (x, y, scale) = Placed(chart.Attribute("transform")!.Value);
            foreach (var box in chart.Descendants().Where(e => e.Name.LocalName == "rect"))
            {
                (x + (scale * (Of(box, "x") + Of(box, "width")))).ShouldBeLessThanOrEqualTo(size.Width - 5);
                (y + (scale * (Of(box, "y") + Of(box, "height")))).ShouldBeLessThanOrEqualTo(size.Height - 10);
            }
        }

        static double Of(System.Xml.Linq.XElement e, string name) => Number(e.Attribute(name)!.Value);
    }

    [Fact]
    public async Task The_looks_of_the_page_and_of_the_file_name_the_same_classes()
    {
        var sass = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "src/Remit/Web/Assets/_pictures.scss"));
        await using var app = await RemitApp.WithTheSample();
        var page = await app.Page("/structure/sheet?levels=2");
        var used = page.QuerySelectorAll("svg.remit-sheet [class]").SelectMany(e => e.ClassList).Distinct().ToList();
        used.Count.ShouldBeGreaterThan(15);
        foreach (var name in used.Where(c => !Plain.Contains(c)))
        {
            ChartLook.Style.ShouldContain($".{name}");
            sass.ShouldContain($".{name}");
        }
    }

    [Fact]
    public async Task The_chart_comes_as_one_page_of_PDF_of_the_size_that_is_asked_for()
    {
        Assert.SkipWhen(LibreOffice.Find() is null, "There is no LibreOffice here.");
        using var office = new LibreOffice(LibreOffice.Find());
        var sheet = ChartSheet.Of(FoldingTests.Tree(7, 10), new ChartWish(), SheetSize.A3);
        var made = await office.ToPdf(sheet.Page(Words), TestContext.Current.CancellationToken);
        made.IsRefused.ShouldBeFalse();
        var pdf = System.Text.Encoding.Latin1.GetString(made.Value);
        OnePage().Count(pdf).ShouldBe(1);
        pdf.ShouldContain("1190");
        pdf.ShouldContain("841");
    }

    /// <summary>Classes that only tell boxes apart, and look like every other.</summary>
    private static readonly string[] Plain =
    [
        "remit-chart__line--accountable-to",
        "remit-chart__arrow--accountable-to",
        "remit-chart__mark--accountable-to",
        "remit-chart__box--several",
    ];

    private static (double X, double Y, double Scale) Placed(string transform)
    {
        var numbers = Numbers().Matches(transform).Select(m => Number(m.Value)).ToList();
        return (numbers[0], numbers[1], numbers[2]);
    }

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[\d.]+")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex OnePage();
}
