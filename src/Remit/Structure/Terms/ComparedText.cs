namespace Remit.Structure.Terms;

/// <summary>Two versions compared, as the command line says it: [-taken out-] and {+put in+}.</summary>
internal static class ComparedText
{
    public static string Of(TermsComparison compared) =>
        string.Join(
            "\n\n",
            compared
                .Parts.Where(p => p.Change != PartChange.Same || p.Before is not null)
                .Select(Part)
                .Prepend(compared.InWords())
        );

    private static string Part(ComparedPart part) =>
        $"{part.Heading ?? "What stands first"} ({part.Change.OnScreen().ToLowerInvariant()}{(part.Before is null ? "" : $"; was “{part.Before}”")})\n"
        + string.Concat(Folding.Of(part.Text).Select(Piece)).Trim();

    private static string Piece(Folding piece) =>
        piece.IsFolded
            ? " […] "
            : piece.Stretch.Kind switch
            {
                StretchKind.Removed => Marked("[-", piece.Stretch.Text, "-]"),
                StretchKind.Inserted => Marked("{+", piece.Stretch.Text, "+}"),
                StretchKind.Same => piece.Stretch.Text,
            };

    /// <summary>The marks go round the words; the white space that follows them stays outside, as it stands.</summary>
    private static string Marked(string opening, string text, string closing)
    {
        var words = text.TrimEnd();
        return $"{opening}{words.TrimStart()}{closing}{text[words.Length..]}";
    }
}
