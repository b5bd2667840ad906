using System.Text;

namespace Remit.Documents;

/// <summary>Gathers the text of a web page into lines as a browser shows it: white space becomes one space, unseen signs nothing.</summary>
internal sealed class WebLines
{
    private readonly List<string> lines = [];
    private readonly StringBuilder current = new();
    private bool space;
    private (bool Bold, bool Plain) weights;

    /// <summary>Whether all words so far are bold.</summary>
    public bool IsBold => weights is { Bold: true, Plain: false };

    public bool IsBlank => current.Length == 0 && lines.TrueForAll(line => line.Length == 0);

    public void Add(string text, bool keepsLines = false, bool isBold = false)
    {
        if (text.Any(char.IsLetterOrDigit))
            weights = (weights.Bold || isBold, weights.Plain || !isBold);
        foreach (var c in text)
        {
            if (keepsLines && c == '\n')
            {
                Break();
            }
            else if (char.IsWhiteSpace(c))
            {
                space = current.Length > 0;
            }
            else if (!IsUnseen(c))
            {
                if (space)
                    current.Append(' ');
                space = false;
                current.Append(c);
            }
        }
    }

    /// <summary>A line break: two of them leave an empty line.</summary>
    public void Break()
    {
        lines.Add(current.ToString());
        current.Clear();
        space = false;
    }

    /// <summary>The edge of a paragraph: ends the line where there is one.</summary>
    public void EndLine()
    {
        if (current.Length > 0)
            Break();
    }

    /// <summary>The lines so far, without empty ones at either end, and begins anew.</summary>
    public List<string> Take()
    {
        EndLine();
        var first = lines.FindIndex(line => line.Length > 0);
        var taken = first < 0 ? [] : lines.GetRange(first, lines.FindLastIndex(line => line.Length > 0) - first + 1);
        lines.Clear();
        space = false;
        weights = default;
        return taken;
    }

    // Soft hyphen, zero-width space and joiners, byte order mark, and control characters.
    private static bool IsUnseen(char c) =>
        c is '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' || char.IsControl(c);
}
