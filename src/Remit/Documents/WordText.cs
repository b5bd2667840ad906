using System.Text;
using System.Xml.Linq;

namespace Remit.Documents;

/// <summary>
/// The words of a Word paragraph as a reader of the printed page sees them: the results of fields, what was inserted, the marks of
/// notes; not what was deleted, hidden, commented or only asks to be filled in. What is passed over is told to the notices.
/// </summary>
internal sealed class WordText(WordStyles styles, WordNotices notices)
{
    private readonly StringBuilder text = new();
    private readonly Stack<bool> instructions = new();
    private (bool Bold, bool Plain) weights;
    private bool isParagraphBold;
    private bool isRunBold;

    /// <summary>The text boxes that are anchored in what was read last.</summary>
    public List<XElement> Boxes { get; } = [];

    /// <summary>The notes that the text refers to, in its order: footnote or endnote, and its id.</summary>
    public List<(string Kind, string Id, string Mark)> Notes { get; } = [];

    /// <summary>Whether all words of what was read last are bold.</summary>
    public bool IsBold => weights is { Bold: true, Plain: false };

    /// <summary>The text of a paragraph; a line break in it is "\n", a tab "\t".</summary>
    public string Read(XElement paragraph)
    {
        text.Clear();
        Boxes.Clear();
        // A field that is damaged must not swallow what follows it.
        instructions.Clear();
        var style = paragraph.Element("pPr").Value("pStyle");
        weights = default;
        isRunBold = isParagraphBold = styles.IsBold(styles.Of(paragraph.Element("pPr"))) == true;
        Walk(paragraph, styles.IsHidden(style));
        return text.ToString();
    }

    private void Walk(XElement element, bool isHidden)
    {
        foreach (var child in element.Elements())
            Take(child, isHidden);
    }

    private void Take(XElement element, bool isHidden)
    {
        switch (element.Name.LocalName)
        {
            case "pPr" or "rPr" or "tblPr" or "trPr" or "tcPr" or "sectPr" or "sdtPr" or "sdtEndPr" or "instrText" or "delText":
                break;
            case "del" or "moveFrom":
                notices.Tracked();
                break;
            case "ins" or "moveTo":
                notices.Tracked();
                Walk(element, isHidden);
                break;
            case "r":
                isRunBold = IsBoldRun(element);
                Walk(element, IsHidden(element, isHidden));
                break;
            case "t" when isHidden:
                if (element.Value.Length > 0)
                    notices.Count(WordNotices.Hidden);
                break;
            case "t":
                Append(element.Value);
                break;
            case "tab" or "ptab":
                Append("\t");
                break;
            case "br" or "cr":
                Append("\n");
                break;
            case "noBreakHyphen":
                Append("-");
                break;
            case "sym" when !isHidden:
                AppendSymbol((string?)element.Attribute("font") ?? "", (string?)element.Attribute("char") ?? "");
                break;
            case "fldChar":
                Field(element);
                break;
            case "footnoteReference" or "endnoteReference":
                AppendNote(element);
                break;
            case "commentReference":
                notices.Count(WordNotices.Comments);
                break;
            case "txbxContent":
                Boxes.Add(element);
                break;
            case "AlternateContent":
                if (Chosen(element) is { } chosen)
                    Walk(chosen, isHidden);
                break;
            case "sdt" when element.Element("sdtPr").Switch("showingPlcHdr") == true:
                notices.Count(WordNotices.Placeholders);
                break;
            case "object":
                notices.Count(WordNotices.Objects);
                break;
            case "drawing" or "pict":
                var boxes = Boxes.Count;
                Walk(element, isHidden);
                if (Boxes.Count == boxes)
                    notices.Count(WordNotices.Pictures);
                break;
            default:
                Walk(element, isHidden);
                break;
        }
    }

    /// <summary>What a newer Word shows, or, where that holds no words, what an older one does; never both.</summary>
    internal static XElement? Chosen(XElement alternatives)
    {
        var choices = alternatives.Elements().Where(child => child.Name.LocalName is "Choice" or "Fallback").ToList();
        return choices.Find(choice => choice.Descendants().Any(child => child.Name.LocalName is "t" or "tbl"))
            ?? choices.FirstOrDefault();
    }

    private bool IsHidden(XElement run, bool isParagraphHidden)
    {
        var properties = run.Element("rPr");
        return properties.Switch("vanish")
            ?? (properties.Value("rStyle") is { } style && styles.IsHidden(style) ? true : isParagraphHidden);
    }

    private bool IsBoldRun(XElement run)
    {
        var properties = run.Element("rPr");
        return properties.Switch("b")
            ?? (properties.Value("rStyle") is { } style ? styles.IsBold(style) : null)
            ?? isParagraphBold;
    }

    private void Append(string written)
    {
        if (instructions.Contains(true))
            return;
        if (written.Any(char.IsLetterOrDigit))
            weights = (weights.Bold || isRunBold, weights.Plain || !isRunBold);
        foreach (var sign in written)
        {
            _ = sign switch
            {
                '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u200E' or '\u200F' or '\u2060' or '\uFEFF' => text,
                '\u00A0' or '\u2007' or '\u202F' => text.Append(' '),
                '\u2011' => text.Append('-'),
                '\r' => text.Append(' '),
                >= '\uF020' and <= '\uF0FF' => text.Append(WordSymbols.Of("", sign) ?? sign),
                _ when char.IsControl(sign) && sign is not ('\n' or '\t') => text,
                _ => text.Append(sign),
            };
        }
    }

    private void AppendSymbol(string font, string code)
    {
        if (!ushort.TryParse(code, System.Globalization.NumberStyles.HexNumber, null, out var value))
            return;
        if (WordSymbols.Of(font, (char)value) is { } sign)
        {
            Append(sign.ToString());
            return;
        }
        notices.Count(WordNotices.Symbols);
        Append("\uFFFD");
    }

    // Between its begin and its separator a field holds what is to be computed; after it, what came out.
    private void Field(XElement character)
    {
        switch ((string?)character.Attribute("fldCharType"))
        {
            case "begin":
                var form = character.Element("ffData");
                if (form?.Element("checkBox") is { } box)
                    Append((box.Switch("checked") ?? box.Switch("default")) == true ? "☒" : "☐");
                else if (form?.Element("ddList") is { } list)
                    Append(
                        list.Elements("listEntry").ElementAtOrDefault(list.Element("result").Whole("val") ?? 0) is { } entry
                            ? (string?)entry.Attribute("val") ?? ""
                            : ""
                    );
                instructions.Push(true);
                break;
            case "separate" when instructions.Count > 0:
                instructions.Pop();
                instructions.Push(false);
                break;
            case "end" when instructions.Count > 0:
                instructions.Pop();
                break;
        }
    }

    private void AppendNote(XElement reference)
    {
        var kind = reference.Name.LocalName == "footnoteReference" ? "footnote" : "endnote";
        var mark = $"[{Notes.Count + 1}]";
        Notes.Add((kind, (string?)reference.Attribute("id") ?? "", mark));
        Append(mark);
    }
}
