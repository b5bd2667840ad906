using Remit.Editing;
using Remit.Kernel;
using Remit.Responsibilities.Registers;

namespace Remit.Responsibilities.Positions;

/// <summary>What a form says of how a responsibility is met, evidence aside.</summary>
internal sealed record PositionAnswers
{
    public required string Text { get; init; }
    public Rating? Rating { get; init; }
    public required bool Nil { get; init; }
    public DateOnly? On { get; init; }
    public RecordRef? By { get; init; }
    public DateOnly? ReviewOn { get; init; }

    /// <summary>What is wrong, by control.</summary>
    public required IReadOnlyList<(string Control, string Message)> Faults { get; init; }

    /// <summary>Reads what was answered.</summary>
    public static PositionAnswers Read(Answers answers, PositionSubject subject, DateOnly today)
    {
        var faults = new List<(string, string)>();
        var text = answers["text"].Trim();
        var isNil = answers["nil"] == "yes";
        if (text.Length == 0)
            faults.Add(
                (
                    "text",
                    isNil
                        ? "Say in your own words that there is nothing in place, or nothing to report"
                        : "Enter what has been done, or say that there is nothing in place"
                )
            );
        else if (text.Length > Position.MostLetters)
            faults.Add(
                (
                    "text",
                    $"This has {text.Length:N0} letters, and may have {Position.MostLetters:N0}. All of it still stands below: shorten it, and attach the rest as a document"
                )
            );
        else if (!Texts.CanBeKept(text))
            faults.Add(("text", "There is a character in it that can’t be kept. Type it again, or paste it as plain text"));
        Rating? rating = null;
        if (answers["rating"] is { Length: > 0 } rated)
        {
            if (Kebab.All(typeof(Rating)).TryGetValue(rated, out var read) && !subject.Row.LeadIn)
                rating = (Rating)read;
            else
                faults.Add(("rating", "Choose one of the ratings"));
        }
        if (TypedDate.Read("on", "The day", answers, out var on) is { } wrong)
            faults.Add(("on", wrong));
        else if (on is null)
            faults.Add(("on", "Enter the day that you speak of"));
        else if (on > today)
            faults.Add(("on", $"{LondonDate.Words(on.Value)} is still to come. Enter today’s date or an earlier one"));
        if (TypedDate.Read("review-on", "The day", answers, out var review) is { } wrongReview)
            faults.Add(("review-on", wrongReview));
        else if (review <= on)
            faults.Add(("review-on", $"It is looked at again after the day that you speak of, {LondonDate.Words(on!.Value)}"));
        var by = subject.Sayers.FirstOrDefault(s => s.Ref.ToString() == answers["by"]);
        if (by is null && answers["by"].Length > 0)
            faults.Add(("by", "Choose who says so"));
        return new PositionAnswers
        {
            Text = text,
            Rating = rating,
            Nil = isNil,
            On = on,
            By = by?.Ref,
            ReviewOn = LookingAgain.By(review, on, subject.Row.ReviewAfter, subject.Register.ReviewAfter),
            Faults = faults,
        };
    }

    /// <summary>Puts what was written before into a form, to be changed.</summary>
    public static void Show(Answers answers, WrittenBefore before)
    {
        var position = before.Position;
        answers["text"] = position.Text;
        answers["rating"] = position.Rating is { } rating ? Kebab.Of(rating) : "";
        answers["nil"] = position.Nil ? "yes" : "";
        answers["by"] = position.By?.ToString() ?? "";
        TypedDate.Show("on", position.On, answers);
        TypedDate.Show("review-on", position.ReviewOn, answers);
        answers.Set(ChosenEvidence.Keep, [.. before.Evidence.Select(e => e.Id.ToString())]);
    }
}
