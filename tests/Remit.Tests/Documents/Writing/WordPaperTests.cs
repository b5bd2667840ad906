using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Remit.Documents.Writing;
using Remit.Tests.Harness;

namespace Remit.Tests.Documents.Writing;

public sealed class WordPaperTests
{
    [Fact]
    public void A_paper_with_everything_in_it_is_sound_to_Office()
    {
        using var file = Papers.OpenWord(WordPaper.Write(Papers.OfEverything));
        Papers.Faults(file).ShouldBeEmpty();
    }

    [Fact]
    public void A_paper_in_a_partnerships_own_look_is_sound_to_Office()
    {
        foreach (var type in new[] { WordprocessingDocumentType.Document, WordprocessingDocumentType.Template })
        {
            WordTemplate.TryRead(Papers.Template(type: type), out var template, out _).ShouldBeTrue();
            using var file = Papers.OpenWord(WordPaper.Write(Papers.OfEverything, template));
            Papers.Faults(file).ShouldBeEmpty();
            file.DocumentType.ShouldBe(WordprocessingDocumentType.Document);
        }
    }

    [Fact]
    public void The_validator_finds_what_is_wrong()
    {
        var bytes = Papers.Template(with: main => main.Document.Body!.AppendChild(new TableCell()));
        using var file = Papers.OpenWord(bytes);
        Papers.Faults(file).ShouldNotBeEmpty();
    }

    [Fact]
    public void Headings_lists_and_header_rows_are_what_they_look_like()
    {
        using var file = Papers.OpenWord(WordPaper.Write(Papers.OfEverything));
        var body = file.MainDocumentPart!.Document.Body!;
        StyleOf(body, "Of “everything” & more").ShouldBe("Title");
        StyleOf(body, "First").ShouldBe("Heading1");
        StyleOf(body, "Third").ShouldBe("Heading3");
        Paragraph(body, "one").ParagraphProperties!.NumberingProperties.ShouldNotBeNull();
        var (fourth, fifth) = (ListOf(body, "fourth"), ListOf(body, "fifth"));
        fourth.ShouldBe(fifth);
        ListOf(body, "inside").ShouldNotBe(fourth);
        var tables = body.Elements<Table>().ToList();
        tables.Count.ShouldBe(2);
        tables[0].Elements<TableRow>().First().TableRowProperties!.GetFirstChild<TableHeader>().ShouldNotBeNull();
        tables[0].Elements<TableRow>().Count(r => r.TableRowProperties?.GetFirstChild<TableHeader>() is not null).ShouldBe(1);
        tables[0]
            .Elements<TableRow>()
            .First()
            .Elements<TableCell>()
            .Count()
            .ShouldBe(4, "what is only in sheets is not on paper");
    }

    [Fact]
    public void It_says_its_title_its_language_and_what_it_shows()
    {
        using var file = Papers.OpenWord(WordPaper.Write(Papers.OfEverything));
        file.PackageProperties.Title.ShouldBe("Of “everything” & more");
        file.PackageProperties.Creator.ShouldBe("A partnership");
        file.PackageProperties.Language.ShouldBe("en-GB");
        var main = file.MainDocumentPart!;
        main.StyleDefinitionsPart!.Styles!.DocDefaults!.Descendants<Languages>().Single().Val!.Value.ShouldBe("en-GB");
        main.Document.Body!.InnerText.ShouldContain("A partnership. As at 3 September 2007, as recorded by change 12");
        foreach (var footer in main.FooterParts)
        {
            footer.Footer.InnerText.ShouldContain("As at 3 September 2007");
            footer.Footer.Descendants<SimpleField>().Select(f => f.Instruction!.Value!.Trim()).ShouldBe(["PAGE", "NUMPAGES"]);
        }
    }

    [Fact]
    public void A_wide_table_turns_the_page_across_and_a_long_text_before_it_stays_upright()
    {
        var table = new Grid([new("A"), new("B"), new("C"), new("D")], [new SheetRow("1", "2", "3", "4")]);
        Across(new Publication("Short") { Parts = [new Prose("A few words."), table] }).ShouldBe([true]);
        Across(new Publication("Long") { Parts = [new Prose(new string('x', 2000)), table] }).ShouldBe([false, true]);
        Across(new Publication("Text") { Parts = [new Prose("A few words.")] }).ShouldBe([false]);
        Across(new Publication("Empty")).ShouldBe([false]);
    }

    [Fact]
    public void Hostile_texts_stay_the_texts_that_they_are()
    {
        using var file = Papers.OpenWord(WordPaper.Write(new Publication("\u0001\uD800T\uFFFE") { Parts = [Papers.Table] }));
        var cells = file.MainDocumentPart!.Document.Body!.Descendants<TableCell>().Select(c => c.InnerText).ToList();
        foreach (var text in Papers.Hostile.Where(t => !t.Contains('\n') && t.Trim() == t))
            cells.ShouldContain(text);
        file.PackageProperties.Title.ShouldBe("\uFFFDT");
    }

