using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Comparing;
using Remit.Structure.Places;
using Remit.Structure.Terms;

namespace Remit.Structure.Timeline;

/// <summary>
/// Tells of one body: what has a date as an event, what lasted as a bar, and what nobody dated apart. A thing that ended is told on the day
/// after its last, which is the first on which it was not so.
/// </summary>
internal sealed class TimelineTelling(Body body, NamesInTime names)
{
    public List<TimelineEvent> Events { get; } = [];
    public List<TimelineBar> Bars { get; } = [];
    public List<UndatedFact> Undated { get; } = [];

    /// <summary>Proposed, established, renamed, closed.</summary>
    public void Life()
    {
        var (life, established) = (body.Period, body.Established);
        foreach (var day in Ends(life).Concat(established is { } e ? Ends(e) : []).Distinct().Order())
            Tell(day, ChangeSubject.Bodies, ChangeSentences.Became(names.On(day), StateBefore(day), body.StateOn(day)));
        foreach (var had in names.Former.Where(f => f.Until < DateOnly.MaxValue))
            Tell(had.Until.AddDays(1), ChangeSubject.Bodies, Renamed(had.Until));
        foreach (
            var start in names
                .Former.Select(f => f.From)
                .OfType<DateOnly>()
                .Where(f => names.Former.All(o => o.Until == DateOnly.MaxValue || o.Until.AddDays(1) != f))
        )
            Tell(start, ChangeSubject.Bodies, Renamed(start.Eve()));
        if (established is null && life.From is null)
            Leave(ChangeSubject.Bodies, $"{body.Name} was proposed.", life.Until);
        else if (established is { From: null } set)
            Leave(ChangeSubject.Bodies, $"{body.Name} was established.", set.Until ?? life.Until);
        if (established is { } stands)
        {
            Show(ChangeSubject.Bodies, "Established", new Period(stands.From, Earlier(stands.Until, life.Until)));
            if (life.From is { } first && stands.From > first)
                Show(ChangeSubject.Bodies, "Proposed", new Period(first, stands.From.Value.Eve()), isProposed: true);
        }
        else
        {
            Show(ChangeSubject.Bodies, "Proposed", life, isProposed: true);
        }
    }

    /// <summary>From whom it took over, and who took over from it.</summary>
    public void Successions(IReadOnlyList<SuccessionView> before, IReadOnlyList<SuccessionView> after)
    {
        foreach (var from in before)
            Tell(from, $"{body.Name} {(Done(from) ? "took over" : "is to take over")} from {from.Other.Name}{What(from)}.");
        foreach (var to in after)
            Tell(to, $"{to.Other.Name} {(Done(to) ? "took over" : "is to take over")} from {body.Name}{What(to)}.");

        static bool Done(SuccessionView succession) => succession.State == SuccessionState.Done;
        static string What(SuccessionView succession) => succession.What is null ? "" : $": {succession.What}";
        void Tell(SuccessionView succession, string sentence)
        {
            if (succession.On is { } day)
                this.Tell(day, ChangeSubject.Bodies, sentence);
            else
                Leave(ChangeSubject.Bodies, sentence, null);
        }
    }

    /// <summary>Lines that were drawn and that ended.</summary>
    public void Lines(IEnumerable<PastLine> lines)
    {
        foreach (var line in lines)
        {
            string Sentence(bool now, DateOnly? day) =>
                ChangeSentences.Drawn(
                    line.IsOutward && day is { } start ? names.On(start) : line.StartName,
                    line.As,
                    now,
                    !line.IsOutward && day is { } end ? names.On(end) : line.EndName,
                    line.Scope
                );
            var held = ChangeSentences.Holds(line.StartName, line.As, line.EndName, line.Scope);
            TellSpan(
                ChangeSubject.Lines,
                line.Period,
                Sentence(true, line.From),
                Sentence(false, Ends(line.Period).Cast<DateOnly?>().LastOrDefault()),
                $"{held}."
            );
            Show(ChangeSubject.Lines, held, line.Period);
        }
    }

