using Remit.Documents.Writing;
using Remit.Web;

namespace Remit.Structure.Terms;

/// <summary>Terms of reference as the paper that they are.</summary>
internal static class TermsPublication
{
    public static Publication Of(TermsView terms) =>
        new($"{terms.Body.Name}: terms of reference")
        {
            Kind = $"Version {terms.Version}",
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

    // Labels that the intake of terms knows: a paper that was handed out is read in again as what it is.
    private static IEnumerable<Part> Facts(TermsView terms)
    {
        yield return Prose.Fact("Status", terms.State.OnScreen());
        if (terms.State is TermsState.Agreed or TermsState.Superseded)
        {
            yield return Prose.Fact("Agreed by", terms.AgreedBy?.Name ?? TermsWords.NotRecorded);
            yield return Prose.Fact("Agreed on", terms.AgreedOn?.InWords() ?? TermsWords.NotRecorded);
        }
        if (terms.ReviewOn is { } review)
            yield return Prose.Fact("Review by", review.InWords());
    }
}
