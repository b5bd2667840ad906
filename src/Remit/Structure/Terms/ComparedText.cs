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
                StretchKind.Removed => $"[-{piece.Stretch.Text.Trim()}-] ",
                StretchKind.Inserted => $"{{+{piece.Stretch.Text.Trim()}+}} ",
                StretchKind.Same => piece.Stretch.Text,
            };
}