    /// <summary>Places that came and went, and who sat in them.</summary>
    public void Places(PastPlaces places)
    {
        foreach (var place in places.Of(body.Id))
            new PlaceTelling(this, names, places, place).Tell();
    }

    /// <summary>Topics that it took on and gave up.</summary>
    public void Topics(IEnumerable<AreaOfResponsibility> topics)
    {
        foreach (var topic in topics)
        {
            string Sentence(string verb, DateOnly? day) =>
                $"{(day is { } on ? names.On(on) : body.Name)} {verb} “{topic.Title}”{(topic.Ages is { } ages ? $", {ages.InWords()}" : "")}.";
            var isLead = topic.Part == AreaPart.Lead;
            TellSpan(
                ChangeSubject.Topics,
                topic.Period,
                Sentence(isLead ? "now leads on" : "now helps with", topic.From),
                Sentence(isLead ? "no longer leads on" : "no longer helps with", topic.Until),
                Sentence(isLead ? "leads on" : "helps with", null)
            );
        }
    }

    /// <summary>Versions of its terms: agreed, in force, to be looked at again.</summary>
    public void Terms(IEnumerable<TermsLine> versions)
    {
        foreach (var terms in versions)
        {
            var version = $"Version {terms.Key} of the terms of reference";
            if (terms.AgreedOn is { } agreed)
                Tell(agreed, ChangeSubject.Terms, ChangeSentences.Agreed(terms.Key, names.On(agreed), agreed));
            else
                Leave(ChangeSubject.Terms, $"{version} is {terms.State.OnScreen().ToLowerInvariant()}.", null);
            if (terms.ReviewOn is { } review && terms.State != TermsState.Superseded)
                Tell(review, ChangeSubject.Terms, $"{version} is to be looked at again by this day.");
            Show(
                ChangeSubject.Terms,
                $"{version}, {terms.State.OnScreen().ToLowerInvariant()}",
                new Period(terms.From ?? (terms.AgreedOn > terms.Until ? null : terms.AgreedOn), terms.Until),
                terms.State is TermsState.Draft or TermsState.Proposed
            );
        }
    }

    /// <summary>Tells of a day.</summary>
    public void Tell(DateOnly day, ChangeSubject about, string? sentence)
    {
        if (sentence is not null)
            Events.Add(new TimelineEvent(day, about, sentence));
    }

    /// <summary>Tells of what has no first day.</summary>
    /// <param name="about">What it is about.</param>
    /// <param name="sentence">What is so, as a sentence.</param>
    /// <param name="until">Its last day; null where that is not recorded either.</param>
    public void Leave(ChangeSubject about, string sentence, DateOnly? until) =>
        Undated.Add(
            new UndatedFact(about, until is { } last ? $"{sentence.TrimEnd('.')}, until {LondonDate.Words(last)}." : sentence)
        );

    /// <summary>Adds a bar, where one of its ends at least is recorded.</summary>
    public void Show(ChangeSubject about, string words, Period period, bool isProposed = false)
    {
        if (period != Period.Unbounded)
            Bars.Add(new TimelineBar(about, words, period, isProposed));
    }

    private void TellSpan(ChangeSubject about, Period period, string begins, string ends, string isSo)
    {
        if (period.From is { } from)
            Tell(from, about, begins);
        else
            Leave(about, isSo, period.Until);
        if (period.Until is { } until && until < DateOnly.MaxValue)
            Tell(until.AddDays(1), about, ends);
    }

    private string? Renamed(DateOnly lastOfTheOld)
    {
        var (before, after) = (names.On(lastOfTheOld), names.On(lastOfTheOld.AddDays(1)));
        return before == after || body.StateOn(lastOfTheOld) == BodyState.NotYet ? null : ChangeSentences.Renamed(before, after);
    }

    private BodyState StateBefore(DateOnly day) => day == DateOnly.MinValue ? BodyState.NotYet : body.StateOn(day.Eve());

    private static IEnumerable<DateOnly> Ends(Period period)
    {
        if (period.From is { } from)
            yield return from;
        if (period.Until is { } until && until < DateOnly.MaxValue)
            yield return until.AddDays(1);
    }

    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) =>
        one is null ? other
        : other is null || one < other ? one
        : other;
}
