using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Web.TagHelpers;

namespace Remit.Decisions.Recording;

/// <summary>What a decision changes in Remit: rows of each kind of change, more of them where more are asked for.</summary>
internal abstract partial class DecideTask
{
    /// <summary>So many rows of a kind are taken at most.</summary>
    public const int MostRows = 30;

    private const int RowsMore = 4;
    private const string MoreStep = "more-";

    /// <summary>The kinds of changes, each with what is chosen of.</summary>
    public IReadOnlyList<ChangeQuestion> Changeable { get; private set; } = [];

    /// <summary>Whether the form says that it changes something in Remit, or asks about that again.</summary>
    public bool ChangesSomething =>
        Grows
        || Changeable.Any(c => RowsOf(c) > 1)
        || Answers
            .Controls.Concat(ModelState.Keys)
            .Any(c => c.StartsWith("effect-", StringComparison.Ordinal) && (Texts.OrNull(Answers[c]) ?? ErrorOf(c)) is not null);

    /// <summary>What changes, as it is checked.</summary>
    public IEnumerable<(string Title, string Words)> Changes =>
        from question in Changeable
        from row in RowControls(question)
        let chosen = Chose(question.Options, row)
        where chosen is not null
        let beside = question.Beside is { } part ? Chose(part.Options, $"{row}-{part.Name}") : null
        let day = question.From is null ? null : TypedDate.Said($"{row}-from", Answers)
        select (question.Title, $"{chosen}{(beside is null ? "" : $": {beside}")}{(day is null ? "" : $", from {day}")}");

    /// <summary>Whether more rows are asked for, with everything that was typed kept.</summary>
    private bool Grows => Answers[StepControl].StartsWith(MoreStep, StringComparison.Ordinal);

    /// <summary>How many rows of a kind are shown: those that were, and more where they are asked for.</summary>
    public int RowsOf(ChangeQuestion question) =>
        Math.Min(
            MostRows,
            Enumerable.Range(0, MostRows).LastOrDefault(n => Answers.Has(question.Control(n)))
                + 1
                + (Answers[StepControl] == question.MoreStep ? RowsMore : 0)
        );

    /// <summary>The first controls of the rows of a kind.</summary>
    public IEnumerable<string> RowControls(ChangeQuestion question) =>
        Enumerable.Range(0, RowsOf(question)).Select(question.Control);

    /// <summary>The control of a row at which something is wrong.</summary>
    private string ControlIn(string row, string? field)
    {
        var part = $"{row}-{field}";
        return TypedDate.Controls(part).Prepend(part).Any(Answers.Has) ? part : row;
    }

    private string? Chose(IReadOnlyList<SelectOption> options, string control) =>
        options.FirstOrDefault(o => o.Value == Answers[control] && o.Value != "")?.Text;

    private async Task<IReadOnlyList<ChangeQuestion>> WhatCanChange(Db db)
    {
        var below = (await BodiesBelow.Of(db, Body.Id, Meeting.Date)).ToList();
        return
        [
            new("terms", "Terms of reference that become agreed", "Which terms?", await TermsToAgree(db), "terms")
            {
                From = ("From when?", "Leave it empty for the day on which the decision stands."),
            },
            new(
                "programme",
                "Work programme that becomes agreed",
                "Which work programme?",
                await ProgrammesToAgree(db),
                "work programmes"
            ),
            new("place", "Place that somebody takes", "Which place?", await PlacesToTake(db, below), "places to take")
            {
                Beside = ("person", "Who takes it?", await EverybodyOfToday(db)),
                From = ("From when?", "Leave it empty for the day on which the decision stands."),
            },
            new(
                "gives-up",
                "Place that somebody gives up",
                "Which place, and who?",
                await PlacesToGiveUp(db, below),
                "places to give up"
            )
            {
                From = (
                    "Given up from when?",
                    "The first day on which they do not sit there. Leave it empty for the day on which the decision stands."
                ),
            },
            new("report", "Report that goes to a meeting", "Which report?", await ReportsToPlace(db), "reports")
            {
                Beside = ("meeting", "To which meeting?", await MeetingsAfter(db)),
            },
        ];
    }

    private async Task<IReadOnlyList<WantedEffect>> Effects(Db db)
    {
        var all = new List<WantedEffect>();
        foreach (var question in Changeable)
        {
            foreach (var row in RowControls(question))
                if (await Effect(db, question, row) is { } effect)
                    all.Add(effect with { Control = row });
            if (Texts.OrNull(Answers[question.Control(MostRows)]) is not null)
                ModelState.AddModelError(question.Control(MostRows - 1), question.TooMany);
        }
        return all;
    }

