using Remit.Kernel;
using Remit.Tests.Harness;

namespace Remit.Tests.Kernel;

public class PolicyTests
{
    private static readonly RecordRef Board = new("body", Guid.Parse("01900000-0000-7000-8000-000000000001"));

    [Fact]
    public void Reading_that_differs_between_capabilities_is_refused()
    {
        var open = new PolicySection("open", "Open", ["thing"], [new(Relation.Anyone, Sensitivity.Restricted, [Verb.Read])]);
        Should.Throw<ArgumentException>(() => new Policy([open])).Message.ShouldContain("open says otherwise who reads records");
    }

    [Theory]
    [InlineData(Verb.Write)]
    [InlineData(Verb.Decide)]
    [InlineData(Verb.Publish)]
    public void Whoever_may_deal_with_a_record_may_read_it(Verb verb)
    {
        var blind = new PolicySection(
            "duties",
            "Duties",
            ["thing"],
            [.. PolicySection.Reading, .. PolicySection.Give(Relation.PostHolder, Sensitivity.Restricted, verb)]
        );
        Should
            .Throw<ArgumentException>(() => new Policy([blind]))
            .Message.ShouldContain(
                $"duties lets the holder of the post {Kebab.Of(verb)} records that they may not read: Restricted"
            );
        new Policy([
            blind with
            {
                Rows = [.. PolicySection.Reading, .. PolicySection.Give(Relation.PostHolder, Sensitivity.Partnership, verb)],
            },
        ])
            .Allows("duties", Relation.PostHolder, Sensitivity.Partnership, verb)
            .ShouldBeTrue();
    }

    [Fact]
    public void A_capability_without_records_of_its_own_is_held_to_the_same()
    {
        var pages = new PolicySection("pages", "Pages", [], [new(Relation.Anyone, Sensitivity.Partnership, [Verb.Write])]);
        Should.Throw<ArgumentException>(() => new Policy([pages])).Message.ShouldContain("pages lets anyone write");
    }

    [Fact]
    public void A_capability_speaks_once_and_a_kind_belongs_to_one()
    {
        var one = new PolicySection("one", "One", ["thing"], PolicySection.OfABody);
        Should.Throw<ArgumentException>(() => new Policy([one, one with { Kinds = [] }]));
        Should.Throw<ArgumentException>(() => new Policy([one, one with { Capability = "two" }]));
    }

    [Fact]
    public void Every_kind_of_record_has_a_section()
    {
        Composition.Shapes().All.Where(s => Policies.Composed.SectionOf(s.Kind) is null).Select(s => s.Kind).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_restricted_is_seen_for_a_body_and_never_beyond_it_by_who_belongs_to_one()
    {
        foreach (var relation in Enum.GetValues<Relation>())
        {
            var sight = Policy.SightOf([new Standing(Relation.Anyone), new Standing(relation, Board)]);
            sight.IsWhole.ShouldBeFalse($"{relation}");
            sight.Sees(Sensitivity.Restricted, null).ShouldBeFalse($"{relation}");
        }
    }

    [Fact]
    public void Everybody_sees_what_is_published_and_the_public_nothing_else()
    {
        foreach (var relation in Enum.GetValues<Relation>())
            Policy.SightOf([new Standing(Relation.Anyone), new Standing(relation)]).Sees(Sensitivity.Public, null).ShouldBeTrue();
        Policy.SightOf([new Standing(Relation.Anyone)]).ShouldBe(Sight.Published);
    }

    [Fact]
    public void A_permission_that_no_section_knows_is_nobodys()
    {
        var viewer = new Viewer(Policies.Composed, "x", "y", [new Standing(Relation.Operator)]);
        viewer.May("structure.write").ShouldBeTrue();
        viewer.May("nothing.write").ShouldBeFalse();
        viewer.May("structure.eat").ShouldBeFalse();
        viewer.May("structure").ShouldBeFalse();
    }
}
