using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Remit.Tests.Public;

/// <summary>An entry of a feed as a reader has it.</summary>
internal sealed record ReadEntry(string Id, string Title, DateTimeOffset Updated, string Href, string Words);

/// <summary>Reads a feed with a real XML parser, and fails on what RFC 4287 does not allow.</summary>
internal static partial class AtomRules
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly string[] TextTypes = ["text", "html", "xhtml"];

    public static IReadOnlyList<ReadEntry> Read(string text)
    {
        using var reader = XmlReader.Create(
            new StringReader(text),
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = true }
        );
        var feed = XDocument.Load(reader).Root!;
        feed.Name.ShouldBe(Atom + "feed");
        Common(feed);
        // 4.1.1: one author at least, unless every entry has one; a link to itself; each alternate once for a type.
        if (!feed.Elements(Atom + "author").Any())
            feed.Elements(Atom + "entry").ShouldAllBe(e => e.Elements(Atom + "author").Any());
        feed.Elements(Atom + "author").ShouldAllBe(a => a.Elements(Atom + "name").Count() == 1);
        feed.Elements(Atom + "link").Count(l => (string?)l.Attribute("rel") == "self").ShouldBe(1);
        var entries = feed.Elements(Atom + "entry").Select(Entry).ToList();
        entries.Select(e => (e.Id, e.Updated)).ShouldBeUnique();
        return entries;
    }

    private static ReadEntry Entry(XElement entry)
    {
        Common(entry);
        var content = entry.Elements(Atom + "content").SingleOrDefault();
        if (content is null)
            Alternates(entry).ShouldNotBeEmpty();
        else if ((string?)content.Attribute("type") is { } type)
            TextTypes.ShouldContain(type);
        return new ReadEntry(
            entry.Element(Atom + "id")!.Value,
            entry.Element(Atom + "title")!.Value,
            At(entry.Element(Atom + "updated")!.Value),
            (string)Alternates(entry).First().Attribute("href")!,
            content?.Value ?? ""
        );
    }

    /// <summary>4.1.1 and 4.1.2: id, title and updated exactly once; links with an address.</summary>
    private static void Common(XElement of)
    {
        foreach (var name in new[] { "id", "title", "updated" })
            of.Elements(Atom + name).Count().ShouldBe(1, $"{of.Name.LocalName}/{name}");
        var id = of.Element(Atom + "id")!.Value;
        Uri.TryCreate(id, UriKind.Absolute, out _).ShouldBeTrue(id);
        id.ShouldNotContain(" ");
        At(of.Element(Atom + "updated")!.Value);
        foreach (var link in of.Elements(Atom + "link"))
            Uri.TryCreate((string?)link.Attribute("href"), UriKind.Absolute, out _).ShouldBeTrue(link.ToString());
        Alternates(of).Select(l => ((string?)l.Attribute("type"), (string?)l.Attribute("hreflang"))).ShouldBeUnique();
        if ((string?)of.Element(Atom + "title")!.Attribute("type") is { } type)
            TextTypes.ShouldContain(type);
    }

    private static IEnumerable<XElement> Alternates(XElement of) =>
        of.Elements(Atom + "link").Where(l => (string?)l.Attribute("rel") is null or "alternate");

    /// <summary>3.3: as RFC 3339 has it, with an upper-case T and Z.</summary>
    private static DateTimeOffset At(string written)
    {
        Moment().IsMatch(written).ShouldBeTrue(written);
        return DateTimeOffset.Parse(written, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$")]
    private static partial Regex Moment();
}
