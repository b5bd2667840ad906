using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Remit.Documents.Writing;

namespace Remit.Tests.Documents.Writing;

public sealed class WordTemplateTests
{
    [Fact]
    public void What_is_no_Word_file_is_refused_in_words()
    {
        Refused([]).ShouldContain("empty");
        Refused("hello"u8.ToArray()).ShouldContain("not a Word document");
        Refused([0xD0, 0xCF, 0x11, 0xE0, 0, 0]).ShouldContain("password");
        Refused(new byte[WordTemplate.MostBytes + 1]).ShouldContain("2 MB");
        Refused(ExcelPaper.Write(new Publication("Sheet"))).ShouldContain("not a Word document");
        Refused(Zip(("[Content_Types].xml", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>")))
            .ShouldContain("not a Word document");
        var template = Papers.Template();
        Refused(template[..(template.Length / 2)]).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_zip_bomb_is_refused() =>
        Refused(Zip(("word/media/a.bmp", new string('a', 50 * 1024 * 1024)))).ShouldContain("unpacks to far more");

    [Fact]
    public void Macros_and_files_inside_are_refused()
    {
        Refused(With(Papers.Template(), "word/vbaProject.bin", "x")).ShouldContain("macros");
        Refused(With(Papers.Template(), "word/embeddings/oleObject1.bin", "x")).ShouldContain("inside");
        Refused(
                With(
                    Papers.Template(),
                    "[Content_Types].xml",
                    """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>"""
                )
            )
            .ShouldContain("macros");
    }

    [Fact]
    public void What_is_fetched_from_elsewhere_is_refused_and_a_link_is_not()
    {
        Refused(
                Papers.Template(with: main =>
                    main.AddExternalRelationship(
                        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image",
                        new Uri("http://example.org/logo.png")
                    )
                )
            )
            .ShouldContain("http://example.org/logo.png");
        Refused(Papers.Template(with: main => main.AddHyperlinkRelationship(new Uri("file:///etc/passwd"), isExternal: true)))
            .ShouldContain("file:///etc/passwd");
        WordTemplate
            .TryRead(
                Papers.Template(with: main => main.AddHyperlinkRelationship(new Uri("https://example.org/"), isExternal: true)),
                out _,
                out _
            )
            .ShouldBeTrue();
    }

    [Fact]
    public void Where_a_template_has_its_own_template_is_forgotten()
    {
        var bytes = Papers.Template(with: main =>
        {
            var settings = main.AddNewPart<DocumentSettingsPart>();
            var away = settings.AddExternalRelationship(
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate",
                new Uri("file:///C:/Users/ann/Normal.dotm")
            );
            settings.Settings = new Settings(new AttachedTemplate { Id = away.Id });
        });
        WordTemplate.TryRead(bytes, out var template, out _).ShouldBeTrue();
        using var file = Papers.OpenWord(WordPaper.Write(new Publication("Paper"), template));
        file.MainDocumentPart!.DocumentSettingsPart!.ExternalRelationships.ShouldBeEmpty();
        file.MainDocumentPart.DocumentSettingsPart.Settings.Elements<AttachedTemplate>().ShouldBeEmpty();
        Papers.Faults(file).ShouldBeEmpty();
    }

    [Fact]
    public void A_broken_template_is_refused_and_never_thrown()
    {
        var whole = Papers.Template();
        var dice = new Random(20070903);
        for (var i = 0; i < 300; i++)
        {
            var broken = (byte[])whole.Clone();
            for (var hit = 0; hit < 4; hit++)
                broken[dice.Next(broken.Length)] = (byte)dice.Next(256);
            WordTemplate.TryRead(broken, out var template, out var refusal);
            (template is null).ShouldBe(refusal is not null);
        }
    }

    private static string Refused(byte[] bytes)
    {
        WordTemplate.TryRead(bytes, out var template, out var refusal).ShouldBeFalse();
        template.ShouldBeNull();
        return refusal!;
    }

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        }
        return stream.ToArray();
    }

    private static byte[] With(byte[] file, string name, string text)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(name)?.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(text);
        }
        return stream.ToArray();
    }
}
