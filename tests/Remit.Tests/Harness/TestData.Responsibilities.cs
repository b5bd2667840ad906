using Remit.Kernel;
using Remit.Responsibilities.Concerns;
using Remit.Responsibilities.Duties;
using Remit.Responsibilities.Positions;
using Remit.Responsibilities.Registers;
using Remit.Responsibilities.SignOffs;
using Remit.Responsibilities.Sources;
using Remit.Structure.Organisations;
using Remit.Structure.Posts;

namespace Remit.Tests.Harness;

internal sealed partial class TestData
{
    public Source NewSource(string title = "Children Act 2004") =>
        new()
        {
            Id = NewId<Source>(),
            Key = NewKey(title),
            Title = title,
        };

    public Task<Source> Source(string title = "Children Act 2004") => Written(NewSource(title));

    public Provision NewProvision(Source source, string number, Provision? partOf = null) =>
        new()
        {
            Id = NewId<Provision>(),
            Key = NewKey("provision"),
            Source = source.Id,
            Number = ProvisionNumber.TryParse(number, out var read) ? read : throw new FormatException(number),
            PartOf = partOf?.Id,
        };

    public Task<Provision> Provision(Source source, string number, Provision? partOf = null) =>
        Written(NewProvision(source, number, partOf));

    public Stage NewStage(Provision provision, ProvisionState state, DateOnly from, DateOnly? until = null) =>
        new()
        {
            Id = NewId<Stage>(),
            Key = NewKey("stage"),
            Provision = provision.Id,
            State = state,
            Period = new Period(from, until),
        };

    public Task<Register> Register(string title = "Responsibilities of the Lead Member", RecordRef? holder = null) =>
        Written(NewRegister(title, holder));

    public Register NewRegister(string title = "Responsibilities of the Lead Member", RecordRef? holder = null) =>
        new()
        {
            Id = NewId<Register>(),
            Key = NewKey(title),
            Title = title,
            Holder = holder,
        };

    public Responsibility NewResponsibility(
        Register register,
        string text = "Lead the partnership",
        Action<Responsibility>? with = null
    ) =>
        With(
            new Responsibility
            {
                Id = NewId<Responsibility>(),
                Key = NewKey(text),
                Register = register.Id,
                Text = text,
            },
            with
        );

    public Task<Responsibility> Responsibility(
        Register register,
        string text = "Lead the partnership",
        Action<Responsibility>? with = null
    ) => Written(NewResponsibility(register, text, with));

    public Citation NewCitation(Responsibility responsibility, Provision provision) =>
        new()
        {
            Id = NewId<Citation>(),
            Responsibility = responsibility.Id,
            Provision = provision.Id,
        };

    public Position NewPosition(Responsibility responsibility, string text = "Done", Action<Position>? with = null) =>
        With(
            new Position
            {
                Id = NewId<Position>(),
                Key = NewKey("position"),
                Responsibility = responsibility.Id,
                Text = text,
            },
            with
        );

    public Task<Position> Position(Responsibility responsibility, string text = "Done", Action<Position>? with = null) =>
        Written(NewPosition(responsibility, text, with));

    public Evidence NewEvidence(Position position, RecordRef? record) =>
        new()
        {
            Id = NewId<Evidence>(),
            Key = NewKey("evidence"),
            Position = position.Id,
            Title = "The minutes",
            Record = record,
        };

    public Drafter NewDrafter(Register register, Person person, Period? when = null) =>
        new()
        {
            Id = NewId<Drafter>(),
            Key = NewKey(person.Name),
            Register = register.Id,
            Person = person.Id,
            Period = when ?? When.Always,
        };

    public Delegation NewDelegation(Responsibility responsibility, Post to, Period? when = null) =>
        new()
        {
            Id = NewId<Delegation>(),
            Key = NewKey(to.Title),
            Responsibility = responsibility.Id,
            To = to.Id,
            Period = when ?? When.Always,
        };

    /// <summary>A draft that waits for the holder.</summary>
    public Position NewDraft(Responsibility responsibility, RecordRef by, string text = "Drafted") =>
        NewPosition(responsibility, text, p => (p.Draft, p.DraftedBy) = (DraftState.Waiting, by));

    public SignOff NewSignOff(Register register, Person by, string on = "2007-09-03", string? content = null)
    {
        content ??=
            $$"""{"asAt":"{{on}}","format":"remit-sign-off/1","holder":"Director","knownAt":1,"rows":[],"title":"Duties"}""";
        return new()
        {
            Id = NewId<SignOff>(),
            Key = NewKey(on),
            Register = register.Id,
            On = When.Day(on),
            AsAt = When.Day(on),
            KnownAt = 1,
            By = by.Id,
            For = register.Holder!.Value,
            Content = content,
            Hash = SignOff.HashOf(content),
        };
    }

    public ReportingDuty NewReportingDuty(RecordRef from, RecordRef to) =>
        new()
        {
            Id = NewId<ReportingDuty>(),
            Key = NewKey("duty"),
            FromHolder = from,
            ToHolder = to,
            About = "Annual report",
        };

    public ReportMade NewReportMade(ReportingDuty duty, string sentOn, Action<ReportMade>? with = null) =>
        With(
            new ReportMade
            {
                Id = NewId<ReportMade>(),
                Key = NewKey("report"),
                Duty = duty.Id,
                Title = "Report",
                SentOn = When.Day(sentOn),
            },
            with
        );

    public ConcernArrangement NewConcernArrangement(
        string title = "Whistleblowing policy",
        Action<ConcernArrangement>? with = null
    ) =>
        With(
            new ConcernArrangement
            {
                Id = NewId<ConcernArrangement>(),
                Key = NewKey(title),
                Title = title,
            },
            with
        );

    public ConcernCount NewConcernCount(ConcernArrangement arrangement, string first, string last, int raised, int settled) =>
        new()
        {
            Id = NewId<ConcernCount>(),
            Key = NewKey("count"),
            Arrangement = arrangement.Id,
            FirstDay = When.Day(first),
            LastDay = When.Day(last),
            Raised = raised,
            Settled = settled,
        };
}
