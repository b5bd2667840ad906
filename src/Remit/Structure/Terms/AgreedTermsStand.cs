using Remit.Data;
using Remit.Kernel;

namespace Remit.Structure.Terms;

/// <summary>
/// Terms of reference go from draft to proposed to agreed to superseded, or are withdrawn before they are agreed; once agreed, their text
/// stands as it was agreed, and so does what they say about how the body decides and how many reports to note a meeting takes; where none of that was recorded it can be recorded later.
/// Only an erasure takes names out of the text.
/// </summary>
internal sealed class AgreedTermsStand : IInvariant
{
    private static readonly (string Property, string Field)[] Said =
    [
        (nameof(TermsOfReference.DecidesBy), "decides-by"),
        (nameof(TermsOfReference.CastingVote), "casting-vote"),
        (nameof(TermsOfReference.MostToNote), "most-to-note"),
    ];

    public Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var refusals = new List<Refusal>();
        foreach (var (terms, before) in touched.Changed<TermsOfReference>())
        {
            var was = before.GetValue<TermsState>(nameof(TermsOfReference.State));
            var itself = new RecordRef("terms", terms.RowId);
            if (terms.State == TermsState.Withdrawn && was is TermsState.Agreed or TermsState.Superseded)
                refusals.Add(
                    new Refusal(
                        "Only what is not agreed can be withdrawn",
                        $"These terms are {Kebab.Words(was)}. Agree a new version in their place.",
                        itself,
                        "state"
                    )
                );
            else if (terms.State < was)
                refusals.Add(
                    new Refusal(
                        "Terms only go forward",
                        $"These terms are {Kebab.Words(was)} and can't become {Kebab.Words(terms.State)} again. Write a new version.",
                        itself,
                        "state"
                    )
                );
            if (was >= TermsState.Agreed && touched.Restated(terms, before, [nameof(TermsOfReference.Text)]) is not null)
                refusals.Add(
                    new Refusal(
                        "Agreed terms stand as they were agreed",
                        $"These terms are {Kebab.Words(was)}, so their text can't change. Write a new version.",
                        itself,
                        "text"
                    )
                );
            foreach (var (property, field) in Said)
                if (
                    was >= TermsState.Agreed
                    && before[property] is { } said
                    && touched.Restated(terms, before, [property]) is not null
                )
                    refusals.Add(
                        new Refusal(
                            "Agreed terms stand as they were agreed",
                            $"These terms are {Kebab.Words(was)} and say “{(said is Enum choice ? Kebab.Words(choice) : said)}” here, which can't change. Write a new version.",
                            itself,
                            field
                        )
                    );
        }
        return Task.FromResult<IReadOnlyList<Refusal>>(refusals);
    }
}
