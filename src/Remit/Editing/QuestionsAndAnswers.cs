using Microsoft.AspNetCore.Mvc.ModelBinding;
using Remit.Kernel;

namespace Remit.Editing;

/// <summary>Several questions of a form, and what a record or a person answers to them.</summary>
internal static class QuestionsAndAnswers
{
    /// <summary>What a record says.</summary>
    public static Answers Shown(this IEnumerable<Question> questions, Record record, Surroundings around)
    {
        var answers = new Answers();
        foreach (var question in questions)
            question.Show(record, around, answers);
        return answers;
    }

    /// <summary>Writes each answer as its question itself would.</summary>
    public static void Settle(this IEnumerable<Question> questions, Answers answers, Surroundings around)
    {
        foreach (var question in questions)
            question.Settle(answers, around);
    }

    /// <summary>Puts the answers into a record.</summary>
    /// <returns>What is wrong with them.</returns>
    public static IReadOnlyList<Wrong> Taken(
        this IEnumerable<Question> questions,
        Answers answers,
        Record record,
        Surroundings around
    )
    {
        var wrongs = new List<Wrong>();
        foreach (var question in questions)
            if (question.Take(answers, record, around) is { } wrong)
                wrongs.Add(new Wrong(question.ControlOf(wrong), wrong));
        return wrongs;
    }

    /// <summary>Has what is wrong said on the page.</summary>
    public static void Say(this ModelStateDictionary page, IEnumerable<Wrong> wrongs)
    {
        foreach (var wrong in wrongs)
            page.AddModelError(wrong.Control ?? "", wrong.Message);
    }

    /// <summary>What is said to be wrong with the answer to a question; null for nothing.</summary>
    public static string? ErrorOf(this ModelStateDictionary page, Question question) =>
        question
            .PlacesOfErrors.Select(c => page.TryGetValue(c, out var state) ? state.Errors.FirstOrDefault()?.ErrorMessage : null)
            .FirstOrDefault(e => e is not null);
}
