using Remit.Documents;

namespace Remit.Intake;

/// <summary>What is taken over in one way unless a person says otherwise. Nobody has to answer it, and all of a paper stand in one list.</summary>
/// <param name="Key">Its word in answers, beside those of the questions.</param>
/// <param name="Place">Where it stands in the file.</param>
/// <param name="Words">What it is: "1. Purpose".</param>
/// <param name="Choices">What can become of it; two at least.</param>
/// <param name="Usual">What becomes of it where nobody says otherwise; one of the choices.</param>
public sealed record Offer(string Key, FilePlace Place, string Words, IReadOnlyList<Choice> Choices, string Usual);

/// <summary>An offer, and what holds of it.</summary>
public sealed record TakenOffer(Offer Offer, string Answer)
{
    /// <summary>What becomes of it, in words.</summary>
    public string InWords => Offer.Choices.First(c => c.Value == Answer).Words;
}
