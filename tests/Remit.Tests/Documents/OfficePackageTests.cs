using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using Remit.Documents;

namespace Remit.Tests.Documents;

public sealed class OfficePackageTests
{
    private const string Main = "word/document.xml";

    private static byte[] Plan =>
        new WordFile().Heading(1, "Plan").Table(new("Duty", "Progress"), new("Lights", "Lamps")).Bytes();

    private static string Refusal(byte[] bytes, string name = "plan.docx")
    {
        var reading = DocumentFile.Read(name, new MemoryStream(bytes));
        reading.Document.ShouldBeNull();
        return reading.Problems.ShouldHaveSingleItem().ToString();
    }

    [Fact]
    public void Macros_are_refused_whether_the_type_says_so_or_a_part_holds_them()
    {
        const string words = "The file holds macros, which are programs. Expected a file without them: save it as .docx.";
        Refusal(new WordFile().Line("x").Bytes(WordprocessingDocumentType.MacroEnabledDocument)).ShouldContain(words);
        Refusal(OfficeParts.And(Plan, "word/vbaProject.bin", [1, 2, 3])).ShouldContain(words);
        var book = new ExcelFile();
        book.Sheet("A").Row("B", "C");
        Refusal(book.Bytes(SpreadsheetDocumentType.MacroEnabledWorkbook), "plan.xlsx").ShouldContain("save it as .xlsx");
    }

    [Fact]
    public void A_zip_bomb_is_refused_while_it_unpacks()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry(Main, CompressionLevel.Fastest).Open();
            entry.Write("<document><body><p><r><t>"u8);
            var nothing = new byte[1024 * 1024];
            Array.Fill(nothing, (byte)' ');
            for (var megabyte = 0; megabyte < 160; megabyte++)
                entry.Write(nothing);
        }
        Refusal(file.ToArray()).ShouldContain("The file unpacks to more than");
    }

    [Fact]
    public void Document_types_and_external_entities_are_refused() =>
        Refusal(
                OfficeParts.With(
                    Plan,
                    Main,
                    _ => "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><d>&e;</d>"
                )
            )
            .ShouldContain("declares a document type (DTD)");

    [Theory]
    [InlineData("../evil.xml", "leads out of the file")]
    [InlineData("/evil.xml", "leads out of the file")]
    [InlineData("C:\\evil.xml", "leads out of the file")]
    [InlineData("WORD/document.xml", "two parts of the same name")]
    public void Names_that_lead_out_of_the_file_or_come_twice_are_refused(string name, string words) =>
        Refusal(OfficeParts.And(Plan, name, [1])).ShouldContain(words);

    [Fact]
    public void Depth_and_numbers_of_parts_are_limited()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 100_000));
        Refusal(OfficeParts.With(Plan, Main, _ => deep)).ShouldContain("nests more than 250 things");
        var many = Enumerable.Range(0, OfficePackage.MostEntries).Select(at => ($"x{at}", new byte[] { 1 }));
        Refusal(OfficeParts.Packed(OfficeParts.Unpacked(Plan).Concat(many))).ShouldContain("more than 10,000 parts");
        var attributes = string.Concat(Enumerable.Range(0, 300).Select(at => $" a{at}=\"\""));
        Refusal(OfficeParts.With(Plan, Main, _ => $"<a{attributes}/>")).ShouldContain("more attributes");
    }

    [Fact]
    public void More_cells_than_a_document_has_are_refused()
    {
        var book = new ExcelFile();
        var page = book.Sheet("A").Row([.. Enumerable.Range(0, 16_000).Select(object (at) => $"c{at}")]);
        for (var row = 0; row < 100; row++)
            page.Row("x");
        Refusal(book.Bytes(), "plan.xlsx").ShouldContain("The tables of the file have more than 1,000,000 cells.");
    }

    [Fact]
    public void Damaged_and_cut_files_are_refused_in_words()
    {
        Refusal(Plan[..^100]).ShouldContain("a Word, Excel or zip file that is damaged or was cut off");
        Refusal(OfficeParts.With(Plan, Main, xml => xml[..^20]))
            .ShouldContain("The part “word/document.xml” of the file is damaged");
        Refusal(OfficeParts.With(Plan, Main, _ => "<a/>")).ShouldContain("no text of Word");
        var spoilt = OfficeParts.Packed(OfficeParts.Unpacked(Plan), CompressionLevel.Optimal);
        spoilt.AsSpan(60, 40).Clear();
        Refusal(spoilt).ShouldContain("Expected a sound .docx file");
    }

    [Fact]
    public void What_only_bears_the_name_of_a_Word_file_is_told_by_what_it_holds()
    {
        Refusal([0xD0, 0xCF, 0x11, 0xE0, 1, 2]).ShouldContain("protected by a password");
        Refusal(OfficeParts.Packed([("a.txt", "boats"u8.ToArray())])).ShouldContain("The file looks like a zip file.");
        Refusal(OfficeParts.Packed([("xl/workbook.bin", [1])])).ShouldContain("(.xlsb): save it as .xlsx");
        Refusal(OfficeParts.Packed([("ppt/presentation.xml", [1])])).ShouldContain("PowerPoint");
        var text = DocumentFile.Read("plan.docx", new MemoryStream("Boats\n"u8.ToArray()));
        text.Document!.Blocks.ShouldHaveSingleItem();
    }

    [Fact]
    public void Relations_out_of_the_file_are_neither_followed_nor_minded()
    {
        const string relation =
            "<Relationship Id=\"x1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"http://192.0.2.1/a b%%\" TargetMode=\"External\"/>";
        var file = OfficeParts.With(
            Plan,
            "word/_rels/document.xml.rels",
            xml => xml.Replace("</Relationships>", relation + "</Relationships>", StringComparison.Ordinal)
        );
        file.ShouldNotBe(Plan);
        DocumentFile.Read("plan.docx", new MemoryStream(file)).Document!.Blocks[0].ShouldBeOfType<Paragraph>().Level.ShouldBe(1);
    }

    [Fact]
    public void The_strict_vocabulary_and_other_names_of_the_main_part_are_read()
    {
        var parts = OfficeParts
            .Unpacked(Plan)
            .Select(part =>
                (
                    Name: part.Name == Main ? "word/document2.xml"
                    : part.Name == "word/_rels/document.xml.rels" ? "word/_rels/document2.xml.rels"
                    : part.Name,
                    Bytes: Encoding.UTF8.GetBytes(
                        Encoding
                            .UTF8.GetString(part.Bytes)
                            .Replace("word/document.xml", "word/document2.xml", StringComparison.Ordinal)
                            .Replace(
                                "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                                "http://purl.oclc.org/ooxml/wordprocessingml/main",
                                StringComparison.Ordinal
                            )
                            .Replace(
                                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                                "http://purl.oclc.org/ooxml/officeDocument/relationships",
                                StringComparison.Ordinal
                            )
                    )
                )
            );
        var blocks = DocumentFile.Read("plan.docx", new MemoryStream(OfficeParts.Packed(parts))).Document!.Blocks;
        blocks[0].ShouldBeOfType<Paragraph>().Level.ShouldBe(1);
        blocks[1].ShouldBeOfType<Table>().Rows[0].Cells[1].Text.ShouldBe("Lamps");
    }
}