    [Fact]
    public void A_template_gives_its_styles_header_and_margins_and_not_its_text()
    {
        WordTemplate.TryRead(Papers.Template(), out var template, out _).ShouldBeTrue();
        using var file = Papers.OpenWord(WordPaper.Write(Papers.OfEverything, template));
        var main = file.MainDocumentPart!;
        main.Document.Body!.InnerText.ShouldNotContain("Lorem ipsum");
        StyleOf(main.Document.Body, "First").ShouldBe("berschrift1");
        main.StyleDefinitionsPart!.Styles!.Elements<Style>()
            .Single(s => s.StyleId == StyleOf(main.Document.Body, "Trial"))
            .StyleName!.Val!.Value.ShouldBe("Remit Kind", "the template's own style of that id is something else");
        main.HeaderParts.Single().Header.InnerText.ShouldBe("Rutland Partnership");
        foreach (var section in main.Document.Descendants<SectionProperties>())
        {
            section.Elements<HeaderReference>().Count().ShouldBe(1);
            section.Elements<FooterReference>().Count().ShouldBe(1, "a template without a footer gets ours");
            section.GetFirstChild<PageMargin>()!.Left!.Value.ShouldBe(1800u);
        }
        var added = main.StyleDefinitionsPart.Styles.Elements<Style>().Where(s => s.Type?.Value == StyleValues.Paragraph).Skip(3);
        added.ShouldAllBe(s => s.Descendants<RunFonts>().Count() == 0);
    }

    [Fact]
    public void What_stands_above_the_marker_of_a_template_is_kept()
    {
        WordTemplate.TryRead(Papers.Template(["Our cover", "{content}", "Lorem ipsum"]), out var template, out _).ShouldBeTrue();
        using var file = Papers.OpenWord(WordPaper.Write(new Publication("Paper"), template));
        file.MainDocumentPart!.Document.Body!.Elements<Paragraph>().Select(p => p.InnerText).ShouldBe(["Our cover", "Paper"]);
    }

    [Fact]
    public async Task As_PDF_it_is_tagged_and_has_its_title_and_language()
    {
        using var office = Office.Ours();
        foreach (var bytes in new[] { null, Papers.Template() })
        {
            WordTemplate? template = null;
            if (bytes is not null)
                WordTemplate.TryRead(bytes, out template, out _).ShouldBeTrue();
            var made = await office.ToPdf(WordPaper.Write(Papers.OfEverything, template));
            made.Refusals.ShouldBeEmpty();
            var pdf = System.Text.Encoding.Latin1.GetString(made.Value);
            pdf.ShouldStartWith("%PDF-1.");
            pdf.ShouldContain("/MarkInfo<</Marked true>>");
            pdf.ShouldContain("/StructTreeRoot");
            pdf.ShouldContain("/Lang(en-GB)");
            pdf.ShouldContain("<pdfuaid:part>1</pdfuaid:part>");
            pdf.ShouldContain("/DisplayDocTitle true");
            pdf.ShouldContain(
                $"/Title<FEFF{Convert.ToHexString(System.Text.Encoding.BigEndianUnicode.GetBytes(Papers.OfEverything.Title))}>"
            );
        }
    }

    [Fact]
    public async Task Without_LibreOffice_a_PDF_is_refused_in_words()
    {
        using var none = new LibreOffice(null);
        none.IsHere.ShouldBeFalse();
        (await none.ToPdf([])).Refusals.Single().Message.ShouldContain("Choose Word");
    }

    [Fact]
    public async Task What_LibreOffice_cannot_turn_into_PDF_is_refused_in_words()
    {
        using var broken = new LibreOffice("/bin/true");
        Assert.SkipUnless(File.Exists("/bin/true"), "There is no program that does nothing.");
        (await broken.ToPdf([])).Refusals.Single().Message.ShouldContain("could not make a PDF");
    }

    private static IEnumerable<bool> Across(Publication publication)
    {
        using var file = Papers.OpenWord(WordPaper.Write(publication));
        return
        [
            .. file.MainDocumentPart!.Document.Descendants<SectionProperties>()
                .Select(s => s.GetFirstChild<PageSize>()!.Orient?.Value == PageOrientationValues.Landscape),
        ];
    }

    private static Paragraph Paragraph(Body body, string text) => body.Elements<Paragraph>().Single(p => p.InnerText == text);

    private static string? StyleOf(Body body, string text) =>
        Paragraph(body, text).ParagraphProperties?.ParagraphStyleId?.Val?.Value;

    private static int? ListOf(Body body, string text) =>
        Paragraph(body, text).ParagraphProperties?.NumberingProperties?.NumberingId?.Val?.Value;
}
