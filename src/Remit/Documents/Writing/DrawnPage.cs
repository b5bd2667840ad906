using System.Globalization;
using System.Xml.Linq;

namespace Remit.Documents.Writing;

/// <summary>Writes a page that is one picture as a flat OpenDocument text, from which LibreOffice makes PDF in which letters stay letters.</summary>
internal static class DrawnPage
{
    public const string Ending = ".fodt";

    private static readonly XNamespace Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private static readonly XNamespace Style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
    private static readonly XNamespace Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private static readonly XNamespace Draw = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0";
    private static readonly XNamespace Fo = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0";
    private static readonly XNamespace Svg = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0";
    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";

    /// <summary>The file.</summary>
    public static byte[] Write(PageDrawing page)
    {
        var document = new XDocument(
            new XElement(
                Office + "document",
                new XAttribute(XNamespace.Xmlns + "office", Office),
                new XAttribute(XNamespace.Xmlns + "style", Style),
                new XAttribute(XNamespace.Xmlns + "text", Text),
                new XAttribute(XNamespace.Xmlns + "draw", Draw),
                new XAttribute(XNamespace.Xmlns + "fo", Fo),
                new XAttribute(XNamespace.Xmlns + "svg", Svg),
                new XAttribute(XNamespace.Xmlns + "dc", Dublin),
                new XAttribute(Office + "version", "1.2"),
                new XAttribute(Office + "mimetype", "application/vnd.oasis.opendocument.text"),
                new XElement(
                    Office + "meta",
                    new XElement(Dublin + "title", XmlText.Of(page.Title)),
                    new XElement(Dublin + "description", XmlText.Of(page.About)),
                    new XElement(Dublin + "language", WordLook.Language)
                ),
                Styles(),
                Layout(page),
                new XElement(
                    Office + "master-styles",
                    new XElement(Style + "master-page", Named("Standard"), new XAttribute(Style + "page-layout-name", "page"))
                ),
                new XElement(Office + "body", new XElement(Office + "text", new XElement(Text + "p", Picture(page))))
            )
        );
        using var stream = new MemoryStream();
        document.Save(stream, SaveOptions.DisableFormatting);
        return stream.ToArray();
    }

    private static XElement Styles() =>
        new(
            Office + "styles",
            new XElement(
                Style + "default-style",
                new XAttribute(Style + "family", "paragraph"),
                new XElement(
                    Style + "text-properties",
                    new XAttribute(Fo + "language", "en"),
                    new XAttribute(Fo + "country", "GB")
                )
            ),
            new XElement(Style + "style", Named("Graphics"), new XAttribute(Style + "family", "graphic"))
        );

    private static XElement Layout(PageDrawing page) =>
        new(
            Office + "automatic-styles",
            new XElement(
                Style + "page-layout",
                Named("page"),
                new XElement(
                    Style + "page-layout-properties",
                    new XAttribute(Fo + "page-width", Millimetres(page.Width)),
                    new XAttribute(Fo + "page-height", Millimetres(page.Height)),
                    new XAttribute(Fo + "margin", "0mm"),
                    new XAttribute(Style + "print-orientation", page.Width > page.Height ? "landscape" : "portrait")
                )
            ),
            new XElement(
                Style + "style",
                Named("picture"),
                new XAttribute(Style + "family", "graphic"),
                new XAttribute(Style + "parent-style-name", "Graphics"),
                new XElement(
                    Style + "graphic-properties",
                    new XAttribute(Style + "wrap", "run-through"),
                    new XAttribute(Style + "vertical-pos", "from-top"),
                    new XAttribute(Style + "vertical-rel", "page"),
                    new XAttribute(Style + "horizontal-pos", "from-left"),
                    new XAttribute(Style + "horizontal-rel", "page")
                )
            )
        );

    private static XElement Picture(PageDrawing page) =>
        new(
            Draw + "frame",
            new XAttribute(Draw + "style-name", "picture"),
            new XAttribute(Text + "anchor-type", "paragraph"),
            new XAttribute(Svg + "x", "0mm"),
            new XAttribute(Svg + "y", "0mm"),
            new XAttribute(Svg + "width", Millimetres(page.Width)),
            new XAttribute(Svg + "height", Millimetres(page.Height)),
            new XElement(
                Draw + "image",
                new XAttribute(Draw + "mime-type", "image/svg+xml"),
                new XElement(Office + "binary-data", Convert.ToBase64String(page.Svg))
            ),
            new XElement(Svg + "title", XmlText.Of(page.Title)),
            new XElement(Svg + "desc", XmlText.Of(page.About))
        );

    private static XAttribute Named(string name) => new(Style + "name", name);

    private static string Millimetres(double length) => string.Create(CultureInfo.InvariantCulture, $"{length:0.##}mm");
}
