using Remit.Kernel;

namespace Remit.Editing;

/// <summary>What somebody typed and what can't be kept any more: it is shown, so that they can copy it.</summary>
/// <param name="Asked">What was asked.</param>
/// <param name="Words">What they typed.</param>
public sealed record TypedAnswer(string Asked, string Words)
{
    /// <summary>Those of some questions that were answered; a date as it was typed.</summary>
    /// <param name="answers">What was sent.</param>
    /// <param name="asked">The control of each question, and what it asks.</param>
    public static IReadOnlyList<TypedAnswer> Of(Answers answers, params IEnumerable<(string Control, string Asked)> asked) =>
        [
            .. from question in asked
            let typed = new[] { question.Control }
                .Concat(TypedDate.Controls(question.Control))
                .SelectMany(answers.All)
                .Select(t => t.Trim())
                .Where(t => t.Length > 0)
                .ToList()
            where typed.Count > 0
            select new TypedAnswer(question.Asked, string.Join(' ', typed)),
        ];
}
