using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Structure.Terms;

/// <summary>Two versions of terms of reference as a paper that shows each change: what was put in is underlined, what was taken out struck through.</summary>
internal static class ComparedPaper
{
    public static Publication Of(Named body, TermsCompared? compared) =>
        new($"{body.Name}: what changes in the terms of reference")
        {
            Kind = compared is null ? null : $"From version {compared.Earlier.Key} to version {compared.Later.Key}",
            Parts = compared is null
                ? [new Prose("There is one version, and nothing to compare it with.")]
                : [.. Parts(compared)],
            Sheets = [],
        };

    private static IEnumerable<Part> Parts(TermsCompared compared)
    {
        yield return Prose.Fact($"Version {compared.Earlier.Key}", compared.Earlier.InWords());
        yield return Prose.Fact($"Version {compared.Later.Key}", compared.Later.InWords());
        yield return new Prose(compared.InWords);
        yield return new Prose(
            new Phrase([
                new TextRun("Words that were put in are underlined") { IsInserted = true },
                new TextRun("; "),
                new TextRun("words that were taken out are struck through") { IsRemoved = true },
                new TextRun("."),
            ])
        );
        foreach (var part in compared.Text.Parts)
        {
            yield return new Heading(
                1,
                $"{part.Heading ?? "What stands first"}{(part.Change == PartChange.Same ? "" : $" ({part.Change.OnScreen().ToLowerInvariant()})")}"
            );
            if (part.Before is not null)
                yield return new Prose(
                    part.Before.Length == 0 ? "It had no heading before." : $"Its heading was “{part.Before}”."
                );
            if (part.Change == PartChange.Same)
                yield return new Prose("Reads as before.");
            else if (part.Text.Count > 0)
                yield return new Prose(new Phrase([.. Folding.Of(part.Text).Select(Run)]));
        }
        yield return new Heading(1, "How quorum is worked out");
        if (compared.QuorumBefore == compared.QuorumNow)
            yield return new Prose($"As before: {compared.QuorumNow}.");
        else
        {
            yield return Prose.Fact("Before", compared.QuorumBefore);
            yield return Prose.Fact("Now", compared.QuorumNow);
        }
        yield return new Heading(1, "How it decides");
        if (compared.DecidingBefore == compared.DecidingNow)
            yield return new Prose($"As before: {compared.DecidingNow}");
        else
        {
            yield return Prose.Fact("Before", compared.DecidingBefore);
            yield return Prose.Fact("Now", compared.DecidingNow);
        }
        yield return new Heading(1, "Reports only to be noted");
        if (compared.ToNoteBefore == compared.ToNoteNow)
            yield return new Prose($"As before: {compared.ToNoteNow}");
        else
        {
            yield return Prose.Fact("Before", compared.ToNoteBefore);
            yield return Prose.Fact("Now", compared.ToNoteNow);
        }
    }

    private static TextRun Run(Folding piece) =>
        piece.IsFolded
            ? new TextRun($"\n[{piece.Stretch.Words.Counted("word that reads", "words that read")} as before]\n")
            {
                IsItalic = true,
            }
            : new TextRun(piece.Stretch.Text)
            {
                IsInserted = piece.Stretch.Kind == StretchKind.Inserted,
                IsRemoved = piece.Stretch.Kind == StretchKind.Removed,
            };
}
