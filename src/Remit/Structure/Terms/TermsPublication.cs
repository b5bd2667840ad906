using Remit.Documents.Writing;
using Remit.Web;

namespace Remit.Structure.Terms;

/// <summary>Terms of reference as the paper that they are.</summary>
internal static class TermsPublication
{
    public static Publication Of(TermsView terms) =>
        new($"{terms.Body.Name}: terms of reference")
        {
            Kind = $"Version {terms.Version}, {terms.State.OnScreen().ToLowerInvariant()}",
            Parts =
            [
                .. Facts(terms),
                .. terms.Parts.SelectMany(part =>
                    (part.Heading is null ? [] : new Part[] { new Heading(1, part.Heading) }).Concat(
                        MarkdownParts.Of(part.Text, part.Heading is null ? 1 : 2)
                    )
                ),
            ],
            Sheets = [],
        };

    private static IEnumerable<Part> Facts(TermsView terms)
    {
        if (terms.State is TermsState.Agreed or TermsState.Superseded)
            yield return Prose.Fact(
                "Agreed",
                $"by {terms.AgreedBy?.Name ?? "whom is not recorded"}, {(terms.AgreedOn is { } on ? $"on {on.InWords()}" : "when is not recorded")}"
            );
        if (terms.ReviewOn is { } review)
            yield return Prose.Fact("To be reviewed by", review.InWords());
    }
}
