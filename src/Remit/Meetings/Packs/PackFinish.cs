using System.Globalization;
using System.Security;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Remit.Web;

namespace Remit.Meetings.Packs;

/// <summary>
/// What a joined pack gets last, as an update that qpdf takes: bookmarks, contents that lead to pages, a title and a language. Papers of others are
/// untagged or tagged in a tree of their own that is not kept: so their marks are taken off, and nothing claims that the whole is PDF/UA.
/// </summary>
/// <param name="json">What qpdf tells of the joined file.</param>
/// <param name="pages">Which pages are whose.</param>
internal sealed class PackFinish(string json, PackPages pages)
{
    /// <summary>qpdf reads base64 as it stands, and not with a plus sign written as a number.</summary>
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly (double Width, double Height) A4 = (595, 842);

    private readonly JsonObject told = JsonNode.Parse(json)!.AsObject();
    private readonly JsonObject update = [];
    private int last;

    private JsonObject Objects => told["qpdf"]![1]!.AsObject();

    private List<string> Pages => field ??= [.. told["pages"]!.AsArray().Select(p => (string)p!["object"]!)];

    /// <summary>How large each page is as it is looked at, in points.</summary>
    public IReadOnlyList<(double Width, double Height)> Sizes => [.. Pages.Select(SizeOf)];

    /// <summary>The update.</summary>
    public string Update(PackContents pack)
    {
        var header = told["qpdf"]![0]!.DeepClone();
        last = (int)header["maxobjectid"]!;
        Lead();
        TakeMarksOff();
        var root = (string)Objects["trailer"]!["value"]!["/Root"]!;
        var catalog = ValueOf(root)!.DeepClone().AsObject();
        catalog["/Outlines"] = Bookmarks(pack);
        catalog["/PageMode"] = "/UseOutlines";
        catalog["/Lang"] = "u:en-GB";
        catalog["/Metadata"] = Metadata($"{pack.Meeting.Body.Name}, {pack.Meeting.Date.InWords()}");
        Write(root, catalog);
        return new JsonObject { ["version"] = 2, ["qpdf"] = new JsonArray(header, update) }.ToJsonString(Plain);
    }

    private (double Width, double Height) SizeOf(string page)
    {
        if (ValueOf(page) is not JsonObject value)
            return A4;
        var sides = ArrayOf(value["/CropBox"] ?? value["/MediaBox"])
            ?.Select(b => b is JsonValue side && side.TryGetValue<double>(out var points) ? points : double.NaN)
            .ToList();
        if (sides is not { Count: 4 })
            return A4;
        var (width, height) = (Math.Abs(sides[2] - sides[0]), Math.Abs(sides[3] - sides[1]));
        if (!(width >= 1 && height >= 1))
            return A4;
        var turned = value["/Rotate"] is JsonValue rotate && rotate.TryGetValue<int>(out var by) && by % 180 != 0;
        return turned ? (height, width) : (width, height);
    }

    /// <summary>The links of the contents lead to pages, and no more to addresses that are none.</summary>
    private void Lead()
    {
        foreach (var (name, told) in Objects.ToList())
        {
            if (
                (told as JsonObject)?["value"] is not JsonObject value
                || WordsOf((value["/A"] as JsonObject)?["/URI"]) is not { } uri
            )
                continue;
            var address = uri.StartsWith("u:", StringComparison.Ordinal) ? uri[2..] : uri;
            if (!address.StartsWith(PackPaper.Links, StringComparison.Ordinal))
                continue;
            var link = value.DeepClone().AsObject();
            link.Remove("/A");
            link["/Dest"] = To(pages.PageOf(address[PackPaper.Links.Length..]));
            Write(name["obj:".Length..], link);
        }
    }