    /// <summary>What a row says; null, with its errors, where it says nothing that can be done.</summary>
    private async Task<WantedEffect?> Effect(Db db, ChangeQuestion question, string row)
    {
        var from = Day($"{row}-from", "The day from which it holds");
        if (Texts.OrNull(Answers[row]) is not { } chosen)
        {
            if (from is not null || (question.Beside is { } other && Texts.OrNull(Answers[$"{row}-{other.Name}"]) is not null))
                ModelState.AddModelError(row, "Choose what changes, or leave the row empty");
            return null;
        }
        switch (question.Kind)
        {
            case "place":
                return await Taken(db, chosen, row, from);
            case "gives-up":
                return await GivenUp(db, chosen, row, from);
            case "report":
                return await Placed(db, chosen, row);
            default:
                if (await db.RecordAt(question.Kind, chosen) is { } record)
                    return new WantedEffect(new RecordRef(question.Kind, record.RowId)) { From = from };
                ModelState.AddModelError(row, "Choose from the list what becomes agreed");
                return null;
        }
    }

    private async Task<WantedEffect?> Taken(Db db, string path, string row, DateOnly? from)
    {
        var key = Answers[$"{row}-person"];
        if (await PlaceAt(db, path) is not { } place)
            ModelState.AddModelError(row, "Choose a place from the list");
        else if (await db.All<Person>().FirstOrDefaultAsync(p => p.Key == key) is not { } person)
            ModelState.AddModelError($"{row}-person", "Choose who takes the place");
        else
            return new WantedEffect(new RecordRef("place", place.Value)) { Person = person.Id, From = from };
        return null;
    }

    private async Task<WantedEffect?> GivenUp(Db db, string chosen, string row, DateOnly? from)
    {
        var (path, key) = chosen.Split('=', 2) is [var of, var who] ? (of, who) : (chosen, "");
        if (await PlaceAt(db, path) is { } place && await db.All<Person>().FirstOrDefaultAsync(p => p.Key == key) is { } person)
            return new WantedEffect(new RecordRef("place", place.Value))
            {
                Person = person.Id,
                GivesUp = true,
                From = from,
            };
        ModelState.AddModelError(row, "Choose a place and who gives it up from the list");
        return null;
    }

    private async Task<WantedEffect?> Placed(Db db, string key, string row)
    {
        if (await ReportOf(db, key) is not { } report)
            ModelState.AddModelError(row, "Choose a report from the list");
        else if (await Of(db, Answers[$"{row}-meeting"], true) is not { } to)
            ModelState.AddModelError($"{row}-meeting", "Choose the meeting to which the report goes");
        else
            return new WantedEffect(new RecordRef("report", report.Value)) { Meeting = to };
        return null;
    }

    /// <summary>A place by its key where it is one of this body, and by the body's key and its own where it is one of another.</summary>
    private async Task<Id<Place>?> PlaceAt(Db db, string path) =>
        await db.RecordAt("place", path.Contains('/', StringComparison.Ordinal) ? path : $"{Body.Key}/{path}") is Place place
            ? place.Id
            : null;

    /// <summary>A kind of change, as a row of it is asked.</summary>
    /// <param name="Kind">The kind, as its controls have it.</param>
    /// <param name="Title">What it is.</param>
    /// <param name="Which">How it is asked what changes.</param>
    /// <param name="Options">What can change.</param>
    /// <param name="Several">Several of the kind, in words.</param>
    public sealed record ChangeQuestion(
        string Kind,
        string Title,
        string Which,
        IReadOnlyList<SelectOption> Options,
        string Several
    )
    {
        /// <summary>What is chosen beside it; null for nothing.</summary>
        public (string Name, string Asked, IReadOnlyList<SelectOption> Options)? Beside { get; init; }

        /// <summary>How it is asked from when; null where it is not.</summary>
        public (string Asked, string Hint)? From { get; init; }

        /// <summary>The step by which there are more rows of it.</summary>
        public string MoreStep => DecideTask.MoreStep + Kind;

        /// <summary>Why there are not.</summary>
        public string TooMany =>
            $"One decision takes at most {MostRows} {Several} here. Record the others with another decision.";

        /// <summary>The first control of a row.</summary>
        public string Control(int row) => $"effect-{Kind}-{row}";
    }
}
