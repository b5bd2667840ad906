using System.Globalization;
using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Partnerships;

namespace Remit.Structure.Matching;

/// <summary>
/// Makes a board or group that a paper speaks of and nobody has recorded: asks for what it needs, and adds it to the import. Where the
/// partnership itself has no record yet, its name is asked for, too.
/// </summary>
internal sealed class NewBody(Proposal proposal, NameMatching matching)
{
    private const int LongestName = 200;
    private const string Nobody = "nobody";
    private const string IsEstablished = "established";
    private const string IsProposed = "proposed";

    /// <summary>The body that the paper is about: everything that it needs is asked.</summary>
    /// <param name="key">The key of the question that it answers; those that follow begin with it and a dot.</param>
    /// <param name="suggested">Its name as the paper has it; null where the paper has none.</param>
    /// <param name="place">Where it stands.</param>
    /// <returns>Null while it has no name.</returns>
    public Body? Whole(string key, string? suggested, FilePlace place)
    {
        if (Name(key, suggested, place) is not { } name)
            return null;
        var kind = Kind(key, name, place);
        var state = proposal.Ask(
            new Question(
                $"{key}.state",
                place,
                $"Is “{LooseName.Short(name)}” established?",
                [new Choice(IsEstablished, "It is established"), new Choice(IsProposed, "It is only proposed")],
                IsEstablished
            )
        );
        var since = state == IsEstablished ? Since(key, place) : null;
        var above = AnswersTo(key, name, place);
        var body = Add(name, kind, state == IsEstablished ? new Period(since, null) : null, place);
        if (above is not null)
            Add(body, above, place);
        Say(body, above, place);
        Partnership(body, place);
        return body;
    }

    /// <summary>A body that a table names among others: only its sort is asked, and the preview says what else was taken.</summary>
    public Body Named(string key, string name, FilePlace place)
    {
        var body = Add(name, Kind(key, name, place), new Period(null, null), place);
        Say(body, null, place);
        Partnership(body, place);
        return body;
    }

    private string? Name(string key, string? suggested, FilePlace place)
    {
        var name = proposal.Ask(
            new Question($"{key}.name", place, "What is the new board or group called?", [], suggested)
            {
                Form = SettingForm.Text,
                Hint = suggested is null
                    ? "Its whole name, such as Safeguarding Children Executive."
                    : "As the paper has it. Change what is wrong.",
            },
            written =>
                written.Length > LongestName ? "A name has 200 letters at most."
                : !written.Any(char.IsLetter) ? "A name has letters."
                : matching.Bodies.Find(written) is { Certainty: Certainty.Certain, Best: { } known }
                && LooseName.Of(known.Name) == LooseName.Of(written)
                    ? $"“{known.Name}” is recorded already. Choose it in the question above, or give this one another name."
                : null
        );
        return string.IsNullOrEmpty(name) ? null : OneLine.Of(name);
    }

    private BodyKind Kind(string key, string name, FilePlace place)
    {
        var answer = proposal.Ask(
            new Question(
                $"{key}.kind",
                place,
                $"What sort of body is “{LooseName.Short(name)}”?",
                [
                    .. Enum.GetValues<BodyKind>()
                        .Select(k => new Choice(Kebab.Of(k), k == BodyKind.Other ? "Another sort of body" : k.OnScreen())),
                ],
                Kebab.Of(BodyTitle.KindIn(name))
            )
        );
        return Kebab.Read<BodyKind>(answer!);
    }

    private DateOnly? Since(string key, FilePlace place)
    {
        var written = proposal.Ask(
            new Question($"{key}.since", place, "Since when is it established?", [], "")
            {
                Form = SettingForm.Date,
                CanBeEmpty = true,
                Hint = "The first day, such as 3 9 2007. Leave it empty if you don’t know it.",
            }
        );
        return LondonDate.TryParse(written ?? "", out var day) ? day : null;
    }

    private Body? AnswersTo(string key, string name, FilePlace place)
    {
        var others = matching
            .Bodies.All.Where(b => b.StateOn(proposal.Today) is BodyState.Proposed or BodyState.Established)
            .OrderBy(b => b.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(b => b.Key, StringComparer.Ordinal)
            .ToList();
        if (others.Count == 0)
            return null;
        var answer = proposal.Ask(
            new Question(
                $"{key}.answers-to",
                place,
                $"To whom does “{LooseName.Short(name)}” answer for everything that it does?",
                [new Choice(Nobody, "Nobody, or not known yet"), .. others.Select(b => new Choice(b.Key, b.Name))],
                Nobody
            )
        );
        return others.Find(b => b.Key == answer);
    }

    private Body Add(string name, BodyKind kind, Period? established, FilePlace place)
    {
        var body = proposal.Add(
            new Body
            {
                Id = proposal.Ids.Next<Body>(),
                Key = FreeKeys.For(name, matching.Bodies.All.Select(b => b.Key)),
                Name = name,
                Kind = kind,
                Established = established,
                Sensitivity = Usual,
                TakenFrom = Path.GetFileName(place.File),
                Order = matching.Bodies.All.Select(b => b.Order + 1).DefaultIfEmpty(0).Max(),
            },
            place
        );
        matching.Add(body);
        return body;
    }

    private void Add(Body body, Body above, FilePlace place) =>
        proposal.Add(
            new Line
            {
                Id = proposal.Ids.Next<Line>(),
                Key = FreeKeys.For(above.Key, []),
                Start = new RecordRef("body", body.Id.Value),
                Kind = LineKind.AccountableTo,
                To = above.Id,
                Scope = Line.Everything,
                Sensitivity = Usual > above.Sensitivity ? Usual : above.Sensitivity,
            },
            place
        );

    private void Say(Body body, Body? above, FilePlace place)
    {
        var sort = body.Kind.OnScreen().ToLowerInvariant();
        var state = body.Established switch
        {
            null => "proposed",
            { From: { } since } => $"established since {LondonDate.Words(since)}",
            _ => "established, since when is not recorded",
        };
        proposal.Say(
            FindingKind.New,
            place,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{("aeio".Contains(sort[0], StringComparison.Ordinal) ? "an" : "a")} {sort}: “{LooseName.Short(body.Name)}”, {state}{(above is null ? "" : $", answering to “{LooseName.Short(above.Name)}”")}."
            )
        );
    }

    private void Partnership(Body body, FilePlace place)
    {
        if (matching.Partnership is null && NewPartnership.Ask(proposal, body.Name, place) is { } made)
            matching.Add(made);
    }

    private Sensitivity Usual => matching.Partnership?.DefaultSensitivity ?? Sensitivity.Partnership;
}
