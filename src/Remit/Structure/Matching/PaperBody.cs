using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;
using Remit.Structure.Bodies;

namespace Remit.Structure.Matching;

/// <summary>How an intake asks for the body that its papers are about.</summary>
/// <param name="Question">"Which board or group are they members of?"</param>
/// <param name="ByTitle">What it says where the title names one, before its name: "these are the members of".</param>
public sealed record BodyWords(string Question, string ByTitle)
{
    /// <summary>The answer that there is none; null where a paper of this kind has one.</summary>
    public string? None { get; init; }
}

/// <summary>What is settled about the body of a paper.</summary>
/// <param name="Body">The body; null where there is none.</param>
/// <param name="IsOpen">Whether nothing can be read before somebody answers, or puts right what was refused.</param>
public sealed record FoundBody(Body? Body, bool IsOpen);

/// <summary>
/// Tells which board or group a paper is about: the one that was chosen, else the one that its titles name. Where that is doubtful, or
/// none is recorded that they could mean, a person says which it is, or makes it; a new one comes in with the paper, in the same change.
/// </summary>
/// <param name="proposal">The import.</param>
/// <param name="matching">The recorded names; a new body is made known to it.</param>
public sealed class PaperBody(Proposal proposal, NameMatching matching)
{
    /// <summary>The setting that chooses it, and the question that asks for it.</summary>
    public const string Key = "body";

    private const string None = "none";
    private const int Likely = 60;

    private readonly NewBody newBody = new(proposal, matching);

    /// <summary>The setting by which a person chooses the body beforehand.</summary>
    public static IntakeSetting Setting(string name, string hint) =>
        new(Key, name, hint, SettingForm.Record)
        {
            Kinds = ["body"],
            Another = new Choice(NameMatching.SomeoneNew, "A new board or group, which is not recorded yet"),
        };

    /// <summary>The body of the paper.</summary>
    /// <param name="words">How the intake asks.</param>
    /// <param name="titles">What may name it, the likeliest first.</param>
    /// <param name="place">Where the paper begins.</param>
    public FoundBody Of(BodyWords words, IReadOnlyList<BodyTitle> titles, FilePlace place)
    {
        var certain = Certain(titles);
        if (proposal.Answers.Setting(Key) is { } said)
            return Said(said, certain, titles, place);
        if (certain is var (title, named))
        {
            proposal.Say(FindingKind.Unchanged, title.Place, $"{words.ByTitle} “{named.Name}”, by the title.");
            return new FoundBody(named, false);
        }
        var (written, match) = Doubtful(titles);
        var name = titles.Select(t => (Title: t, t.Name)).FirstOrDefault(t => t.Name is not null);
        if (words.None is not null && match is null && name.Name is null)
            return new FoundBody(null, false);
        var at = written?.Place ?? name.Title?.Place ?? place;
        var choices = Choices(match, words.None);
        var suggested =
            match?.Best!.Key
            ?? (
                name.Name is not null ? NameMatching.SomeoneNew
                : words.None is not null ? None
                : null
            );
        var answer =
            choices.Count == 1
                ? NameMatching.SomeoneNew
                : proposal.Ask(
                    new Question(Key, at, words.Question, choices, suggested)
                    {
                        Hint = (written ?? name.Title) is { } by
                            ? $"{by.Place.InWords}: “{LooseName.Short(by.Text)}”"
                            : "The paper doesn’t say.",
                    }
                );
        return answer switch
        {
            null => new FoundBody(null, true),
            None when words.None is not null => new FoundBody(null, false),
            NameMatching.SomeoneNew => Made(newBody.Whole(Key, name.Name, at)),
            _ => new FoundBody(matching.Bodies.All.First(b => b.Key == answer), false),
        };
    }

    /// <summary>The body of a name in a table or heading of the paper; null, and said, where it is left out.</summary>
    public Body? Named(string written, FilePlace place)
    {
        var match = matching.Bodies.Find(written);
        if (match.Certainty == Certainty.Certain)
            return match.Best;
        var key = NameMatching.KeyOf(Key, written);
        var answer = proposal.Ask(
            new Question(
                key,
                place,
                $"Which board or group is “{LooseName.Short(written)}”?",
                [.. Choices(match, null), new Choice(NameMatching.LeaveOut, "None: leave out what is said of it")],
                match.Candidates is [{ Likeness: >= Likely } best, ..] ? best.Record.Key
                    : BodyTitle.NamesABody(written) ? NameMatching.SomeoneNew
                    : NameMatching.LeaveOut
            )
        );
        if (answer == NameMatching.SomeoneNew)
            return newBody.Named(key, OneLine.Of(written), place);
        if (answer != NameMatching.LeaveOut)
            return matching.Bodies.All.First(b => b.Key == answer);
        proposal.Say(
            FindingKind.LeftOut,
            place,
            $"what is said of “{LooseName.Short(written)}”: it is taken for no board or group."
        );
        return null;
    }

    private FoundBody Said(string said, (BodyTitle Title, Body Body)? certain, IReadOnlyList<BodyTitle> titles, FilePlace place)
    {
        if (said == NameMatching.SomeoneNew)
            return Made(newBody.Whole(Key, titles.Select(t => t.Name).FirstOrDefault(n => n is not null), place));
        if (matching.Bodies.All.FirstOrDefault(b => b.Key == said) is not { } body)
        {
            var known = matching.Bodies.All.Select(b => b.Key).Order(StringComparer.Ordinal).Take(20).ToList();
            proposal.Say(
                FindingKind.Refused,
                null,
                $"there is no body with the key “{LooseName.Short(said)}”. {(known.Count == 0 ? "None is recorded yet: " : $"Recorded are {string.Join(", ", known)}; ")}“{NameMatching.SomeoneNew}” makes one."
            );
            return new FoundBody(null, true);
        }
        if (certain is var (title, named) && named != body)
            proposal.Say(FindingKind.Doubtful, title.Place, $"the title names “{named.Name}”, and you chose “{body.Name}”.");
        return new FoundBody(body, false);
    }

    private (BodyTitle Title, Body Body)? Certain(IReadOnlyList<BodyTitle> titles)
    {
        foreach (var title in titles)
        foreach (var text in new[] { title.Text, title.Name })
            if (text is { Length: > 1 } && matching.Bodies.Find(text) is { Certainty: Certainty.Certain, Best: { } body })
                return (title, body);
        return null;
    }

    private (BodyTitle? Title, Match<Body>? Match) Doubtful(IReadOnlyList<BodyTitle> titles)
    {
        foreach (var title in titles)
        foreach (var text in new[] { title.Name, title.Text })
            if (text is { Length: > 1 } && matching.Bodies.Find(text) is { Candidates: [{ Likeness: >= Likely }, ..] } match)
                return (title, match);
        return (null, null);
    }

    private List<Choice> Choices(Match<Body>? match, string? none)
    {
        var likely = match?.Candidates ?? [];
        var others = matching
            .Bodies.All.Where(b => likely.All(c => c.Record != b))
            .OrderBy(b => b.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(b => b.Key, StringComparer.Ordinal);
        return
        [
            .. likely.Select(c => new Choice(c.Record.Key, $"{c.Name} ({c.Why})")),
            .. others.Select(b => new Choice(b.Key, b.Name)),
            new Choice(NameMatching.SomeoneNew, "A new board or group, which is not recorded yet"),
            .. none is null ? Array.Empty<Choice>() : [new Choice(None, none)],
        ];
    }

    private static FoundBody Made(Body? body) => new(body, body is null);
}
