using Remit.Checks;
using Remit.Kernel;
using Remit.Structure.Bodies;

namespace Remit.Meetings.Checking;

/// <summary>A body that has not met as often as its agreed terms say: STR-14. It is silent where no meetings are recorded at all.</summary>
internal sealed class NotMetAsStated() : MeetingsCheck("STR-14", "A body that has not met as often as its terms say")
{
    public override string Why => "A body that does not meet decides nothing, and whoever answers to it answers to nobody.";

    public override string Source => "Each body’s own terms of reference; the design.";

    protected override IEnumerable<Finding> Find(MeetingsOn at)
    {
        foreach (var body in at.Bodies)
        {
            if (body.Outside || body.StateOn(at.Day) != BodyState.Established || !at.Of(body).Any())
                continue;
            if (at.TermsOf(body) is not { } terms || StatedFrequency.In(terms.Text) is not { } stated)
                continue;
            var last = at.HeldOf(body).LastOrDefault();
            // Before its first meeting it is given the same time, from when its terms or its work began.
            DateOnly?[] starts = [last?.Date, terms.From, terms.AgreedOn, body.Established?.From];
            if ((last is null ? starts.Max() : last.Date) is not { } since || stated.LatestAfter(since) >= at.Day)
                continue;
            var next = at.ComingOf(body).FirstOrDefault();
            yield return Fault(
                Severity.Warning,
                "not-met",
                $"{body.Name} is to meet {stated.Words} by its terms. It "
                    + (last is null ? "has not met" : $"last met on {LondonDate.Words(last.Date)}")
                    + (
                        next is null
                            ? ", and no meeting is planned."
                            : $", and the next meeting is on {LondonDate.Words(next.Date)}."
                    ),
                next is null
                    ? "Call a meeting; or, where it is not needed so often, have its terms changed or the body closed."
                    : "Bring the next meeting forward, or have the terms changed to how often it is needed.",
                MeetingsOn.Found(body),
                FoundRecord.Of("terms", terms, $"Version {terms.Key}", MeetingsOn.Found(body)),
                last is null ? null : at.Found(last),
                next is null ? null : at.Found(next)
            );
        }
    }
}
