using System.Globalization;
using System.Text;
using System.Xml;
using Remit.Kernel;

namespace Remit.Public;

/// <summary>A piece of news.</summary>
/// <param name="Id">The id of the record: always the same for the same thing.</param>
/// <param name="Title">What it is.</param>
/// <param name="Updated">When something that it tells was changed last.</param>
/// <param name="Href">The page, as a whole address.</param>
/// <param name="Words">What it says, as plain text.</param>
internal sealed record AtomEntry(Guid Id, string Title, DateTimeOffset Updated, string Href, string Words);

/// <summary>Writes news as RFC 4287 (Atom) has them: each with an id that stays, a title, when it changed, a link and its words.</summary>
internal static class AtomFeed
{
    public const string ContentType = "application/atom+xml; charset=utf-8";
    private const string Atom = "http://www.w3.org/2005/Atom";

    /// <summary>A feed.</summary>
    /// <param name="title">What it is called.</param>
    /// <param name="author">Whose it is.</param>
    /// <param name="self">Its own address, which is its id.</param>
    /// <param name="page">The page that says the same.</param>
    /// <param name="empty">When it was changed last where it has no entries.</param>
    /// <param name="entries">The news, the newest first.</param>
    public static byte[] Of(
        string title,
        string author,
        string self,
        string page,
        DateTimeOffset empty,
        IReadOnlyList<AtomEntry> entries
    )
    {
        using var bytes = new MemoryStream();
        using (
            var xml = XmlWriter.Create(
                bytes,
                new XmlWriterSettings
                {
                    Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
                    Indent = true,
                    NewLineChars = "\n",
                }
            )
        )
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, "en-GB");
            Element(xml, "id", self);
            Text(xml, "title", title);
            Element(xml, "updated", Instant(entries.Count == 0 ? empty : entries.Max(e => e.Updated)));
            xml.WriteStartElement("author", Atom);
            Element(xml, "name", author);
            xml.WriteEndElement();
            Link(xml, "self", self, "application/atom+xml");
            Link(xml, "alternate", page, "text/html");
            foreach (var entry in entries)
            {
                xml.WriteStartElement("entry", Atom);
                Element(xml, "id", $"urn:uuid:{entry.Id.ToString("D", CultureInfo.InvariantCulture)}");
                Text(xml, "title", entry.Title);
                Element(xml, "updated", Instant(entry.Updated));
                Link(xml, "alternate", entry.Href, "text/html");
                Text(xml, "content", entry.Words);
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        return bytes.ToArray();
    }

    private static void Text(XmlWriter xml, string name, string words)
    {
        xml.WriteStartElement(name, Atom);
        xml.WriteAttributeString("type", "text");
        xml.WriteString(Clean(words));
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string words) => xml.WriteElementString(name, Atom, Clean(words));

    private static void Link(XmlWriter xml, string relation, string href, string type)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", href);
        xml.WriteEndElement();
    }

    /// <summary>RFC 3339, by universal time.</summary>
    private static string Instant(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Without what no XML may hold.</summary>
    private static string Clean(string words)
    {
        var clean = new StringBuilder(words.Length);
        foreach (var rune in Texts.WithOneKindOfLineEnd(words).EnumerateRunes())
            if (rune.Value is '\t' or '\n' or >= 0x20 and not (0xFFFE or 0xFFFF))
                clean.Append(rune.ToString());
        return clean.ToString();
    }
}
