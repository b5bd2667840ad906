using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Remit.Documents;

/// <summary>
/// The XML of Word and Excel files, loaded so that it reads plainly: elements and attributes of the two main vocabularies, transitional
/// or strict (ISO/IEC 29500), have no namespace, and what says only who edited when is left out.
/// </summary>
internal static class OfficeXml
{
    internal const int MostDepth = 250;
    internal const int MostElements = 4_000_000;
    private const int MostAttributes = 200;

    /// <summary>The attribute by which an element names a relation of its part.</summary>
    public static readonly XName RelationId = XName.Get("id", "relation");

    /// <summary>Loads the document that the reader is at the beginning of.</summary>
    public static XElement Load(XmlReader reader)
    {
        reader.MoveToContent();
        return Element(reader);
    }

    /// <summary>Loads the element that the reader stands on, with everything in it; the reader stands at its end afterwards.</summary>
    public static XElement Element(XmlReader reader)
    {
        XElement? root = null;
        XElement? current = null;
        var count = 0;
        do
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (++count > MostElements)
                        throw new OfficeRefusal(
                            "The file holds more elements than a document has.",
                            "Expected a document of text."
                        );
                    if (reader.Depth > MostDepth)
                        throw new OfficeRefusal($"The file nests more than {MostDepth} things in one another.");
                    var isEmpty = reader.IsEmptyElement;
                    var element = new XElement(XName.Get(reader.LocalName, Vocabulary(reader.NamespaceURI)));
                    AddAttributes(reader, element);
                    current?.Add(element);
                    root ??= element;
                    if (!isEmpty)
                        current = element;
                    else if (current is null)
                        return root;
                    break;
                case XmlNodeType.EndElement:
                    if (current == root)
                        return root!;
                    current = current!.Parent;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    current?.Add(reader.Value);
                    break;
            }
        } while (reader.Read());
        throw new XmlException();
    }

    private static void AddAttributes(XmlReader reader, XElement element)
    {
        if (reader.AttributeCount > MostAttributes)
            throw new OfficeRefusal("The file holds an element with more attributes than there are.");
        while (reader.MoveToNextAttribute())
        {
            var name = reader.LocalName;
            if (reader.Prefix == "xmlns" || name == "xmlns" || name.StartsWith("rsid", StringComparison.Ordinal))
                continue;
            element.SetAttributeValue(XName.Get(name, Vocabulary(reader.NamespaceURI)), reader.Value);
        }
        reader.MoveToElement();
    }

    private static string Vocabulary(string address) =>
        address switch
        {
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main" => "",
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main" => "",
            "http://purl.oclc.org/ooxml/wordprocessingml/main" => "",
            "http://purl.oclc.org/ooxml/spreadsheetml/main" => "",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships" => "relation",
            "http://purl.oclc.org/ooxml/officeDocument/relationships" => "relation",
            _ => address,
        };

    /// <summary>The attribute "val" of a child, or null where there is no such child or attribute.</summary>
    public static string? Value(this XElement? element, string child) => (string?)element?.Element(child)?.Attribute("val");

    /// <summary>A whole number in an attribute; null where there is none, or something else.</summary>
    public static int? Whole(this XElement? element, string attribute) =>
        int.TryParse((string?)element?.Attribute(attribute), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;

    /// <summary>Whether a child switches something on; null where there is no such child.</summary>
    public static bool? Switch(this XElement? element, string child) =>
        element?.Element(child) is { } found ? IsOn((string?)found.Attribute("val")) : null;

    public static bool IsOn(string? value) => value is not ("0" or "false" or "off" or "none");
}
