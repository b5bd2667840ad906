using Remit.Actions;
using Remit.Kernel;
using Remit.Structure.Areas;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Partnerships;
using Remit.Structure.Places;
using Remit.Structure.Posts;
using Remit.Structure.Terms;

namespace Remit.Tests.Harness;

internal sealed partial class TestData
{
    public Body NewBody(string name = "Executive", Period? when = null, Action<Body>? with = null) =>
        With(
            new Body
            {
                Id = NewId<Body>(),
                Key = NewKey(name),
                Name = name,
                Period = when ?? When.Always,
            },
            with
        );

    public Task<Body> Body(string name = "Executive", Period? when = null, Action<Body>? with = null) =>
        Written(NewBody(name, when, with));

    public Place NewPlace(Body body, string title = "Chair", Period? when = null, Action<Place>? with = null) =>
        With(
            new Place
            {
                Id = NewId<Place>(),
                Key = NewKey(title),
                Body = body.Id,
                Title = title,
                Period = when ?? When.Always,
            },
            with
        );

    public Task<Place> Place(Body body, string title = "Chair", Period? when = null, Action<Place>? with = null) =>
        Written(NewPlace(body, title, when, with));

    /// <summary>A place on a body of its own.</summary>
    public async Task<Place> Place(string title = "Chair", Period? when = null, Action<Place>? with = null) =>
        await Place(await Body(), title, when, with);

    public Person NewPerson(string name = "Anna Barratt") =>
        new()
        {
            Id = NewId<Person>(),
            Key = NewKey(name),
            Name = name,
        };

    public Task<Person> Person(string name = "Anna Barratt") => Written(NewPerson(name));

    public Organisation NewOrganisation(string name, Organisation? partOf = null) =>
        new()
        {
            Id = NewId<Organisation>(),
            Key = NewKey(name),
            Name = name,
            PartOf = partOf?.Id,
        };

    public Task<Organisation> Organisation(string name, Organisation? partOf = null) => Written(NewOrganisation(name, partOf));

    public FormerName NewFormerName(RecordRef of, string name, Period when) =>
        new()
        {
            Id = NewId<FormerName>(),
            Key = NewKey(name),
            Of = of,
            Name = name,
            Period = when,
        };

    public FormerOrganisation NewFormerOrganisation(RecordRef of, Organisation organisation, Period when) =>
        new()
        {
            Id = NewId<FormerOrganisation>(),
            Key = NewKey("belonged"),
            Of = of,
            Organisation = organisation.Id,
            Period = when,
        };

    public Task<Post> Post(string title = "Director of Children's Services") =>
        Written(
            new Post
            {
                Id = NewId<Post>(),
                Key = NewKey(title),
                Title = title,
            }
        );

    public Appointment NewAppointment(Place place, Person person, Period when) =>
        new()
        {
            Id = NewId<Appointment>(),
            Key = NewKey(person.Name),
            Place = place.Id,
            Person = person.Id,
            Period = when,
        };

    public Task<Appointment> Appointment(Place place, Person person, Period when) => Written(NewAppointment(place, person, when));

    public Vacancy NewVacancy(Place place, Period when) =>
        new()
        {
            Id = NewId<Vacancy>(),
            Key = NewKey("vacant"),
            Place = place.Id,
            Period = when,
        };

    public Task<Vacancy> Vacancy(Place place, Period when) => Written(NewVacancy(place, when));

    public Line NewLine(
        Body from,
        Body to,
        Period when,
        string? scope = Line.Everything,
        LineKind kind = LineKind.AccountableTo
    ) => NewLine(RefOf(from), to, when, scope, kind);

    public Line NewLine(RecordRef from, Body to, Period when, string? scope = null, LineKind kind = LineKind.AccountableTo) =>
        new()
        {
            Id = NewId<Line>(),
            Key = NewKey("line"),
            Start = from,
            To = to.Id,
            Kind = kind,
            Scope = scope,
            Period = when,
        };

    public Succession NewSuccession(Body successor, Body predecessor) =>
        new()
        {
            Id = NewId<Succession>(),
            Key = NewKey(predecessor.Name),
            Successor = successor.Id,
            Predecessor = predecessor.Id,
        };

    public Task<TermsOfReference> Terms(Body body, TermsState state, string text = "## Purpose\n\nTo agree the plan.") =>
        Written(
            new TermsOfReference
            {
                Id = NewId<TermsOfReference>(),
                Key = NewKey("version"),
                Body = body.Id,
                State = state,
                Text = text,
            }
        );

    public QuorumRule NewQuorumRule(TermsOfReference terms, QuorumForm form, Action<QuorumRule>? with = null) =>
        With(
            new QuorumRule
            {
                Id = NewId<QuorumRule>(),
                Key = NewKey("rule"),
                Terms = terms.Id,
                Form = form,
            },
            with
        );

    public QuorumPlace NewQuorumPlace(QuorumRule rule, Place place) =>
        new()
        {
            Id = NewId<QuorumPlace>(),
            Rule = rule.Id,
            Place = place.Id,
        };

    public ActionItem NewAction(string what = "Write the plan", Action<ActionItem>? with = null) =>
        With(
            new ActionItem
            {
                Id = NewId<ActionItem>(),
                Key = NewKey(what),
                What = what,
            },
            with
        );

    public LocalArea NewArea(string name, LocalArea? partOf = null, Period? when = null, Action<LocalArea>? with = null) =>
        With(
            new LocalArea
            {
                Id = NewId<LocalArea>(),
                Key = NewKey(name),
                Name = name,
                PartOf = partOf?.Id,
                Period = when ?? When.Always,
            },
            with
        );

    public Task<LocalArea> Area(string name, LocalArea? partOf = null, Period? when = null, Action<LocalArea>? with = null) =>
        Written(NewArea(name, partOf, when, with));

    public CoveredArea NewCovered(Body body, LocalArea area) =>
        new()
        {
            Id = NewId<CoveredArea>(),
            Body = body.Id,
            Area = area.Id,
        };

    public JointArea NewJoint(Body body, LocalArea area, int order = 0) =>
        new()
        {
            Id = NewId<JointArea>(),
            Body = body.Id,
            Area = area.Id,
            Order = order,
        };

    public Task<Partnership> Partnership(LocalArea? area = null) =>
        Written(
            new Partnership
            {
                Id = NewId<Partnership>(),
                Key = Remit.Structure.Partnerships.Partnership.OnlyKey,
                Name = "Children's trust",
                Area = area?.Id,
            }
        );

    public Task<ActionItem> Action(string what = "Write the plan", Action<ActionItem>? with = null) =>
        Written(NewAction(what, with));

    public ActionOwner NewOwner(ActionItem action, RecordRef owner) =>
        new()
        {
            Id = NewId<ActionOwner>(),
            Action = action.Id,
            Owner = owner,
        };

    private static T With<T>(T record, Action<T>? with)
    {
        with?.Invoke(record);
        return record;
    }
}
