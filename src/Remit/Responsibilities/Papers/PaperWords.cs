namespace Remit.Responsibilities.Papers;

/// <summary>Texts of papers, to compare and to quote.</summary>
internal static class PaperWords
{
    /// <summary>Words without the accidents of typing: runs of white space are one blank, curly marks are straight, case falls away.</summary>
    public static string Plain(string text) =>
        string.Join(
                ' ',
                text.Replace('’', '\'')
                    .Replace('‘', '\'')
                    .Replace('“', '"')
                    .Replace('”', '"')
                    .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            )
            .TrimEnd('.', ',', ';')
            .ToLowerInvariant();

    /// <summary>The beginning of a text on one line, to quote it.</summary>
    public static string Short(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= 80 ? line : line[..77].TrimEnd() + "…";
    }
}