    private void TakeMarksOff()
    {
        foreach (var (page, isOurs) in Pages.Zip(pages.AreOurs))
        {
            if (isOurs || ValueOf(page) is not JsonObject value)
                continue;
            var plain = value.DeepClone().AsObject();
            plain.Remove("/StructParents");
            plain.Remove("/AA");
            Write(page, plain);
            foreach (var note in ArrayOf(value["/Annots"])?.Select(WordsOf).OfType<string>().ToList() ?? [])
                if (ValueOf(note) is JsonObject there && there.ContainsKey("/StructParent"))
                {
                    var unmarked = there.DeepClone().AsObject();
                    unmarked.Remove("/StructParent");
                    Write(note, unmarked);
                }
        }
    }

    private string Bookmarks(PackContents pack)
    {
        var root = New();
        var entries = new List<(string Title, int Page, List<(string Title, int Page)> Under)>
        {
            (PackPaper.Contents, pages.PageOf(PackPaper.Contents), []),
            (PackPaper.Agenda, pages.PageOf(PackPaper.Agenda), []),
        };
        entries.AddRange(
            pack.Parts.Select(p =>
                (
                    p.Title,
                    pages.PageOf(PackPaper.Mark(p)),
                    p.Papers.Select(paper => (paper.Title, pages.PageOf(PackPaper.Mark(p, paper)))).ToList()
                )
            )
        );
        var ids = entries.ConvertAll(_ => New());
        for (var i = 0; i < entries.Count; i++)
        {
            var under = entries[i].Under.ConvertAll(_ => New());
            for (var k = 0; k < under.Count; k++)
                Write(under[k], Bookmark(entries[i].Under[k].Title, entries[i].Under[k].Page, ids[i], under, k));
            var own = Bookmark(entries[i].Title, entries[i].Page, root, ids, i);
            if (under.Count > 0)
                (own["/First"], own["/Last"], own["/Count"]) = (under[0], under[^1], -under.Count);
            Write(ids[i], own);
        }
        Write(
            root,
            new JsonObject
            {
                ["/Type"] = "/Outlines",
                ["/First"] = ids[0],
                ["/Last"] = ids[^1],
                ["/Count"] = ids.Count,
            }
        );
        return root;
    }

    private JsonObject Bookmark(string title, int page, string parent, List<string> fellows, int at)
    {
        var bookmark = new JsonObject
        {
            ["/Title"] = $"u:{title}",
            ["/Parent"] = parent,
            ["/Dest"] = To(page),
        };
        if (at > 0)
            bookmark["/Prev"] = fellows[at - 1];
        if (at + 1 < fellows.Count)
            bookmark["/Next"] = fellows[at + 1];
        return bookmark;
    }

    private string Metadata(string title)
    {
        var xmp = $"""
            <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{SecurityElement.Escape(
                title
            )}</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language></rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="w"?>
            """;
        var id = New();
        update[$"obj:{id}"] = new JsonObject
        {
            ["stream"] = new JsonObject
            {
                ["data"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(xmp)),
                ["dict"] = new JsonObject { ["/Type"] = "/Metadata", ["/Subtype"] = "/XML" },
            },
        };
        return id;
    }

    private JsonArray To(int page) => [Pages[Math.Clamp(page, 1, Pages.Count) - 1], "/Fit"];

    private JsonNode? ValueOf(string name) =>
        (update[$"obj:{name}"] as JsonObject)?["value"] ?? (Objects[$"obj:{name}"] as JsonObject)?["value"];

    /// <summary>A list that stands there, or to which what stands there refers; null for anything else.</summary>
    private JsonArray? ArrayOf(JsonNode? node) =>
        node as JsonArray ?? (WordsOf(node) is { } reference ? ValueOf(reference) as JsonArray : null);

    private static string? WordsOf(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var words) ? words : null;

    private void Write(string name, JsonNode value) => update[$"obj:{name}"] = new JsonObject { ["value"] = value };

    private string New() => string.Create(CultureInfo.InvariantCulture, $"{++last} 0 R");
}
