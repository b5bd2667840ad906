using Remit.Checks;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;

namespace Remit.Structure.Checking;

/// <summary>A check of the structure: all of them look at what is read once.</summary>
internal abstract class StructureCheck(string code, string title) : Check(code, title)
{
    /// <inheritdoc/>
    public sealed override async Task<IReadOnlyList<Finding>> Run(CheckRun run) => [.. Find(await run.Once(StructureOn.Load))];

    /// <summary>What it finds.</summary>
    protected abstract IEnumerable<Finding> Find(StructureOn at);

    /// <summary>A fault.</summary>
    protected Finding Fault(Severity severity, string message, string mend, params IEnumerable<FoundRecord> records) =>
        new(this, severity, message, mend, [.. records.DistinctBy(r => r.Ref)]);

    /// <summary>Something that is only not recorded yet.</summary>
    protected Finding NotRecorded(Severity severity, string message, string mend, params IEnumerable<FoundRecord> records) =>
        Fault(severity, message, mend, records) with
        {
            IsNotRecorded = true,
        };

    protected static FoundRecord Of(Body body) => FoundRecord.Of("body", body, body.Name);

    protected static FoundRecord Of(Place place, Body body) => FoundRecord.Of("place", place, place.Title, Of(body));

    protected static FoundRecord Of(Appointment appointment, string title, Place place, Body body) =>
        FoundRecord.Of("appointment", appointment, title, Of(place, body));

    protected static FoundRecord Of(Vacancy vacancy, Place place, Body body) =>
        FoundRecord.Of("vacancy", vacancy, "Vacancy", Of(place, body));

    protected static FoundRecord Of(Line line, Body from) =>
        FoundRecord.Of("line", line, $"{line.Kind.Outward()}{(line.Scope is null ? "" : $": {line.Scope}")}", Of(from));

    protected static FoundRecord Of(AreaOfResponsibility topic, Body body) =>
        FoundRecord.Of("area", topic, topic.Title, Of(body));

    protected static FoundRecord Of(Organisation organisation) => FoundRecord.Of("organisation", organisation, organisation.Name);

    protected static FoundRecord Of(Person person) => FoundRecord.Of("person", person, person.Name);

    protected static FoundRecord Of(TermsVersion version, Body body) =>
        FoundRecord.Of("terms", version.Terms, $"Version {version.Terms.Key}", Of(body));

    /// <summary>Heavier for a body that is established than for one that is only proposed.</summary>
    protected static Severity Weight(StructureOn at, Body body, Severity established, Severity proposed = Severity.Note) =>
        at.IsEstablished(body) ? established : proposed;
}
